// The page as a whole: which phones are on it, what is around them, and what the server tells all of them.

import { Offline, Refused, api } from "./api.js";
import { createClock } from "./clock.js";
import { createDesk } from "./desk.js";
import { confirmDialog, groupDialog, newPersonDialog, openAsDialog, sheet } from "./dialogs.js";
import { h } from "./dom.js";
import { dropDrafts } from "./drafts.js";
import { groupCode, startCode } from "./entities.js";
import { createLive } from "./live.js";
import { pageMenu } from "./page_menu.js";
import { createOutbox } from "./outbox.js";
import { drawPeople } from "./people.js";
import { createPhone } from "./phone.js";
import { createStore } from "./store.js";
import { LANG, OTHER, t } from "./texts.js";
import { attempting, sentence } from "./toasts.js";
import { createTour } from "./tour.js";

const COLUMNS = 3;
const $ = (id) => document.getElementById(id);
document.documentElement.lang = LANG;

const params = new URLSearchParams(location.search);
const numbers = (text) => (text || "").split(",").map(Number).filter(Boolean);
let sideBySide = params.has("users");
let wanted = numbers(params.get("users") || params.get("user")).slice(0, COLUMNS); // whose phones
const wide = matchMedia("(min-width: 1000px)");

const phones = [];
let active = null; // the phone touched last
let world = null; // how often all was made anew when this page was loaded
let spoken = null; // the language in which a demo is made; null: there is none to speak it
let lasting = false; // what is kept is not thrown away by a click
let making = ""; // what is told while all is made anew
let peopleSheet = null; // {phone, node, close} while it is open

const store = createStore(api);
store.isOpen = (user, chat) => phones.some((phone) => phone.user === user && phone.chat === chat && phone.isSeen());
const outbox = createOutbox(api, () => phones.forEach((phone) => phone.drawPending()));
const tell = (text) => (active ?? phones[0])?.toast(text);
const attempt = attempting(tell);
const clock = createClock(api, tell);
const tour = createTour(api, {
  clock, attempt, draw: () => desk.place(),
  nameOf: (user) => (store.person(user)?.first_name ?? "").split(" ")[0],
  isShown: (user) => phones.some((phone) => phone.user === user),
  show: (user) => choose(user, user, active ?? phones[0]),
  send: (user, text) => phones.find((phone) => phone.user === user)?.send({ text }),
  lasting: () => lasting,
  reset, turnLanguage,
});
const shell = { draw: drawSoon, acted: (user) => tour.acted(user), showPeople, showMore, addPerson, openLink, focused, unreadBeside };
const desk = createDesk({ phones, clock, tour, store, showMore: (anchor) => showMore(null, anchor), toggleColumns, people: (node) => peopleView(node, phones[0]) });

// --- people and phones

/** Brings this person's chat to the screen: to the phone that is his already, else to `from`'s place. */
async function choose(user, chat, from = phones[0]) {
  peopleSheet?.close();
  const his = phones.find((phone) => phone.user === user) ?? from;
  const opened = his.user !== user || his.chat !== chat ? his.open(user, chat) : null;
  remember(); // before it is there: whoever lays the phones out meanwhile knows whose this one is
  await opened?.catch(down);
  focused(his);
  desk.place();
}

function remember() {
  const open = phones.map((phone) => phone.user).filter(Boolean);
  if (!open.length) return;
  wanted = phones.length > 1 ? open : [open[0], ...wanted.filter((user) => user !== open[0])].slice(0, sideBySide ? COLUMNS : 1);
  for (const name of ["user", "users", "start"]) params.delete(name);
  params.set(sideBySide ? "users" : "user", wanted.join(","));
  history.replaceState(null, "", `?${decodeURIComponent(params.toString())}`);
}

function focused(phone) {
  if (active === phone) return;
  active = phone;
  for (const one of phones) one.setLive(one === phone);
}

async function addPerson(phone) {
  const answer = await newPersonDialog();
  if (!answer) return null;
  let id = 0;
  while (!id || store.person(id)) id = 100_000_000 + (crypto.getRandomValues(new Uint32Array(1))[0] % 800_000_000);
  return attempt(async () => {
    await api.addUser({ id, ...answer });
    await store.loadUsers();
    await choose(id, id, phone);
    return id;
  });
}

async function openLink(address, phone) {
  const code = startCode(address);
  const group = groupCode(address);
  if (group !== null) await addToGroup(group, phone);
  else if (code === null) window.open(address, "_blank", "noopener");
  else await openCode(code, await openAsDialog(store.users), beside(phone));
}

/** As Telegram does: the person chooses a group or makes one, the bot comes into it and is told the link's code. */
async function addToGroup(code, phone) {
  const { user } = phone;
  const groups = store.chatsOf(user).filter((chat) => chat.chat_id < 0);
  const chosen = await groupDialog(groups, store.users.filter((one) => one.id !== user));
  if (!chosen) return;
  await attempt(async () => {
    const id = chosen.id ?? Math.min(-1000, ...groups.map((chat) => chat.chat_id)) - (crypto.getRandomValues(new Uint32Array(1))[0] % 1_000_000_000) - 1;
    if (chosen.id) await api.toGroup(id, "add");
    else await api.newGroup({ id, title: chosen.title, members: [user, ...chosen.members] });
    await choose(user, id, phone);
    const name = store.chatInfo(user, user)?.username;
    phone.send({ text: `/start${name ? `@${name}` : ""}${code ? ` ${code}` : ""}` });
  });
}

/** Where a link opens: in the next column, so that the one it was in stays in sight. */
const beside = (phone) => phones[(phones.indexOf(phone) + 1) % phones.length];

async function openCode(code, chosen, phone) {
  const id = chosen === "new" ? await addPerson(phone) : chosen?.id;
  if (!id) return;
  if (chosen !== "new") await choose(id, id, phone);
  phones.find((one) => one.user === id)?.send({ text: code ? `/start ${code}` : "/start" });
}

/** As many phones as are wanted and as fit. */
function layOut() {
  const known = wanted.filter(store.person);
  const several = sideBySide && wide.matches && known.length > 1;
  const users = several ? known : [known[0] ?? store.users[0]?.id ?? null];
  while (phones.length > users.length) phones.pop().remove();
  while (phones.length < users.length) phones.push(createPhone({ api, store, outbox, shell }));
  phones.forEach((phone, at) => {
    if (phone.user !== users[at]) Object.assign(phone, { user: users[at], chat: users[at], topic: null });
    if (!phone.node.isConnected) $("phones").append(phone.node);
  });
  document.body.classList.toggle("several", several);
  if (!phones.includes(active)) active = null;
  focused(active ?? phones[0]);
}

async function toggleColumns() {
  sideBySide = phones.length === 1;
  if (!sideBySide) wanted = [active.user];
  else wanted = [...new Set([phones[0].user, ...tour.everybody(), ...store.users.map((user) => user.id)])].filter(store.person).slice(0, COLUMNS);
  layOut();
  remember();
  await Promise.all(phones.map((phone) => phone.reload())).catch(down);
  desk.place();
}

// --- what the server tells

const live = createLive({
  prepare: async () => { await store.loadUsers(); layOut(); },
  ids: () => store.followed(phones.map((phone) => phone.user)),
  onEvent, onUp: refresh, onDown: down,
});

/** After every (re)connection: what happened in between was not sent, so all of it is fetched. */
async function refresh() {
  const { notice, made, language, ...kept } = await tour.refresh();
  spoken = language;
  lasting = Boolean(kept.lasting);
  if (made !== (world ??= made)) return startAnew(); // while this page was not listening
  desk.setNotice(notice);
  await clock.refresh();
  await Promise.all(store.followed([]).map((user) => store.loadChats(user)));
  await Promise.all(phones.map((phone) => phone.reload()));
  store.cut = false;
  offline(null);
  desk.place();
  return outbox.run();
}

function onEvent(event) {
  if (event.type === "clock") return clock.take(event);
  if (event.type === "tour") return tour.take(event);
  if (event.type === "reset") return startAnew();
  if (event.type === "users") return live.connect();
  const { user, message } = event;
  const chat = event.chat_id ?? message?.chat_id;
  if (message) {
    store.note(user, message, event.type === "message");
    if (message.from.is_bot) store.answered(chat);
    outbox.arrived(message);
  }
  if (event.type === "typing") store.wait(chat);
  for (const phone of phones) if (phone.user === user) phone.onEvent(event);
  return drawSoon();
}

function startAnew() {
  outbox.clear();
  dropDrafts();
  for (const key of ["tour-closed", "tour-small"]) sessionStorage.removeItem(key);
  location.reload();
}

function down(error) {
  store.cut = true;
  if (!(error instanceof Offline || error instanceof Refused)) console.error(error); // a mistake of the page's own
  offline(sentence(error));
}

function offline(text) {
  const shown = making || text;
  $("offline").hidden = !shown;
  $("offline").textContent = shown || "";
}

// --- around the phones

/** What waits in chats that are on no phone here. */
function unreadBeside(phone) {
  const others = store.users.filter((user) => !phones.some((one) => one.user === user.id)).reduce((sum, user) => sum + store.unreadOf(user.id), 0);
  return others + store.chatsOf(phone.user).reduce((sum, chat) => sum + (chat.chat_id === phone.chat ? 0 : chat.unread), 0);
}

const peopleView = (node, phone) => drawPeople(node, { store, current: phone ?? {}, choose: (user, chat) => choose(user, chat, phone), add: () => { peopleSheet?.close(); addPerson(phone); } });

function showPeople(phone) {
  sheet(t("people"), (close) => {
    const node = h("div", { class: "choices" });
    peopleSheet = { phone, node, close: () => { peopleSheet = null; close(null); } };
    peopleView(node, phone);
    return node;
  }).then(() => { peopleSheet = null; });
}

/** The menu of one phone, or of the whole page when there are several (`phone` null). */
function showMore(phone, anchor) {
  pageMenu(anchor, { phone, several: phones.length > 1, canBeSeveral: wide.matches && store.users.length > 1, store, tour, toggleColumns, reset: lasting ? null : reset,
    turnLanguage,
    remove: async () => { if (await confirmDialog(t("remove"), t("removeSure"))) { await phone.act("delete"); live.connect(); } } });
}

async function reset() {
  if (await confirmDialog(t("reset"), t("resetSure"))) await makeAnew();
}

/** Takes seconds; the page is loaded again when it is done. */
async function makeAnew(language = LANG) {
  making = t("making", {}, language);
  offline();
  await attempt(() => api.reset(language === LANG ? {} : { language }));
  making = "";
  offline();
}

/** A demo speaks one language everywhere, so it is made anew in the other one; else only the page's words change. */
async function turnLanguage() {
  if (spoken === LANG && !lasting) {
    if (!(await confirmDialog(t("anewIn", {}, OTHER), t("anewInSure", {}, OTHER), OTHER))) return;
    params.delete("lang");
    history.replaceState(null, "", `?${decodeURIComponent(params.toString())}`);
    await makeAnew(OTHER);
  } else {
    params.set("lang", OTHER);
    location.search = decodeURIComponent(params.toString());
  }
}

let drawing = 0;
/** Many things change at once; what stands around the phones is drawn once for all of them. */
function drawSoon() {
  drawing ||= requestAnimationFrame(() => {
    drawing = 0;
    desk.draw();
    if (peopleSheet) peopleView(peopleSheet.node, peopleSheet.phone);
  });
}

document.addEventListener("visibilitychange", () => {
  if (document.hidden) return;
  for (const phone of phones) store.markRead(phone.user, phone.chat);
  phones.forEach((phone) => phone.draw());
});
document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.code !== "KeyF") return;
  event.preventDefault();
  active?.search();
});
wide.addEventListener("change", () => { layOut(); refresh().catch(down); });
setInterval(() => phones.forEach((phone) => phone.draw()), 5000); // «печатает…» ends by itself when the bot stays silent

// An address with a code opens the link at once, one time: a reload must not send it again.
const code = params.get("start");
const named = numbers(params.get("user"))[0];
if (code !== null) {
  params.delete("start");
  history.replaceState(null, "", `?${params}`);
}
await live.connect();
if (code !== null) await openCode(code, store.person(named) ?? await openAsDialog(store.users), phones[0]);

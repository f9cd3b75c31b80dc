// Joins the parts: what the server tells goes to the screen, what the person does goes to the server.

import { Offline, Refused, api, follow } from "./api.js";
import { createClock } from "./clock.js";
import { createComposer } from "./composer.js";
import { alertDialog, confirmDialog, fullName, lightbox, newPersonDialog, openAsDialog, sheet, toast } from "./dialogs.js";
import { avatar, fill, h, icon, iconButton } from "./dom.js";
import { startCode } from "./entities.js";
import { createLog } from "./log.js";
import { createOutbox } from "./outbox.js";
import { drawPeople } from "./people.js";
import { createStore } from "./store.js";
import { LANG, lineOf, t } from "./texts.js";

const $ = (id) => document.getElementById(id);
document.documentElement.lang = LANG;

const store = createStore(api);
const outbox = createOutbox(api, () => drawPending());
const log = createLog($("log"), { onLink: openLink, onCommand: (text) => send({ text }), onCopy: copy, onPhoto: lightbox, onPress: press, onJump: (id) => log.jump(id) });
const composer = createComposer($("composer"), { send, unblock: () => act("unblock") });
const clock = createClock($("clock"), api);
const OTHERS_MS = 4000; // a browser keeps six connections to one address, so only the open person has a stream; the others are asked
const AGAIN_MS = 1000;
let unfollow = () => undefined;
let shown = ""; // the conversation on the screen, "user:chat"
let changes = 0; // events seen for the open chat: a snapshot older than the last of them is fetched again
let peopleSheet = null;

// --- what the person does

function send(content, label) {
  if (!store.user) return;
  if (store.chat === store.user) store.wait(store.chat); // in a group nobody expects the bot to answer
  outbox.add(store.user, store.chat, content, label);
  log.scrollToEnd();
  drawHeader();
}

async function press(message, row, col, label) {
  const key = `${message.message_id}:${row}:${col}`;
  log.setPressing(key, label);
  store.wait(message.chat_id);
  drawHeader();
  try {
    const answer = await api.press(store.user, store.chat, message.message_id, row, col);
    if (answer?.text && answer.show_alert) alertDialog(botName(), answer.text);
    else if (answer?.text) toast(answer.text);
  } catch (error) {
    toast(error instanceof Offline ? t("pressLost") : error.message);
  }
  log.setPressing(key, null);
  store.answered(message.chat_id);
  drawHeader();
}

/** Runs an action of the person that needs the server; a failure is told, never thrown. */
async function attempt(action) {
  try {
    return await action();
  } catch (error) {
    toast(error instanceof Offline ? t("offline") : error.message);
    return null;
  }
}

const act = (action) => attempt(async () => {
  await api.act(store.user, action);
  await store.loadUsers();
  if (action === "delete") connect();
  await reload();
});

async function addPerson() {
  const answer = await newPersonDialog();
  if (!answer) return null;
  let id = 0;
  while (!id || store.users.some((user) => user.id === id)) id = 100_000_000 + (crypto.getRandomValues(new Uint32Array(1))[0] % 800_000_000);
  return attempt(async () => {
    await api.addUser({ id, ...answer });
    await store.loadUsers();
    await open(id, id);
    return id;
  });
}

async function openLink(address) {
  const code = startCode(address);
  await openCode(code, await openAsDialog(store.users));
}

async function openCode(code, chosen) {
  const id = chosen === "new" ? await addPerson() : chosen?.id;
  if (!id) return;
  if (chosen !== "new") await open(id, id);
  send({ text: code ? `/start ${code}` : "/start" });
}

async function open(user, chat) {
  peopleSheet?.();
  const another = user !== store.user;
  store.open(user, chat);
  if (another) connect();
  await reload().catch(down);
  composer.focus();
}

function copy(text) {
  navigator.clipboard?.writeText(text).then(() => toast(t("copied")), () => undefined);
}

// --- what the server tells

/** Makes the screen equal to what the server has for the open conversation. */
async function reload() {
  const { user, chat } = store;
  if (!user) {
    log.show([], { me: 0, inGroup: false }, { fresh: true });
    return draw();
  }
  await store.loadChats(user);
  if (!store.chatsOf(user).length) throw new Refused(t("noBot"));
  let seen;
  let answer;
  do {
    seen = changes;
    answer = await api.messages(user, chat);
    if (user !== store.user || chat !== store.chat) return undefined;
  } while (seen !== changes);
  Object.assign(store, { commands: answer.commands || [], keyboard: answer.reply_keyboard, pinned: answer.pinned });
  const fresh = shown !== `${user}:${chat}`;
  shown = `${user}:${chat}`;
  log.show(answer.messages, { me: user, inGroup: chat !== user }, { fresh });
  return draw();
}

let reloadTimer = 0;
function reloadSoon() {
  clearTimeout(reloadTimer);
  reloadTimer = setTimeout(() => reload().catch(() => undefined), 60);
}

const MESSAGE_TYPES = new Set(["message", "edited", "reaction", "pinned"]);

function onEvent(event) {
  if (event.type === "clock") return clock.refresh().catch(() => undefined);
  if (event.type === "users") return Promise.all([store.loadUsers(), reload()]).then(draw, () => undefined);
  const chat = event.chat_id ?? event.message?.chat_id;
  const here = chat === store.chat;
  if (here) changes += 1;
  if (event.message) {
    const owner = chat > 0 ? chat : store.user;
    store.note(owner, event.message, event.type === "message");
    if (event.message.from.is_bot) store.answered(chat);
    if (here) outbox.arrived(event.message);
  }
  if (event.type === "typing") store.wait(chat);
  if (here && event.message && MESSAGE_TYPES.has(event.type)) log.upsert(event.message);
  if (here && event.type === "deleted" && event.message_id) log.remove(event.message_id);
  // the keyboard under the chat, pins and deletions change more than one message: ask for the whole
  if (here && !["message", "edited", "reaction", "answer", "typing"].includes(event.type)) reloadSoon();
  if (here && event.type === "message" && event.message?.from.is_bot) reloadSoon();
  return draw();
}

/** Finds out who there is and follows the open person; tries again for as long as it takes. */
async function connect() {
  unfollow();
  clearTimeout(reconnectTimer);
  try {
    await store.loadUsers();
  } catch (error) {
    return down(error);
  }
  if (store.user) unfollow = follow(store.user, { onEvent, onUp: refresh, onDown: () => down(new Offline()) });
  return store.user ? undefined : refresh();
}

/** After every (re)connection: what happened in between was not sent, so all of it is fetched. */
async function refresh() {
  try {
    await clock.refresh();
    await store.loadAllChats();
    await reload();
    offline(null);
    outbox.run();
  } catch (error) {
    down(error);
  }
}

let reconnectTimer = 0;
function down(error) {
  offline(error instanceof Offline ? t("offline") : error.message);
  draw();
  clearTimeout(reconnectTimer);
  reconnectTimer = setTimeout(connect, AGAIN_MS);
}

async function askOthers() {
  if (!document.hidden && $("offline").hidden) {
    try {
      const before = store.user;
      await store.loadUsers();
      if (store.user !== before) connect();
      for (const user of store.others()) await store.loadChats(user.id);
      draw();
    } catch (error) {
      down(error);
    }
  }
  setTimeout(askOthers, OTHERS_MS);
}

function offline(text) {
  $("offline").hidden = !text;
  $("offline").textContent = text || "";
}

// --- screen

const botName = () => store.chatInfo()?.title || t("bot");

function drawHeader() {
  const me = store.me();
  const title = botName();
  const subtitle = store.isWaiting(store.chat) ? t("typing") : t(store.chat === store.user ? "bot" : "group");
  const unread = store.users.reduce((sum, user) => sum + (user.id === store.user ? 0 : store.chatsOf(user.id).reduce((all, chat) => all + chat.unread, 0)), 0);
  fill($("header"), avatar(title, 3),
    h("div", { class: "title" }, h("h1", {}, title), h("span", { class: "subtitle" }, subtitle)),
    clock.short,
    h("button", { type: "button", class: "who", "data-key": "who", "aria-label": me ? t("whoAmI", { name: fullName(me) }) : t("people"), onclick: showPeople },
      avatar(me ? fullName(me) : "", me?.id), h("span", { class: "who-name" }, me?.first_name || t("people")), icon("down"), unread > 0 && h("span", { class: "dot" })),
    me && iconButton("more", t("more"), showMore, { "data-key": "more" }));
  document.title = unread ? `(${unread}) ${title}` : title;
}

const peopleView = (node) => drawPeople(node, { users: store.users, current: store, chats: store.chatsOf, choose: open, add: addPerson });

function showPeople() {
  sheet(t("people"), (close) => {
    const node = h("div", { class: "choices", id: "people-sheet" });
    peopleSheet = () => { peopleSheet = null; close(null); };
    peopleView(node);
    return node;
  }).then(() => { peopleSheet = null; });
}

function showMore() {
  const blocked = store.me().blocked;
  sheet(fullName(store.me()), (close) => h("div", { class: "choices" },
    h("button", { type: "button", class: "choice", onclick: () => { close(null); act(blocked ? "unblock" : "block"); } }, t(blocked ? "unblock" : "block")),
    h("button", { type: "button", class: "choice danger", onclick: async () => { close(null); if (await confirmDialog(t("remove"), t("removeSure"))) act("delete"); } }, t("remove"))));
}

function drawPinned() {
  const message = store.pinned ? log.get(store.pinned) : null;
  $("pinned").hidden = !message;
  if (!message) return;
  $("pinned").onclick = () => log.jump(message.message_id);
  fill($("pinned"), icon("pin"), h("span", { class: "pinned-text" }, h("b", {}, t("pinned")), h("span", {}, lineOf(message))));
}

function drawPending() {
  log.showPending(outbox.of(store.user, store.chat), outbox.retry);
}

function draw() {
  drawHeader();
  drawPinned();
  drawPending();
  peopleView($("sidebar"));
  if (peopleSheet) peopleView($("people-sheet"));
  const nobody = !store.user;
  log.showEmpty(h("b", {}, nobody ? t("nobody") : t("empty")), h("span", {}, nobody ? t("nobodyHint") : t("emptyHint")),
    ...(nobody ? [h("button", { type: "button", class: "primary", onclick: addPerson }, t("newPerson"))] : []));
  composer.update({ user: store.chatInfo() ? store.me() : null, chat: store.chat, started: log.size() > 0 || outbox.of(store.user, store.chat).length > 0, commands: store.commands, keyboard: store.keyboard });
}

document.addEventListener("visibilitychange", () => { if (!document.hidden) { store.markRead(); draw(); } });
setInterval(drawHeader, 5000); // «печатает…» ends by itself when the bot stays silent
connect();
setTimeout(askOthers, OTHERS_MS);

const code = new URLSearchParams(location.search).get("start");
// An address that names the person opens the link at once, one time: a reload must not send it again.
if (code !== null) {
  const named = Number(new URLSearchParams(location.search).get("user"));
  history.replaceState(null, "", location.pathname + (named ? `?user=${named}` : ""));
  store.loadUsers().then(async () => {
    const person = store.users.find((one) => one.id === named);
    await openCode(code, person ?? await openAsDialog(store.users));
  }, () => undefined);
}

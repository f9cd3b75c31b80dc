// One phone: one person's conversation on the screen, and what he does in it.

import { Offline, Refused } from "./api.js";
import { createComposer } from "./composer.js";
import { alertDialog, lightbox } from "./dialogs.js";
import { h } from "./dom.js";
import { createHeader, createPinned, createTopics } from "./header.js";
import { createLog } from "./log.js";
import { openMessageMenu } from "./message_menu.js";
import { createSearch } from "./search.js";
import { TITLE, fullName, lineOf, t } from "./texts.js";
import { attempting, createToasts, sentence } from "./toasts.js";

const MESSAGE_TYPES = new Set(["message", "edited", "reaction", "pinned"]);
const SMALL = new Set(["message", "edited", "reaction", "answer", "typing"]);

/** `shell`: what only the page as a whole can do: {draw, acted, showPeople, showMore, addPerson, openLink, focused}. */
export function createPhone({ api, store, outbox, shell }) {
  const phone = { user: null, chat: null, topic: null };
  let server = { commands: [], reply_keyboard: null, pinned: null, topics: [] };
  let shown = ""; // the conversation on the screen, "user:chat:topic"
  let changes = 0; // events seen for it: a snapshot older than the last of them is fetched again
  let context = null; // {reply: id} or {edit: id}
  let reloadTimer = 0;

  const toasts = createToasts();
  const { toast } = toasts;
  const attempt = attempting(toast);
  const log = createLog({ onLink: (address) => shell.openLink(address, phone), onCommand: (text) => send({ text }), onCopy: copy, onPhoto: lightbox, onPress: press,
    onJump: (id) => log.jump(id), onReact: react, onVote: vote, onMenu: (message, anchor, at) => openMessageMenu(message, anchor, at, messageActions), onApp: (message, row, col) => openApp({ message_id: message.message_id, row, col }) });
  const composer = createComposer({ send, unblock: () => act("unblock"), edit, quit: () => setContext(null), editLast, openApp, toast });
  const header = createHeader({ onBack: () => phone.open(phone.user, phone.user), onSearch: () => search.open(), onPeople: () => shell.showPeople(phone), onMore: (anchor) => shell.showMore(phone, anchor) });
  const pinned = createPinned({ onJump: (id) => log.jump(id) });
  const topics = createTopics({ onChoose: (id) => { phone.topic = id; phone.reload().catch(() => undefined); } });
  const search = createSearch({ log, onClose: () => composer.focus() });
  const tourSlot = h("div", { class: "tour-slot" });
  const node = h("section", { class: "phone", onfocusin: () => shell.focused(phone), onpointerdown: () => shell.focused(phone) },
    header.node, search.node, pinned.node, topics.node, log.node, tourSlot, composer.node, toasts.node);

  const me = () => store.person(phone.user);
  const info = () => store.chatInfo(phone.user, phone.chat);
  const inGroup = () => phone.chat !== phone.user;
  const name = () => info()?.title || (inGroup() ? t("group") : TITLE);

  // --- what the person does

  function send(content, label) {
    if (!phone.user) return;
    const reply = context?.reply ? { reply_to: context.reply } : {};
    const topic = phone.topic ? { topic: phone.topic } : {};
    if (!inGroup()) store.wait(phone.chat); // in a group nobody expects the bot to answer
    outbox.add(phone.user, phone.chat, { ...content, ...reply, ...topic }, label);
    if (!inGroup()) shell.acted(phone.user);
    log.scrollToEnd();
    setContext(null);
    phone.draw();
  }

  async function press(message, row, col, label) {
    const key = `${message.message_id}:${row}:${col}`;
    log.setPressing(key, label);
    store.wait(message.chat_id);
    phone.draw();
    try {
      const answer = await api.press(phone.user, phone.chat, message.message_id, row, col);
      if (answer?.url) shell.openLink(answer.url, phone);
      if (answer?.text && answer.show_alert) alertDialog(name(), answer.text);
      else if (answer?.text) toast(answer.text);
    } catch (error) {
      toast(error instanceof Offline ? t("pressLost") : sentence(error));
    }
    log.setPressing(key, null);
    store.answered(message.chat_id);
    phone.draw();
  }

  const act = (action) => attempt(async () => {
    await api.act(phone.user, action);
    await store.loadUsers();
    await phone.reload();
  });

  function react(message, mark) {
    const mine = message.reacted?.[phone.user] || [];
    return attempt(() => api.react(phone.user, phone.chat, message.message_id, mine.includes(mark) ? [] : [mark]));
  }

  function vote(message, option) {
    return attempt(() => api.vote(phone.user, phone.chat, message.message_id, [option]));
  }

  function openApp(where) {
    return attempt(async () => { window.open(await api.openApp(phone.user, phone.chat, where), "_blank", "noopener"); });
  }

  function edit(text) {
    const id = context.edit;
    setContext(null);
    return attempt(() => api.edit(phone.user, phone.chat, id, text));
  }

  function editLast(event) {
    const last = log.messages().filter((one) => one.from.id === phone.user && one.text && !one.media).at(-1);
    if (!last) return;
    event.preventDefault();
    setContext({ edit: last.message_id });
  }

  function setContext(next) {
    context = next;
    phone.draw();
  }

  function contextShown() {
    const message = context && log.get(context.reply ?? context.edit);
    if (!message) return null;
    if (context.edit) return { title: t("editing"), line: lineOf(message), editing: true, text: message.text };
    return { title: t("replyTo", { name: message.from.first_name }), line: lineOf(message) };
  }

  function copy(text) {
    navigator.clipboard?.writeText(text).then(() => toast(t("copied")), () => undefined);
  }

  const messageActions = { isOwn: (message) => message.from.id === phone.user, mineOf: (message) => message.reacted?.[phone.user] || [], react, copy,
    reply: (message) => setContext({ reply: message.message_id }), edit: (message) => setContext({ edit: message.message_id }) };

  // --- what is shown

  phone.open = async (user, chat) => {
    if (user !== phone.user || chat !== phone.chat) {
      phone.topic = null;
      context = null;
      search.close();
    }
    Object.assign(phone, { user, chat });
    await phone.reload();
    if (matchMedia("(hover: hover)").matches) composer.focus();
  };

  const inTopic = (message) => phone.topic === null || (message.topic_id ?? 0) === phone.topic;

  /** Makes the screen equal to what the server has for the open conversation. */
  phone.reload = async () => {
    const { user, chat } = phone;
    if (!user) {
      log.show([], { me: 0, inGroup: false, name: "" }, { fresh: true });
      return phone.draw();
    }
    await store.loadChats(user);
    if (!store.chatsOf(user).length) throw new Refused(t("noBot"));
    const unread = info()?.missed || 0;
    let seen;
    let answer;
    do {
      seen = changes;
      answer = await api.messages(user, chat);
      if (user !== phone.user || chat !== phone.chat) return undefined;
    } while (seen !== changes);
    server = { topics: [], ...answer };
    const key = `${user}:${chat}:${phone.topic}`;
    const fresh = shown !== key;
    shown = key;
    if (phone.isSeen()) store.markRead(user, chat);
    log.show(answer.messages.filter(inTopic), { me: user, inGroup: inGroup(), name: `${name()} – ${fullName(me() || {})}` }, { fresh, unread: fresh ? unread : 0 });
    return phone.draw();
  };

  function reloadSoon() {
    clearTimeout(reloadTimer);
    reloadTimer = setTimeout(() => phone.reload().catch(() => undefined), 60);
  }

  /** An event of this person's. */
  phone.onEvent = (event) => {
    const chat = event.chat_id ?? event.message?.chat_id;
    if (chat !== phone.chat) return phone.draw();
    changes += 1;
    if (event.message && MESSAGE_TYPES.has(event.type) && inTopic(event.message)) log.upsert(event.message);
    if (event.type === "deleted" && event.message_id) log.remove(event.message_id);
    // the keyboard under the chat, pins and deletions change more than one message: ask for the whole
    if (!SMALL.has(event.type) || (event.type === "message" && event.message?.from.is_bot)) reloadSoon();
    search.refresh();
    return phone.draw();
  };

  phone.isSeen = () => !document.hidden && node.isConnected && !node.hidden;

  function drawPending() {
    log.showPending(outbox.of(phone.user, phone.chat), outbox.retry, outbox.drop);
  }

  phone.draw = () => {
    const user = me();
    node.setAttribute("aria-label", user ? t("phoneOf", { name: fullName(user) }) : t("chats"));
    header.update({ me: user, name: name(), info: info(), inGroup: Boolean(phone.user) && inGroup(), waiting: Boolean(phone.chat) && store.isWaiting(phone.chat), unread: shell.unreadBeside(phone) });
    pinned.update(server.pinned && user ? log.get(server.pinned) : null);
    topics.update(user ? server.topics : [], phone.topic);
    drawPending();
    log.showEmpty(h("b", {}, user ? t("empty") : t("nobody")), h("span", {}, user ? t("emptyHint") : t("nobodyHint")),
      ...(user ? [] : [h("button", { type: "button", class: "primary", onclick: () => shell.addPerson(phone) }, t("newPerson"))]));
    composer.update({ user: info() ? user : null, chat: phone.chat, inGroup: inGroup(), username: store.chatInfo(phone.user, phone.user)?.username, commands: server.commands || [], keyboard: server.reply_keyboard,
      started: inGroup() || log.size() > 0 || outbox.of(phone.user, phone.chat).length > 0, context: contextShown() });
    shell.draw();
  };

  return Object.assign(phone, { node, toast, send, act, tourSlot, clockSlot: header.slot, put: composer.put, focus: composer.focus, search: search.open, setLive: log.setLive,
    remove: () => { search.forget(); node.remove(); }, drawPending, title: name });
}

// What the page knows: persons, their chats, which of them is open, who waits for the bot.

const WAIT_MS = 20_000;
const MANY = 150; // beyond so many persons (load runs) the rest is shown without last lines

export function createStore(api) {
  const params = new URLSearchParams(location.search);
  const waiting = new Map(); // chat id -> performance.now() until which the bot is shown as typing
  const chats = new Map(); // user id -> chats
  const store = {
    users: [], user: Number(params.get("user")) || null, chat: null, commands: [], keyboard: null, pinned: null,
    chatsOf: (user) => chats.get(user) || [],
    me: () => store.users.find((one) => one.id === store.user) || null,
    chatInfo: () => store.chatsOf(store.user).find((chat) => chat.chat_id === store.chat),
    wait: (chat) => waiting.set(chat, performance.now() + WAIT_MS),
    answered: (chat) => waiting.delete(chat),
    isWaiting: (chat) => (waiting.get(chat) || 0) > performance.now(),
  };

  store.loadUsers = async () => {
    store.users = (await api.users()).filter((user) => !user.deleted);
    if (store.me()) store.chat ??= store.user;
    else store.user = store.chat = store.users[0]?.id ?? null;
  };

  store.loadChats = async (user) => {
    const fresh = await api.chats(user);
    const open = (chat) => user === store.user && chat.chat_id === store.chat && !document.hidden;
    chats.set(user, fresh.map((chat) => ({ ...chat, unread: open(chat) ? 0 : chat.unread || 0 })));
  };

  store.others = () => store.users.filter((user) => user.id !== store.user).slice(0, MANY);

  store.loadAllChats = () => Promise.all(store.others().map((user) => store.loadChats(user.id)));

  /** Notes a message for the lists; `isNew` also counts it as unread unless its chat is open. */
  store.note = (user, message, isNew) => {
    const list = store.chatsOf(user);
    let chat = list.find((one) => one.chat_id === message.chat_id);
    if (!chat) {
      chat = { chat_id: message.chat_id, title: "", type: message.chat_id < 0 ? "group" : "private", last: null, unread: 0 };
      chats.set(user, [...list, chat]);
    }
    if (!chat.last || message.message_id >= chat.last.message_id) chat.last = message;
    const open = user === store.user && message.chat_id === store.chat && !document.hidden;
    if (open) chat.unread = 0;
    else if (isNew && message.from.id !== user) chat.unread += 1;
  };

  store.open = (user, chat) => {
    store.user = user;
    store.chat = chat;
    store.markRead();
    params.set("user", user);
    params.delete("start");
    history.replaceState(null, "", `?${params}`);
  };

  store.markRead = () => {
    const info = store.chatInfo();
    if (info) info.unread = 0;
  };

  return store;
}

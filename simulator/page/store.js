// What the page knows of everybody: persons, their chats with the last line and the unread count, who waits for the bot.

const WAIT_MS = 20_000;
const MANY = 50; // beyond so many persons (load runs) the rest is shown without last lines

export function createStore(api) {
  const waiting = new Map(); // chat id -> performance.now() until which the bot is shown as typing
  const chats = new Map(); // user id -> chats
  const store = {
    users: [],
    cut: false, // no connection: nobody is seen typing
    isOpen: () => false, // (user, chat): is it on the screen and looked at? The shell knows
    person: (id) => store.users.find((one) => one.id === id) || null,
    chatsOf: (user) => chats.get(user) || [],
    chatInfo: (user, chat) => store.chatsOf(user).find((one) => one.chat_id === chat),
    unreadOf: (user) => store.chatsOf(user).reduce((sum, chat) => sum + chat.unread, 0),
    wait: (chat) => waiting.set(chat, performance.now() + WAIT_MS),
    answered: (chat) => waiting.delete(chat),
    isWaiting: (chat) => !store.cut && (waiting.get(chat) || 0) > performance.now(),
  };

  store.loadUsers = async () => {
    store.users = (await api.users()).filter((user) => !user.deleted);
  };

  store.loadChats = async (user) => {
    const fresh = await api.chats(user);
    chats.set(user, fresh.map((chat) => ({ ...chat, missed: chat.unread || 0, unread: store.isOpen(user, chat.chat_id) ? 0 : chat.unread || 0 })));
  };

  /** Whom to follow: those on the screen first. */
  store.followed = (first) => [...new Set([...first, ...store.users.map((user) => user.id)])].filter(store.person).slice(0, MANY);

  /** Notes a message for the lists; `isNew` also counts it as unread unless its chat is looked at. */
  store.note = (user, message, isNew) => {
    const list = store.chatsOf(user);
    let chat = list.find((one) => one.chat_id === message.chat_id);
    if (!chat) {
      chat = { chat_id: message.chat_id, title: "", type: message.chat_id < 0 ? "group" : "private", last: null, unread: 0 };
      chats.set(user, [...list, chat]);
    }
    if (!chat.last || message.message_id >= chat.last.message_id) chat.last = message;
    if (store.isOpen(user, message.chat_id)) chat.unread = 0;
    else if (isNew && message.from.id !== user) chat.unread += 1;
  };

  store.markRead = (user, chat) => {
    const info = store.chatInfo(user, chat);
    if (info) info.unread = 0;
  };

  return store;
}

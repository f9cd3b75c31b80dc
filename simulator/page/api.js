// Calls of the local Telegram under /sim, as people's phones make them.

/** The server answered with an error: its sentence, which is in English, and its status; 0 where the page itself says so. */
export class Refused extends Error {
  constructor(message, status = 0) {
    super(message);
    this.status = status;
  }
}
/** The server could not be reached. */
export class Offline extends Error {}

async function call(method, path, body) {
  const request = { method, headers: {} };
  if (body !== undefined) {
    request.headers["Content-Type"] = "application/json";
    request.body = JSON.stringify(body);
  }
  let response;
  try {
    response = await fetch(path, request);
  } catch (error) {
    throw new Offline(error.message);
  }
  const data = await response.json().catch(() => ({}));
  if (response.status === 503) throw new Offline(data.error); // there is no bot yet: it comes
  if (!response.ok) throw new Refused(data.error || response.statusText, response.status);
  return data;
}

const inChat = (user, chat) => (chat === user ? {} : { chat_id: chat });
const act = (user, action, body = {}) => call("POST", `/sim/users/${user}/${action}`, body);

export const api = {
  users: async () => (await call("GET", "/sim/users")).users,
  addUser: (user) => call("POST", "/sim/users", user),
  act,
  chats: async (user) => (await call("GET", `/sim/users/${user}/chats`)).chats,
  messages: (user, chat) => call("GET", `/sim/users/${user}/messages?${new URLSearchParams({ after: 0, ...inChat(user, chat) })}`),
  send: (user, chat, content) => act(user, content.items ? "album" : "send", { ...content, ...inChat(user, chat) }),
  edit: (user, chat, message, text) => act(user, "edit", { message_id: message, text, ...inChat(user, chat) }),
  press: async (user, chat, message, row, col) => (await act(user, "press", { message_id: message, row, col, ...inChat(user, chat) })).answer,
  react: (user, chat, message, emoji) => act(user, "react", { message_id: message, emoji, ...inChat(user, chat) }),
  vote: (user, chat, message, options) => act(user, "vote", { message_id: message, options, ...inChat(user, chat) }),
  openApp: async (user, chat, where) => (await act(user, "app", { ...where, ...inChat(user, chat) })).url,
  newGroup: (group) => call("POST", "/sim/groups", group),
  toGroup: (group, action) => call("POST", `/sim/groups/${group}/${action}`, {}),
  clock: () => call("GET", "/sim/clock"),
  setClock: (move) => call("POST", "/sim/clock", move),
  tour: () => call("GET", "/sim/tour"),
  tourAct: (action) => call("POST", "/sim/tour", { action }),
  reset: (how) => call("POST", "/sim/reset", how),
};

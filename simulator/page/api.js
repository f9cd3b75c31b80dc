// Calls of the local Telegram under /sim, as the person's phone makes them.

/** The server answered 4xx; the message is its sentence. */
export class Refused extends Error {}
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
  if (!response.ok) throw new Refused(data.error || `${response.status} ${response.statusText}`);
  return data;
}

const inChat = (user, chat) => (chat === user ? {} : { chat_id: chat });

export const api = {
  users: async () => (await call("GET", "/sim/users")).users,
  addUser: (user) => call("POST", "/sim/users", user),
  act: (user, action) => call("POST", `/sim/users/${user}/${action}`, {}),
  chats: async (user) => (await call("GET", `/sim/users/${user}/chats`)).chats,
  messages: (user, chat) => call("GET", `/sim/users/${user}/messages?${new URLSearchParams({ after: 0, ...inChat(user, chat) })}`),
  send: (user, chat, content) => call("POST", `/sim/users/${user}/send`, { ...content, ...inChat(user, chat) }),
  press: async (user, chat, message, row, col) =>
    (await call("POST", `/sim/users/${user}/press`, { message_id: message, row, col, ...inChat(user, chat) })).answer,
  clock: () => call("GET", "/sim/clock"),
  setClock: (move) => call("POST", "/sim/clock", move),
};

/** Follows one person's events; after `onDown` the stream is closed and sends nothing more. */
export function follow(user, { onEvent, onUp, onDown }) {
  const source = new EventSource(`/sim/events?user=${user}`);
  source.onopen = onUp;
  source.onmessage = (event) => onEvent(JSON.parse(event.data));
  source.onerror = () => { source.close(); onDown(); };
  return () => source.close();
}

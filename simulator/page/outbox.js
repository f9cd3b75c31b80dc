// What people sent and the server has not taken yet. Texts survive a reload; files live as long as the page.

import { Offline } from "./api.js";
import { sentence } from "./toasts.js";

const KEY = "outbox"; // of the session: two tabs with one list would send everything twice
const AGAIN_MS = 2000;

function restore() {
  try {
    return (JSON.parse(sessionStorage.getItem(KEY)) || []).map(({ user, chat, content }) => ({ user, chat, content }));
  } catch {
    return [];
  }
}

/** Sends in order, one at a time; waits out a lost connection; a refused item stays with its `error` until retried. */
export function createOutbox(api, onChange) {
  let items = restore();
  let running = false;
  let timer = 0;

  function changed() {
    sessionStorage.setItem(KEY, JSON.stringify(items.filter((item) => "text" in item.content)));
    onChange();
  }

  async function run() {
    if (running) return;
    running = true;
    clearTimeout(timer);
    const next = () => items.find((item) => !item.error);
    for (let item = next(); item; item = next()) {
      item.sending = true;
      const error = await api.send(item.user, item.chat, item.content).then(() => null, (reason) => reason);
      item.sending = false;
      if (error === null || item.arrived) items = items.filter((other) => other !== item);
      else if (!(error instanceof Offline)) item.error = sentence(error);
      changed();
      if (error instanceof Offline && !item.arrived) {
        timer = setTimeout(run, AGAIN_MS);
        break;
      }
    }
    running = false;
  }

  function drop(item) {
    items = items.filter((other) => other !== item);
    changed();
  }

  return {
    add(user, chat, content, label = "") {
      items.push({ user, chat, content, label });
      changed();
      run();
    },
    retry(item) {
      delete item.error;
      changed();
      run();
    },
    drop,
    /** The message may be seen before the send is answered: then its waiting copy goes away at once. */
    arrived(message) {
      const item = items.find((one) => one.sending && one.chat === message.chat_id && one.user === message.from.id);
      if (!item || (item.content.text !== undefined && item.content.text.trim() !== message.text)) return;
      item.arrived = true;
      onChange();
    },
    of: (user, chat) => items.filter((item) => item.user === user && item.chat === chat && !item.arrived),
    clear() {
      items = [];
      sessionStorage.removeItem(KEY);
    },
    run,
  };
}

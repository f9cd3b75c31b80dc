// Short notes over a phone that go away by themselves.

import { Offline, Refused } from "./api.js";
import { h } from "./dom.js";
import { t } from "./texts.js";

const TOAST_MS = 4000;

/** What went wrong, in the page's language; the server's own sentence is for whoever writes programs. */
export function sentence(error) {
  if (error instanceof Offline) return t("offline");
  if (!(error instanceof Refused) || !error.status) return error.message;
  console.info(error.message);
  return t({ 404: "refusedGone", 409: "refusedNow" }[error.status] ?? (error.status < 500 ? "refused" : "refusedBroken"));
}

/** Runs what needs the server; a failure is told, never thrown. */
export const attempting = (tell) => async (action) => {
  try {
    return await action();
  } catch (error) {
    tell(sentence(error));
    return null;
  }
};

export function createToasts() {
  const node = h("div", { class: "toasts", role: "status", "aria-live": "polite" });

  function toast(text) {
    const note = h("div", { class: "toast" }, text);
    node.append(note);
    setTimeout(() => note.remove(), TOAST_MS + Math.min(text.length * 40, 6000));
  }

  return { node, toast };
}

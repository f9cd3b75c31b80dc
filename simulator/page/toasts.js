// Short notes over a phone that go away by themselves.

import { Offline } from "./api.js";
import { h } from "./dom.js";
import { t } from "./texts.js";

const TOAST_MS = 4000;

/** Runs what needs the server; a failure is told, never thrown. */
export const attempting = (tell) => async (action) => {
  try {
    return await action();
  } catch (error) {
    tell(error instanceof Offline ? t("offline") : error.message);
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

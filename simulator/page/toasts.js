// Short notes over a phone that go away by themselves.

import { h } from "./dom.js";

const TOAST_MS = 4000;

export function createToasts() {
  const node = h("div", { class: "toasts", role: "status", "aria-live": "polite" });

  function toast(text) {
    const note = h("div", { class: "toast" }, text);
    node.append(note);
    setTimeout(() => note.remove(), TOAST_MS + Math.min(text.length * 40, 6000));
  }

  return { node, toast };
}

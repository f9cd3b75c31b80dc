// The bot's keyboard below the text field.

import { fill, h, icon, iconButton } from "./dom.js";
import { t } from "./texts.js";

const PICTURES = { contact: "person", location: "place" };

/** `press(key)`: key is {label, request?, web_app?}. `button` shows and hides the keyboard. */
export function createKeyboard({ press }) {
  let rows = null;
  let open = true;
  const button = iconButton("keyboard", t("keyboard"), () => { open = !open; draw(); });
  const node = h("div", { class: "reply-keyboard", role: "group", "aria-label": t("keyboard") });

  function draw() {
    const has = Boolean(rows?.length);
    button.hidden = !has;
    button.setAttribute("aria-pressed", String(has && open));
    node.hidden = !has || !open;
  }

  function update(next) {
    if (JSON.stringify(next) !== JSON.stringify(rows)) {
      open = true;
      rows = next;
      fill(node, (rows || []).map((row) => h("div", { class: "row" }, row.map((raw) => {
        const key = typeof raw === "string" ? { label: raw } : raw;
        const picture = key.web_app ? "one" : PICTURES[key.request];
        return h("button", { type: "button", class: "key", "data-key": key.label, onclick: () => press(key) }, picture && icon(picture), h("span", {}, key.label));
      }))));
    }
    draw();
  }

  return { node, button, update };
}

// The bottom of the chat: text field, attachments, commands, the bot's reply keyboard, START.

import { HERE, contactDialog, placeDialog, toast } from "./dialogs.js";
import { fill, h, icon, iconButton } from "./dom.js";
import { t } from "./texts.js";

const MAX_FILE = 20 * 1024 * 1024;

const readBase64 = (file) => new Promise((resolve, reject) => {
  const reader = new FileReader();
  reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
  reader.onerror = () => reject(reader.error);
  reader.readAsDataURL(file);
});

/** A made-up phone number that stays the same for one person. */
export const ownContact = (user) => ({ phone_number: `+7900${String(user.id % 1e7).padStart(7, "0")}`, first_name: user.first_name, user_id: user.id });

/** `send(content, label)`: label is what a waiting copy shows for content without text. `unblock()` lifts a block. */
export function createComposer(root, { send, unblock }) {
  let now = { user: null, started: false, commands: [], keyboard: null };
  let keyboardOpen = true;
  let marked = 0; // the suggestion chosen with the arrow keys
  const drafts = new Map();
  let draftKey = null;

  const area = h("textarea", { rows: 1, placeholder: t("message"), "aria-label": t("message"), enterkeyhint: "send", autocapitalize: "sentences", maxlength: 4096,
    oninput: () => { grow(); marked = 0; drawSuggestions(); drawSend(); }, onkeydown: onKey, onpaste: onPaste });
  const picker = h("input", { type: "file", hidden: true, onchange: onPicked });
  const attachMenu = h("div", { class: "menu attach-menu", popover: "auto", id: "attach-menu" },
    menuItem("photo", "photo", () => pick("image/*", "photo")), menuItem("file", "file", () => pick("", "document")),
    menuItem("place", "place", askPlace), menuItem("contact", "person", askContact),
    menuItem("voice", "voice", () => send({ voice: { duration: 3 } }, t("voiceWord"))));
  const attach = iconButton("attach", t("attach"), undefined, { popovertarget: "attach-menu" });
  const menuButton = h("button", { type: "button", class: "menu-button", "aria-label": t("commands"), "aria-expanded": "false", onclick: toggleMenu }, "/");
  const keyboardButton = iconButton("keyboard", t("keyboard"), () => { keyboardOpen = !keyboardOpen; drawKeyboard(); });
  const sendButton = iconButton("send", t("send"), submit, { class: "icon-button send" });
  const suggestions = h("div", { class: "suggestions", role: "listbox", "aria-label": t("commands"), hidden: true });
  const bar = h("div", { class: "bar" }, menuButton, attach, area, keyboardButton, sendButton, picker);
  const big = h("button", { type: "button", class: "primary big" });
  const keyboard = h("div", { class: "reply-keyboard", role: "group", "aria-label": t("keyboard") });
  root.append(suggestions, bar, big, keyboard, attachMenu);

  function menuItem(label, picture, action) {
    return h("button", { type: "button", class: "menu-item", onclick: () => { attachMenu.hidePopover(); action(); } }, icon(picture), t(label));
  }

  function grow() {
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight}px`;
  }

  function setText(text) {
    area.value = text;
    grow();
    drawSuggestions();
    drawSend();
  }

  const drawSend = () => { sendButton.disabled = !area.value.trim(); };

  function submit() {
    const text = area.value.trim();
    if (!text) return;
    send({ text });
    setText("");
    area.focus();
  }

  function matching() {
    const typed = /^\/(\w*)$/.exec(area.value);
    return typed ? now.commands.filter((one) => one.command.startsWith(typed[1].toLowerCase())) : [];
  }

  function drawSuggestions() {
    const found = matching();
    suggestions.hidden = found.length === 0;
    menuButton.setAttribute("aria-expanded", String(found.length > 0));
    fill(suggestions, found.map((one, index) => h("button", { type: "button", class: "suggestion", role: "option", tabindex: "-1",
      "aria-selected": String(index === marked), onclick: () => choose(one) }, h("b", {}, `/${one.command}`), h("span", {}, one.description))));
    suggestions.children[marked]?.scrollIntoView({ block: "nearest" });
  }

  function choose(one) {
    send({ text: `/${one.command}` });
    setText("");
  }

  function toggleMenu() {
    setText(suggestions.hidden ? "/" : "");
    area.focus();
  }

  function onKey(event) {
    if (event.isComposing) return;
    const found = matching();
    if (found.length && ["ArrowDown", "ArrowUp", "Tab"].includes(event.key)) {
      event.preventDefault();
      if (event.key === "Tab") return setText(`/${found[marked].command} `);
      marked = (marked + (event.key === "ArrowDown" ? 1 : found.length - 1)) % found.length;
      return drawSuggestions();
    }
    if (event.key === "Escape" && found.length) return setText("");
    if (event.key !== "Enter" || event.shiftKey) return undefined;
    event.preventDefault();
    return found.length && marked > 0 ? choose(found[marked]) : submit();
  }

  function pick(accept, kind) {
    picker.accept = accept;
    picker.dataset.kind = kind;
    picker.value = "";
    picker.click();
  }

  async function sendFile(file, kind) {
    if (file.size > MAX_FILE) return toast(t("tooBig"));
    const content_base64 = await readBase64(file);
    return kind === "photo" ? send({ photo: { content_base64 } }, t("photoWord")) : send({ document: { name: file.name, content_base64 } }, file.name);
  }

  function onPicked() {
    for (const file of picker.files) sendFile(file, picker.dataset.kind);
  }

  function onPaste(event) {
    const files = [...event.clipboardData.files];
    if (!files.length) return;
    event.preventDefault();
    for (const file of files) sendFile(file, file.type.startsWith("image/") ? "photo" : "document");
  }

  async function askPlace() {
    const location = await placeDialog();
    if (location) send({ location }, t("placeWord"));
  }

  async function askContact() {
    const contact = await contactDialog(ownContact(now.user));
    if (contact) send({ contact }, t("contactWord"));
  }

  function pressKey(key) {
    if (key.request === "contact") send({ contact: ownContact(now.user) }, t("contactWord"));
    else if (key.request === "location") send({ location: HERE }, t("placeWord"));
    else send({ text: key.label });
  }

  function drawKeyboard() {
    const has = Boolean(now.keyboard?.length) && now.started && !now.user?.blocked;
    keyboardButton.hidden = !has;
    keyboardButton.setAttribute("aria-pressed", String(has && keyboardOpen));
    keyboard.hidden = !has || !keyboardOpen;
    fill(keyboard, (now.keyboard || []).map((row) => h("div", { class: "row" }, row.map((raw) => {
      const key = typeof raw === "string" ? { label: raw } : raw;
      const picture = { contact: "person", location: "place" }[key.request];
      return h("button", { type: "button", class: "key", "data-key": key.label, onclick: () => pressKey(key) }, picture && icon(picture), h("span", {}, key.label));
    }))));
  }

  /** `next`: {user, chat, started, commands, keyboard}; `user` is null when nobody is chosen. */
  function update(next) {
    const key = next.user && `${next.user.id}:${next.chat}`;
    const moved = key !== draftKey;
    if (moved) {
      if (draftKey) drafts.set(draftKey, area.value);
      draftKey = key;
    }
    if (JSON.stringify(next.keyboard) !== JSON.stringify(now.keyboard)) keyboardOpen = true;
    now = next;
    const blocked = Boolean(next.user?.blocked);
    const usable = Boolean(next.user) && next.started && !blocked;
    bar.hidden = !usable;
    big.hidden = usable || !next.user;
    big.textContent = blocked ? t("unblock") : t("start");
    big.onclick = blocked ? unblock : () => send({ text: "/start" });
    menuButton.hidden = !next.commands.length;
    drawKeyboard();
    if (moved) setText(drafts.get(key) || "");
    else drawSuggestions();
    grow(); // a field that was hidden had no height to measure
  }

  drawSend();
  return { update, focus: () => { if (!bar.hidden) area.focus(); } };
}

// The bottom of the chat: text field, attachments, commands, START; below it the bot's keyboard.

import { contactDialog, placeDialog, recordingDialog } from "./dialogs.js";
import { draftOf, keepDraft } from "./drafts.js";
import { fill, h, icon, iconButton, setText } from "./dom.js";
import { createKeyboard } from "./keyboard.js";
import { openMenu } from "./menu.js";
import { record } from "./recording.js";
import { t } from "./texts.js";

const MAX_FILE = 20 * 1024 * 1024;
let listboxes = 0; // several phones on one page need ids of their own

const readBase64 = (file) => new Promise((resolve, reject) => {
  const reader = new FileReader();
  reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
  reader.onerror = () => reject(reader.error);
  reader.readAsDataURL(file);
});

/** A made-up phone number that stays the same for one person. */
export const ownContact = (user) => ({ phone_number: `+7900${String(user.id % 1e7).padStart(7, "0")}`, first_name: user.first_name, user_id: user.id });

/**
 * `send(content, label)`: label is what a waiting copy shows for content without text. `unblock()` lifts a block,
 * `edit(text)` ends editing, `quit()` gives up a reply or an edit, `editLast()` is ArrowUp in an empty field.
 */
export function createComposer({ send, unblock, edit, quit, editLast, openApp, toast }) {
  let now = { user: null, started: false, commands: [], keyboard: null, context: null };
  let marked = 0; // the suggestion chosen with the arrow keys
  let draftKey = null;
  const listId = `commands-${++listboxes}`;

  const area = h("textarea", { rows: 1, placeholder: t("message"), "aria-label": t("message"), "aria-autocomplete": "list", enterkeyhint: "send", autocapitalize: "sentences", maxlength: 4096,
    oninput: () => { grow(); marked = 0; drawSuggestions(); drawSend(); keep(); }, onkeydown: onKey, onpaste: onPaste });
  const picker = h("input", { type: "file", multiple: true, hidden: true, onchange: onPicked });
  const attach = iconButton("attach", t("attach"), openAttach, { "aria-haspopup": "menu" });
  const menuButton = h("button", { type: "button", class: "menu-button", "aria-label": t("commands"), title: t("commands"), "aria-expanded": "false", onclick: toggleMenu }, "/");
  const keyboard = createKeyboard({ press: pressKey });
  const sendButton = iconButton("send", t("send"), submit, { class: "icon-button send" });
  const suggestions = h("div", { class: "suggestions", id: listId, role: "listbox", "aria-label": t("commands"), hidden: true });
  const contextTitle = h("b", {});
  const contextLine = h("span", {});
  const context = h("div", { class: "context", hidden: true }, h("div", { class: "context-text" }, contextTitle, contextLine), iconButton("close", t("cancel"), () => quit()));
  // Both are hidden until it is known whose phone it is.
  const bar = h("div", { class: "bar", hidden: true }, menuButton, attach, area, keyboard.button, sendButton, picker);
  const big = h("button", { type: "button", class: "primary big", hidden: true });
  const node = h("footer", { class: "composer" }, suggestions, context, bar, big, keyboard.node);

  function openAttach() {
    openMenu(attach, [
      { picture: "photo", label: t("photo"), onclick: () => pick("image/*", "photo") },
      { picture: "file", label: t("file"), onclick: () => pick("", "document") },
      { picture: "place", label: t("place"), onclick: askPlace },
      { picture: "person", label: t("contact"), onclick: askContact },
      { picture: "voice", label: t("voice"), onclick: askVoice },
    ], t("attach"));
  }

  function grow() {
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight}px`;
  }

  function show(text) {
    area.value = text;
    grow();
    drawSuggestions();
    drawSend();
  }

  function put(text) {
    show(text);
    keep();
  }

  /** A message that is being mended is no draft: what was typed before comes back after it. */
  function keep() {
    if (draftKey && !now.context?.editing) keepDraft(draftKey, area.value);
  }

  const drawSend = () => { sendButton.disabled = !area.value.trim(); };

  function submit() {
    const text = area.value.trim();
    if (!text) return;
    if (now.context?.editing) edit(text);
    else send({ text });
    put("");
    area.focus();
  }

  function matching() {
    const typed = /^\/(\w*)$/.exec(area.value);
    return typed ? now.commands.filter((one) => one.command.startsWith(typed[1].toLowerCase())) : [];
  }

  function drawSuggestions() {
    const found = matching();
    const open = found.length > 0;
    suggestions.hidden = !open;
    menuButton.setAttribute("aria-expanded", String(open));
    fill(suggestions, found.map((one, index) => h("div", { class: "suggestion", id: `${listId}-${index}`, role: "option",
      "aria-selected": String(index === marked), onclick: () => choose(one) }, h("b", {}, `/${one.command}`), h("span", {}, one.description))));
    if (open) area.setAttribute("aria-activedescendant", `${listId}-${marked}`);
    else area.removeAttribute("aria-activedescendant");
    if (open) area.setAttribute("aria-controls", listId);
    else area.removeAttribute("aria-controls");
    suggestions.children[marked]?.scrollIntoView({ block: "nearest" });
  }

  /** In a group a command names its bot, as phones do. */
  const written = (one) => `/${one.command}${now.inGroup && now.username ? `@${now.username}` : ""}`;

  function choose(one) {
    send({ text: written(one) });
    put("");
    area.focus();
  }

  function toggleMenu() {
    put(suggestions.hidden ? "/" : "");
    area.focus();
  }

  function onKey(event) {
    if (event.isComposing) return undefined;
    const found = matching();
    if (found.length && ["ArrowDown", "ArrowUp", "Tab"].includes(event.key) && !event.shiftKey) {
      event.preventDefault();
      if (event.key === "Tab") return put(`/${found[marked].command} `);
      marked = (marked + (event.key === "ArrowDown" ? 1 : found.length - 1)) % found.length;
      return drawSuggestions();
    }
    if (event.key === "Escape" && found.length) return put("");
    if (event.key === "Escape" && now.context) return quit();
    if (event.key === "ArrowUp" && !area.value && !event.shiftKey) return editLast(event);
    if (event.key !== "Enter" || event.shiftKey) return undefined;
    event.preventDefault();
    const whole = marked === 0 && found.some((one) => `/${one.command}` === area.value); // though a longer one begins like it
    return found.length && !whole ? choose(found[marked]) : submit();
  }

  function pick(accept, kind) {
    picker.accept = accept;
    picker.dataset.kind = kind;
    picker.value = "";
    picker.click();
  }

  async function contentOf(file, kind) {
    const content_base64 = await readBase64(file);
    return kind === "photo" ? { photo: { content_base64 } } : { document: { name: file.name, content_base64 } };
  }

  /** Several pictures go as one album. */
  async function sendFiles(files, kind) {
    const fit = files.filter((file) => file.size <= MAX_FILE);
    if (fit.length < files.length) toast(t("tooBig"));
    const contents = await Promise.all(fit.map((file) => contentOf(file, kind)));
    if (contents.length > 1 && contents.length <= 10) send({ items: contents }, t("albumWord"));
    else contents.forEach((content, at) => send(content, kind === "photo" ? t("photoWord") : fit[at].name));
  }

  function onPicked() {
    sendFiles([...picker.files], picker.dataset.kind);
  }

  function onPaste(event) {
    const files = [...event.clipboardData.files];
    if (!files.length) return;
    event.preventDefault();
    sendFiles(files, files.every((file) => file.type.startsWith("image/")) ? "photo" : "document");
  }

  /** Recorded by the browser; where there is no microphone it is said, and nothing is sent. */
  async function askVoice() {
    const recording = await record();
    if (!recording) return toast(t("noMicrophone"));
    const kept = await recordingDialog(recording.stop);
    if (!kept) return recording.drop();
    const { blob, seconds } = await kept.recording;
    return send({ voice: { content_base64: await readBase64(blob), duration: seconds } }, t("voiceWord"));
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
    if (key.request === "contact") askContact();
    else if (key.request === "location") askPlace();
    else if (key.web_app) openApp({ label: key.label });
    else send({ text: key.label });
  }

  /** What is answered or edited: {title, line, editing?, text?}, or null. */
  function drawContext(next) {
    const started = next?.editing && next.text !== now.context?.text;
    const ended = now.context?.editing && !next?.editing;
    context.hidden = !next;
    if (next) {
      setText(contextTitle, next.title);
      setText(contextLine, next.line);
    }
    if (started) show(next.text);
    else if (ended) show(draftOf(draftKey));
    return Boolean(next) && next.line !== now.context?.line;
  }

  /** `next`: {user, chat, inGroup, username, started, commands, keyboard, context}; `user` is null when nobody is chosen. */
  function update(next) {
    const key = next.user && `${next.user.id}:${next.chat}`;
    const moved = key !== draftKey;
    const early = draftKey ? "" : area.value; // typed before it was known whose phone it is: it stays
    draftKey = key;
    const turned = drawContext(next.context);
    const keys = next.started && !next.user?.blocked ? next.keyboard : null;
    now = next;
    const blocked = Boolean(next.user?.blocked);
    const usable = Boolean(next.user) && next.started && !blocked;
    bar.hidden = !usable;
    big.hidden = usable || !next.user;
    setText(big, blocked ? t("unblock") : t("start"));
    big.onclick = blocked ? unblock : () => send({ text: "/start" });
    menuButton.hidden = !next.commands.length;
    keyboard.update(keys);
    if (moved) put(draftOf(key) || early);
    else drawSuggestions();
    grow(); // a field that was hidden had no height to measure
    if (turned) area.focus();
  }

  drawSend();
  return { node, update, put: (text) => { put(text); area.focus(); }, focus: () => { if (!bar.hidden) area.focus({ preventScroll: true }); } };
}

// Modal sheets. <dialog> brings Esc, the focus trap and the return of focus by itself.

import { avatar, h, icon, iconButton } from "./dom.js";
import { LANG, fullName, t } from "./texts.js";

/** Opens a sheet; `body(close)` builds its content; resolves with what `close` was given, or null when dismissed. */
export function sheet(title, body, extraClass = "") {
  return new Promise((resolve) => {
    let result = null;
    const node = h("dialog", { class: `sheet ${extraClass}`, "aria-label": title });
    const close = (value) => { result = value; node.close(); };
    node.append(h("h2", {}, title), ...[body(close)].flat());
    node.addEventListener("close", () => { node.remove(); resolve(result); });
    node.addEventListener("click", (event) => { if (event.target === node) node.close(); });
    document.body.append(node);
    node.showModal();
  });
}

const buttonsIn = (language, close, ...main) => h("div", { class: "sheet-buttons" },
  h("button", { type: "button", class: "plain", onclick: () => close(null) }, t("cancel", {}, language)), main);
const buttons = (close, ...main) => buttonsIn(LANG, close, ...main);

export const alertDialog = (title, text) => sheet(title, (close) => [
  h("p", { class: "sheet-text" }, text),
  h("div", { class: "sheet-buttons" }, h("button", { type: "button", class: "primary", autofocus: true, onclick: () => close(true) }, t("ok"))),
]);

/** `language`: of the title and the text, where it is not the page's. */
export const confirmDialog = (title, text, language = LANG) => sheet(title, (close) => [
  h("p", { class: "sheet-text" }, text),
  buttonsIn(language, close, h("button", { type: "button", class: "primary danger", onclick: () => close(true) }, title)),
]);

/** The photos in full, one at a time; arrows go to the next. */
export function lightbox(urls, first = 0) {
  return sheet(t("photoWord"), (close) => {
    let at = first;
    const image = h("img", { alt: t("photoWord"), onclick: () => close(null) });
    const saving = h("a", { class: "icon-button", download: "photo.jpg", "aria-label": t("save"), title: t("save") }, icon("save"));
    const show = (next) => {
      at = (next + urls.length) % urls.length;
      image.src = saving.href = urls[at];
      count.textContent = t("found", { n: at + 1, all: urls.length });
    };
    const count = h("span", { class: "lightbox-count", role: "status" });
    const several = urls.length > 1;
    const view = h("div", { class: "lightbox-view", onkeydown: (event) => {
      if (several && event.key === "ArrowLeft") show(at - 1);
      if (several && event.key === "ArrowRight") show(at + 1);
    } }, image, h("div", { class: "lightbox-bar" },
      several && iconButton("back", t("prev"), () => show(at - 1)), several && count, several && iconButton("forward", t("next"), () => show(at + 1)),
      saving, iconButton("close", t("close"), () => close(null), { autofocus: true })));
    show(first);
    return view;
  }, "lightbox");
}

function field(label, props) {
  const input = h("input", { class: "field", autocomplete: "off", ...props });
  return { input, node: h("label", { class: "field-label" }, h("span", {}, label), input) };
}

function form(close, action, read, ...children) {
  return h("form", { method: "dialog", onsubmit: (event) => { event.preventDefault(); close(read()); } },
    children, buttons(close, h("button", { type: "submit", class: "primary" }, action)));
}

/** Resolves with {first_name, language_code} or null. */
export function newPersonDialog() {
  const name = field(t("firstName"), { name: "first_name", required: true, maxlength: 64, autofocus: true });
  const language = h("select", { class: "field", name: "language" }, [["ru", "Русский"], ["en", "English"]].map(([value, title]) => h("option", { value, selected: value === LANG }, title)));
  return sheet(t("newPerson"), (close) => form(close, t("create"),
    () => ({ first_name: name.input.value.trim() || "…", language_code: language.value }),
    name.node, h("label", { class: "field-label" }, h("span", {}, t("language")), language)));
}

/** «Открыть как»: resolves with a person, with "new", or null. */
export const openAsDialog = (users) => sheet(t("openAs"), (close) => [
  h("p", { class: "sheet-text" }, t("openAsHint")),
  h("div", { class: "choices" },
    users.map((user) => h("button", { type: "button", class: "choice", onclick: () => close(user) }, avatar(user.first_name, user.id), h("span", {}, fullName(user)))),
    h("button", { type: "button", class: "choice", onclick: () => close("new") }, h("span", { class: "avatar plus", "aria-hidden": "true" }, "+"), h("span", {}, t("newPerson")))),
]);

/** Where the bot is to come: resolves with {id} of one's group, with {title, members} of a new one, or null. */
export function groupDialog(groups, others) {
  const title = field(t("groupTitle"), { name: "title", required: true, maxlength: 128, value: t("groupNew") });
  const ticks = others.map((user) => ({ id: user.id, input: h("input", { type: "checkbox", name: `u${user.id}` }), name: fullName(user) }));
  return sheet(t("addToGroup"), (close) => [
    h("div", { class: "choices" }, groups.map((chat) => h("button", { type: "button", class: "choice", onclick: () => close({ id: chat.chat_id }) }, avatar(chat.title, chat.chat_id), h("span", {}, chat.title)))),
    h("h3", {}, t("groupMake")),
    form(close, t("create"), () => ({ title: title.input.value.trim() || t("groupNew"), members: ticks.filter((one) => one.input.checked).map((one) => one.id) }),
      title.node, ...ticks.map((one) => h("label", { class: "choice" }, one.input, h("span", {}, one.name)))),
  ]);
}

/** Resolves with {phone_number, first_name, user_id?}: his own by one click, or somebody else's typed in. */
export function contactDialog(own) {
  const name = field(t("firstName"), { name: "first_name", required: true });
  const phone = field(t("phone"), { name: "phone", type: "tel", required: true, placeholder: "+79161234567" });
  return sheet(t("contact"), (close) => [
    h("button", { type: "button", class: "choice", autofocus: true, onclick: () => close(own) }, avatar(own.first_name, own.user_id),
      h("span", { class: "choice-text" }, h("b", {}, t("mine")), h("span", {}, `${own.first_name}, ${own.phone_number}`))),
    h("h3", {}, t("notMine")),
    form(close, t("send"), () => ({ phone_number: phone.input.value.trim(), first_name: name.input.value.trim() }), name.node, phone.node),
  ]);
}

/** Resolves with {recording: what `stop` promises}, or null when it is given up. */
export const recordingDialog = (stop) => sheet(t("recording"), (close) => buttons(close,
  h("button", { type: "button", class: "primary", autofocus: true, onclick: () => close({ recording: stop() }) }, t("send"))));

const PLACES = [["Москва", "Moscow", 55.7558, 37.6173], ["Екатеринбург", "Yekaterinburg", 56.8389, 60.6057], ["Новосибирск", "Novosibirsk", 55.0084, 82.9357],
  ["Владивосток", "Vladivostok", 43.1155, 131.8855], ["Калининград", "Kaliningrad", 54.7104, 20.4522]];

/** Resolves with {latitude, longitude} or null. */
export function placeDialog() {
  const number = (limit) => ({ type: "number", step: "any", min: -limit, max: limit, required: true });
  const latitude = field(t("latitude"), { ...number(90), value: PLACES[0][2] });
  const longitude = field(t("longitude"), { ...number(180), value: PLACES[0][3] });
  return sheet(t("place"), (close) => [
    h("div", { class: "chips" }, PLACES.map(([name, named, lat, lon]) => h("button", { type: "button", class: "chip", onclick: () => close({ latitude: lat, longitude: lon }) }, LANG === "en" ? named : name))),
    form(close, t("send"), () => ({ latitude: Number(latitude.input.value), longitude: Number(longitude.input.value) }), h("div", { class: "pair" }, latitude.node, longitude.node)),
  ]);
}

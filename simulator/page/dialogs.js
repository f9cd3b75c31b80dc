// Toasts and modal sheets. <dialog> brings Esc, the focus trap and the return of focus by itself.

import { avatar, h } from "./dom.js";
import { t } from "./texts.js";

const TOAST_MS = 4000;

export function toast(text) {
  const node = h("div", { class: "toast" }, text);
  document.getElementById("toasts").append(node);
  setTimeout(() => node.remove(), TOAST_MS + Math.min(text.length * 40, 6000));
}

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

const buttons = (close, ...main) => h("div", { class: "sheet-buttons" },
  h("button", { type: "button", class: "plain", onclick: () => close(null) }, t("cancel")), main);

export const alertDialog = (title, text) => sheet(title, (close) => [
  h("p", { class: "sheet-text" }, text),
  h("div", { class: "sheet-buttons" }, h("button", { type: "button", class: "primary", autofocus: true, onclick: () => close(true) }, t("ok"))),
]);

export const confirmDialog = (title, text) => sheet(title, (close) => [
  h("p", { class: "sheet-text" }, text),
  buttons(close, h("button", { type: "button", class: "primary danger", onclick: () => close(true) }, title)),
]);

export const lightbox = (url) => sheet(t("photoWord"), (close) => h("img", { src: url, alt: t("photoWord"), onclick: () => close(null) }), "lightbox");

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
  const language = h("select", { class: "field", name: "language" }, h("option", { value: "ru" }, "Русский"), h("option", { value: "en" }, "English"));
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

/** Resolves with {phone_number, first_name, user_id?}: his own, or somebody else's typed in. */
export function contactDialog(own) {
  const name = field(t("firstName"), { name: "first_name", required: true, value: own.first_name });
  const phone = field(t("phone"), { name: "phone", type: "tel", required: true, value: own.phone_number });
  const read = () => {
    const contact = { phone_number: phone.input.value.trim(), first_name: name.input.value.trim() };
    return contact.phone_number === own.phone_number ? { ...contact, user_id: own.user_id } : contact;
  };
  return sheet(t("contact"), (close) => form(close, t("send"), read, name.node, phone.node));
}

const PLACES = [["Москва", 55.7558, 37.6173], ["Екатеринбург", 56.8389, 60.6057], ["Новосибирск", 55.0084, 82.9357], ["Владивосток", 43.1155, 131.8855], ["Калининград", 54.7104, 20.4522]];
export const HERE = { latitude: PLACES[0][1], longitude: PLACES[0][2] };

/** Resolves with {latitude, longitude} or null. */
export function placeDialog() {
  const number = (limit) => ({ type: "number", step: "any", min: -limit, max: limit, required: true });
  const latitude = field(t("latitude"), { ...number(90), value: HERE.latitude });
  const longitude = field(t("longitude"), { ...number(180), value: HERE.longitude });
  return sheet(t("place"), (close) => form(close, t("send"),
    () => ({ latitude: Number(latitude.input.value), longitude: Number(longitude.input.value) }),
    h("div", { class: "chips" }, PLACES.map(([name, lat, lon]) => h("button", { type: "button", class: "chip", onclick: () => close({ latitude: lat, longitude: lon }) }, name))),
    h("div", { class: "pair" }, latitude.node, longitude.node)));
}

export const fullName = (user) => [user.first_name, user.last_name].filter(Boolean).join(" ") || t("deleted");

// Words and numbers as the reader's language has them.

import { WORDS } from "./words.js";

// What the address asks for, else what the demo is made in, else what the browser speaks.
const asked = [new URLSearchParams(location.search).get("lang"), document.documentElement.lang, ...navigator.languages.map((one) => one.slice(0, 2))];
export const LANG = asked.find((one) => one in WORDS) ?? "en";
export const OTHER = LANG === "ru" ? "en" : "ru";
const LOCALE = LANG === "en" ? "en-GB" : "ru-RU";
const ZONE = document.documentElement.dataset.zone || undefined; // the demo's, else the browser's own
/** What the page is called before a chat gives it a name. */
export const TITLE = document.title;

export function t(key, values = {}, language = LANG) {
  return WORDS[language][key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

const plurals = new Intl.PluralRules(LOCALE);

/** «3 участника»: the form of `key` that goes with the number. */
export function counted(key, n) {
  const form = plurals.select(n);
  return t(`${key}_${form === "other" ? "many" : form}`, { n });
}

/** A text of the demo's, {ru, en}. */
export const said = (words) => words?.[LANG] ?? words?.ru ?? "";

const formats = {
  time: new Intl.DateTimeFormat(LOCALE, { timeZone: ZONE, hour: "2-digit", minute: "2-digit" }),
  day: new Intl.DateTimeFormat(LOCALE, { timeZone: ZONE, weekday: "long", day: "numeric", month: "long" }),
  short: new Intl.DateTimeFormat(LOCALE, { timeZone: ZONE, weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }),
  tenth: new Intl.NumberFormat(LOCALE, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
  zone: new Intl.DateTimeFormat(LOCALE, { timeZone: ZONE, timeZoneName: "short" }),
  // sv-SE prints "2026-11-23 09:19", one letter away from what <input type=datetime-local> wants
  input: new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" }),
};

export const timeOf = (seconds) => formats.time.format(seconds * 1000);
export const dayOf = (seconds) => formats.day.format(seconds * 1000);
export const momentOf = (milliseconds) => formats.short.format(milliseconds);
/** The zone as its clock calls itself then: «МСК», "EST", "GMT+5". */
export function zoneOf(milliseconds) {
  if (formats.zone.resolvedOptions().timeZone === "Europe/Moscow") return t("msk");
  return formats.zone.formatToParts(milliseconds).find((part) => part.type === "timeZoneName").value;
}
export const inputValueOf = (milliseconds) => formats.input.format(milliseconds).replace(" ", "T");

/** "2026-11-23T09:19" as read in that zone; looked at twice, since summer time may begin or end in between. */
export function momentFromInput(value) {
  const wanted = Date.parse(`${value}Z`);
  let at = wanted;
  for (let look = 0; look < 2; look += 1) at += wanted - Date.parse(`${inputValueOf(at)}Z`);
  return new Date(at).toISOString();
}

export function sizeOf(bytes) {
  if (!bytes) return "";
  if (bytes < 1024) return `${bytes} ${LANG === "en" ? "B" : "Б"}`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} ${LANG === "en" ? "kB" : "кБ"}`;
  return `${formats.tenth.format(bytes / 1024 / 1024)} ${LANG === "en" ? "MB" : "МБ"}`;
}

export const lengthOf = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

/** The old signs among reactions are drawn in colour only when told so. */
export const inColour = (mark) => (/^[\u2600-\u27bf]$/.test(mark) ? `${mark}\ufe0f` : mark);

export const fullName = (user) => [user.first_name, user.last_name].filter(Boolean).join(" ") || t("deleted");

const KINDS = {
  photo: "photoWord", voice: "voiceWord", location: "placeWord", venue: "placeWord", contact: "contactWord", sticker: "stickerWord",
  video: "videoWord", animation: "videoWord", video_note: "videoWord", audio: "audioWord", poll: "pollWord",
};

/** One line that stands for a message in lists, in quotes and in the pinned bar. */
export function lineOf(message) {
  if (!message) return "";
  if (message.service) return serviceOf(message);
  const text = (message.text || message.caption || "").replace(/\s+/g, " ").trim();
  if (!message.media) return text;
  const kind = message.media.kind;
  const name = KINDS[kind] ? t(KINDS[kind]) : message.media.file_name || t("fileWord");
  return text ? `${name}, ${text}` : name;
}

/** What a service message says. */
export function serviceOf(message) {
  const key = `service_${message.service}`;
  return WORDS[LANG][key] ? t(key, { name: message.from.first_name }) + (message.topic ? `: ${message.topic}` : "") : "";
}

// The page's own words. What the bot says is in the bot's catalogue.

const WORDS = {
  ru: {
    people: "Люди", newPerson: "Новый человек", firstName: "Имя", language: "Язык", create: "Создать", cancel: "Отмена",
    close: "Закрыть", ok: "Хорошо", bot: "бот", typing: "печатает…", offline: "Нет связи, жду…", noBot: "Бот ещё не подключился, жду…",
    whoAmI: "Кто я: {name}. Сменить", message: "Сообщение", send: "Отправить", attach: "Прикрепить", keyboard: "Клавиатура бота",
    menu: "Меню", commands: "Команды бота", start: "Запустить", unblock: "Разблокировать", block: "Заблокировать бота",
    remove: "Удалить человека", more: "Ещё", photo: "Фото", file: "Файл", place: "Место", voice: "Голосовое", contact: "Контакт",
    edited: "изменено", pinned: "Закреплено", toEnd: "К последним сообщениям", log: "Переписка", download: "Скачать",
    openAs: "Открыть как", openAsHint: "Кто откроет ссылку?", empty: "Здесь пока пусто", emptyHint: "Нажмите «Запустить», чтобы начать.",
    nobody: "Пока никого нет", nobodyHint: "Добавьте человека, и он напишет боту.", you: "Вы", pending: "ждёт связи", retry: "Повторить",
    clock: "Часы", plus10: "+10 мин", plus60: "+1 час", nextStop: "следующий слот", setTime: "Перевести часы на", msk: "МСК", frozen: "стоят",
    forwardOnly: "Часы идут только вперёд.", pressLost: "Нажатие не дошло: нет связи. Нажмите ещё раз.", copied: "Скопировано",
    phone: "Телефон", mine: "Мой контакт", latitude: "Широта", longitude: "Долгота", tooBig: "Файл больше 20 МБ.",
    unread: "непрочитанных: {n}", photoWord: "Фото", voiceWord: "Голосовое сообщение", placeWord: "Место", contactWord: "Контакт",
    fileWord: "Файл", today: "сегодня", fromPhone: "Я здесь", blockedHint: "Бот заблокирован", removeSure: "Аккаунт исчезнет, бот больше не сможет писать. Удалить?",
    deleted: "Аккаунт удалён", group: "группа", reveal: "Показать скрытый текст", spinner: "Жду ответа", stickerWord: "Стикер", forwarded: "Переслано от: {name}",
  },
  en: {
    people: "People", newPerson: "New person", firstName: "First name", language: "Language", create: "Create", cancel: "Cancel",
    close: "Close", ok: "OK", bot: "bot", typing: "typing…", offline: "No connection, waiting…", noBot: "The bot has not connected yet, waiting…",
    whoAmI: "I am {name}. Change", message: "Message", send: "Send", attach: "Attach", keyboard: "Bot keyboard",
    menu: "Menu", commands: "Bot commands", start: "Start", unblock: "Unblock", block: "Block the bot",
    remove: "Delete the account", more: "More", photo: "Photo", file: "File", place: "Location", voice: "Voice note", contact: "Contact",
    edited: "edited", pinned: "Pinned", toEnd: "To the latest messages", log: "Conversation", download: "Download",
    openAs: "Open as", openAsHint: "Who opens the link?", empty: "Nothing here yet", emptyHint: "Press Start to begin.",
    nobody: "Nobody yet", nobodyHint: "Add a person who will write to the bot.", you: "You", pending: "waiting for connection", retry: "Retry",
    clock: "Clock", plus10: "+10 min", plus60: "+1 hour", nextStop: "next slot", setTime: "Set the clock to", msk: "MSK", frozen: "stopped",
    forwardOnly: "The clock only moves forward.", pressLost: "The press was lost: no connection. Press again.", copied: "Copied",
    phone: "Phone", mine: "My contact", latitude: "Latitude", longitude: "Longitude", tooBig: "The file is larger than 20 MB.",
    unread: "unread: {n}", photoWord: "Photo", voiceWord: "Voice message", placeWord: "Location", contactWord: "Contact",
    fileWord: "File", today: "today", fromPhone: "I am here", blockedHint: "The bot is blocked", removeSure: "The account will vanish and the bot cannot write any more. Delete?",
    deleted: "Deleted account", group: "group", reveal: "Reveal hidden text", spinner: "Waiting for the answer", stickerWord: "Sticker", forwarded: "Forwarded from {name}",
  },
};

export const LANG = new URLSearchParams(location.search).get("lang") === "en" ? "en" : "ru";
const LOCALE = LANG === "en" ? "en-GB" : "ru-RU";
const ZONE = "Europe/Moscow";

export function t(key, values = {}) {
  return WORDS[LANG][key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

const formats = {
  time: new Intl.DateTimeFormat(LOCALE, { timeZone: ZONE, hour: "2-digit", minute: "2-digit" }),
  day: new Intl.DateTimeFormat(LOCALE, { timeZone: ZONE, weekday: "long", day: "numeric", month: "long" }),
  short: new Intl.DateTimeFormat(LOCALE, { timeZone: ZONE, weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }),
  // sv-SE prints "2026-11-23 09:19", one letter away from what <input type=datetime-local> wants
  input: new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" }),
};

export const timeOf = (seconds) => formats.time.format(seconds * 1000);
export const dayOf = (seconds) => formats.day.format(seconds * 1000);
export const momentOf = (milliseconds) => formats.short.format(milliseconds);
export const inputValueOf = (milliseconds) => formats.input.format(milliseconds).replace(" ", "T");

/** "2026-11-23T09:19" as read in Moscow, which has no summer time. */
export const momentFromInput = (value) => `${value}:00+03:00`;

export function sizeOf(bytes) {
  if (!bytes) return "";
  if (bytes < 1024) return `${bytes} ${LANG === "en" ? "B" : "Б"}`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} ${LANG === "en" ? "kB" : "кБ"}`;
  return `${(bytes / 1024 / 1024).toFixed(1)} ${LANG === "en" ? "MB" : "МБ"}`;
}

/** One line that stands for a message in lists and in the pinned bar. */
export function lineOf(message) {
  if (!message) return "";
  const words = { photo: "photoWord", voice: "voiceWord", location: "placeWord", contact: "contactWord", sticker: "stickerWord" };
  const text = (message.text || message.caption || "").replace(/\s+/g, " ").trim();
  if (!message.media) return text;
  const kind = message.media.kind;
  const name = words[kind] ? t(words[kind]) : message.media.file_name || t("fileWord");
  return text ? `${name}, ${text}` : name;
}

// Who am I: the list of persons, each with unread count and last line, used in the sidebar and in the phone's sheet.

import { avatar, fill, h } from "./dom.js";
import { fullName, lineOf, t, timeOf } from "./texts.js";

function entry({ key, name, about, id, last, unread, current, extra, onclick }) {
  return h("button", { type: "button", class: "person", "data-key": key, "aria-current": current ? "true" : null, onclick },
    avatar(name, id),
    h("span", { class: "person-text" },
      h("span", { class: "person-top" }, h("b", {}, name), about && h("small", {}, about), last && h("time", {}, timeOf(last.date))),
      h("span", { class: "person-bottom" }, h("span", { class: "last" }, extra || lineOf(last)),
        unread > 0 && h("span", { class: "badge" }, h("span", { "aria-hidden": "true" }, String(unread)), h("span", { class: "unseen" }, t("unread", { n: unread }))))));
}

/** Draws everybody into `node`; `current` is {user, chat}, whose groups stand under the name. */
export function drawPeople(node, { store, current, choose, add }) {
  const items = store.users.flatMap((user) => {
    const all = store.chatsOf(user.id);
    const own = all.find((chat) => chat.chat_id === user.id);
    const here = current.user === user.id;
    const groups = all.filter((chat) => chat.chat_id !== user.id && (here || chat.unread > 0));
    return [
      entry({ key: `u${user.id}`, name: fullName(user), about: user.about, id: user.id, last: own?.last, unread: own?.unread, current: here && current.chat === user.id,
        extra: user.blocked ? t("blockedHint") : "", onclick: () => choose(user.id, user.id) }),
      ...groups.map((chat) => h("div", { class: "nested" }, entry({ key: `g${user.id}:${chat.chat_id}`, name: chat.title || t("group"), id: chat.chat_id, last: chat.last,
        unread: chat.unread, current: here && current.chat === chat.chat_id, onclick: () => choose(user.id, chat.chat_id) }))),
    ];
  });
  fill(node, h("nav", { class: "people", "aria-label": t("people") }, items),
    h("button", { type: "button", class: "person add", "data-key": "add", onclick: add }, h("span", { class: "avatar plus", "aria-hidden": "true" }, "+"), h("span", {}, t("newPerson"))));
}

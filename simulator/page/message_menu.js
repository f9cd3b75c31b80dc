// What can be done with one message.

import { openMenu } from "./menu.js";
import { inColour, t } from "./texts.js";

const MARKS = ["👍", "❤", "🔥", "👏", "😁", "🤔"];

/** `actions`: {isOwn, mineOf, react, reply, copy, edit}. */
export function openMessageMenu(message, anchor, at, actions) {
  const text = message.text || message.caption || "";
  const mine = actions.mineOf(message);
  const marks = { label: t("react"), items: MARKS.map((mark) => ({ text: inColour(mark), label: t("reactWith", { emoji: mark }), checked: mine.includes(mark), onclick: () => actions.react(message, mark) })) };
  openMenu(anchor, [
    { picture: "reply", label: t("reply"), onclick: () => actions.reply(message) },
    text && { picture: "copy", label: t("copy"), onclick: () => actions.copy(text) },
    message.text && !message.media && actions.isOwn(message) && { picture: "edit", label: t("edit"), onclick: () => actions.edit(message) },
  ], t("actions"), { marks, at });
}

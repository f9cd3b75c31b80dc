// The top of a phone: whom one talks to, the clock, who one is, the menu; below it what is pinned, and a forum's topics.

import { avatar, fill, h, icon, iconButton, setText } from "./dom.js";
import { counted, fullName, lineOf, t } from "./texts.js";

/** `slot` takes the clock's pill when this phone is the only one. */
export function createHeader({ onBack, onSearch, onPeople, onMore }) {
  const picture = h("span", {});
  const title = h("h1", {});
  const subtitle = h("span", { class: "subtitle" });
  const slot = h("span", { class: "slot" });
  const back = iconButton("back", t("back"), onBack, { hidden: true });
  const who = h("button", { type: "button", class: "who", "aria-haspopup": "dialog", onclick: onPeople });
  const search = iconButton("search", t("search"), onSearch, { class: "icon-button search-button" });
  const more = iconButton("more", t("more"), () => onMore(more), { "aria-haspopup": "menu" });
  const node = h("header", { class: "phone-header" }, back, picture, h("div", { class: "title" }, title, subtitle), slot, who, search, more);
  let drawn = "";

  function update({ me, name, info, inGroup, waiting, unread }) {
    setText(title, name);
    const kind = inGroup ? [t("group"), info?.members && counted("members", info.members)].filter(Boolean).join(", ") : t("bot");
    setText(subtitle, waiting ? t("typing") : kind);
    subtitle.classList.toggle("waiting", waiting);
    back.hidden = !inGroup;
    more.hidden = search.hidden = !me;
    const state = JSON.stringify([me, name, unread > 0, inGroup]);
    if (state === drawn) return;
    drawn = state;
    picture.replaceChildren(avatar(name, inGroup ? info?.chat_id : 3));
    who.setAttribute("aria-label", me ? t("whoAmI", { name: fullName(me) }) : t("people"));
    fill(who, avatar(me ? fullName(me) : "", me?.id), h("span", { class: "who-name" }, me?.first_name || t("people")), icon("down"), unread > 0 && h("span", { class: "dot" }));
  }

  return { node, slot, update };
}

export function createPinned({ onJump }) {
  const line = h("span", {});
  const node = h("button", { type: "button", class: "pinned", hidden: true }, icon("pin"), h("span", { class: "pinned-text" }, h("b", {}, t("pinned")), line));

  function update(message) {
    node.hidden = !message;
    if (!message) return;
    setText(line, lineOf(message));
    node.onclick = () => onJump(message.message_id);
  }

  return { node, update };
}

/** Topics of a forum: null is all of them, 0 the general one. */
export function createTopics({ onChoose }) {
  const node = h("div", { class: "topics", role: "group", "aria-label": t("topics"), hidden: true });

  function update(topics, chosen) {
    node.hidden = !topics.length;
    const all = [{ id: null, name: t("allTopics") }, { id: 0, name: t("general") }, ...topics];
    fill(node, all.map((one) => h("button", { type: "button", class: "topic", "data-key": `t${one.id}`, "aria-pressed": String(one.id === chosen), onclick: () => onChoose(one.id) },
      one.id ? `# ${one.name}` : one.name, one.closed && h("span", { class: "unseen" }, `, ${t("topicClosed")}`))));
  }

  return { node, update };
}

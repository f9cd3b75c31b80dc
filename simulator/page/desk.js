// What stands around the phones: the list of people, the bar over several phones, the tour's card, the sample's mark.

import { h, icon, iconButton, setText } from "./dom.js";
import { TITLE, said, t } from "./texts.js";
import { theme } from "./theme.js";

const $ = (id) => document.getElementById(id);

/** `people(node)` draws the list; `showMore(anchor)` opens the page's menu. */
export function createDesk({ phones, clock, tour, store, showMore, toggleColumns, people }) {
  const roomy = matchMedia("(min-width: 820px)");
  const wide = matchMedia("(min-width: 1000px)");
  const list = h("div", { class: "sidebar-people" });
  const sideTour = h("div", { class: "tour-slot" });
  const columns = h("button", { type: "button", class: "side-button", onclick: toggleColumns }, icon("columns"), h("span", {}, t("sideBySide")));
  const themeButton = iconButton("moon", t("dark"), () => { theme.toggle(); draw(); });
  const foot = h("div", { class: "sidebar-foot" }, columns, themeButton);
  const notice = h("p", { class: "notice", role: "note", hidden: true });
  $("sidebar").append(list, sideTour, foot);
  $("sidebar").setAttribute("aria-label", t("people"));

  const barClock = h("span", { class: "slot" });
  const barMore = iconButton("more", t("more"), () => showMore(barMore), { "aria-haspopup": "menu" });
  const barTheme = iconButton("moon", t("dark"), () => { theme.toggle(); draw(); });
  const barNotice = h("span", { class: "bar-notice" });
  $("bar").append(h("strong", { class: "brand" }), barNotice, h("span", { class: "space" }),
    barClock, h("button", { type: "button", class: "side-button", onclick: toggleColumns }, icon("one"), h("span", {}, t("onePhone"))), barTheme, barMore);

  const move = (node, slot) => { if (node.parentNode !== slot) slot.append(node); };

  /** Puts the clock, the tour and the mark where they belong for this size and this number of phones. */
  function place() {
    if (!phones.length) return;
    const several = phones.length > 1;
    $("bar").hidden = !several;
    move(clock.pill, several ? barClock : phones[0].clockSlot);
    const own = phones.find((phone) => phone.user === tour.who()) ?? phones[0];
    move(tour.node, !several && roomy.matches ? sideTour : own.tourSlot);
    if (several) move(notice, barNotice);
    else if (roomy.matches) foot.before(notice);
    else phones[0].node.querySelector(".phone-header").after(notice);
    tour.draw();
    draw();
  }

  function drawTheme(button) {
    const dark = theme.isDark();
    button.setAttribute("aria-label", t(dark ? "light" : "dark"));
    button.title = t(dark ? "light" : "dark");
    button.replaceChildren(icon(dark ? "sun" : "moon"));
  }

  function draw() {
    const unread = store.users.reduce((sum, user) => sum + store.unreadOf(user.id), 0);
    const title = phones[0]?.title() ?? TITLE;
    document.title = unread ? `(${unread}) ${title}` : title;
    setText($("bar").querySelector(".brand"), title);
    columns.hidden = !wide.matches || store.users.length < 2;
    drawTheme(themeButton);
    drawTheme(barTheme);
    if (phones.length === 1) people(list);
  }

  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  roomy.addEventListener("change", place);
  return { place, draw, setNotice: (words) => { notice.hidden = !words; setText(notice, said(words)); } };
}

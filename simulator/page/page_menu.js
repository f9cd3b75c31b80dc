// The menu of a phone, or of the page when several phones stand on it.

import { openMenu } from "./menu.js";
import { OTHER, fullName, t } from "./texts.js";
import { theme } from "./theme.js";

/** `phone` is null in the bar over several phones: what belongs to one person is left out there. */
export function pageMenu(anchor, { phone, several, canBeSeveral, store, tour, toggleColumns, reset, turnLanguage, remove }) {
  const person = phone && store.person(phone.user);
  const blocked = person?.blocked;
  const ofPerson = person ? [
    { picture: "search", label: t("search"), onclick: () => phone.search() },
    { picture: "stop", label: t(blocked ? "unblock" : "block"), onclick: () => phone.act(blocked ? "unblock" : "block") },
    { picture: "trash", label: t("remove"), danger: true, onclick: remove },
  ] : [];
  const ofPage = phone && several ? [] : [
    tour.isThere() && !tour.isOpen() && { picture: "flag", label: t("tour"), onclick: tour.reopen },
    !several && canBeSeveral && { picture: "columns", label: t("sideBySide"), onclick: toggleColumns },
    { picture: theme.isDark() ? "sun" : "moon", label: t(theme.isDark() ? "light" : "dark"), onclick: theme.toggle },
    theme.isChosen() && { picture: "reset", label: t("systemTheme"), onclick: theme.follow },
    { picture: "globe", label: t("inThis", {}, OTHER), onclick: turnLanguage },
    reset && { picture: "reset", label: t("reset"), onclick: reset },
  ];
  const [first, ...rest] = ofPerson;
  openMenu(anchor, [first, ...ofPage, ...rest], person ? `${t("more")}: ${fullName(person)}` : t("more"));
}

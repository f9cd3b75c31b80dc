// A menu beside what it belongs to: arrows, Home, End, Esc; focus goes back where it was.

import { h, icon } from "./dom.js";

const EDGE = 8; // px kept free at the window's edges

function item({ picture, label, onclick, danger, checked }, close) {
  const role = checked === undefined ? "menuitem" : "menuitemradio";
  return h("button", { type: "button", class: `menu-item ${danger ? "danger" : ""}`, role, tabindex: "-1", "aria-checked": checked === undefined ? null : String(checked),
    onclick: () => { close(); onclick(); } }, icon(picture), h("span", {}, label), checked && icon("check"));
}

/** A row of small buttons at the top of a menu, as for reactions. */
function strip(choices, close) {
  return h("div", { class: "menu-strip", role: "group", "aria-label": choices.label }, choices.items.map((one) => h("button", {
    type: "button", class: "menu-mark", role: "menuitemradio", tabindex: "-1", "aria-label": one.label, "aria-checked": String(Boolean(one.checked)),
    onclick: () => { close(); one.onclick(); } }, one.text)));
}

function place(node, anchor, at) {
  const box = node.getBoundingClientRect();
  const from = anchor.getBoundingClientRect();
  const below = at ? at.y : from.bottom + 4;
  const top = below + box.height + EDGE > innerHeight ? Math.max(EDGE, (at ? at.y : from.top - 4) - box.height) : below;
  const edge = (anchor.closest(".phone") ?? document.body).getBoundingClientRect().right - EDGE; // of the phone that it belongs to
  const left = at ? at.x : from.left + box.width > edge ? from.right - box.width : from.left;
  node.style.top = `${top}px`;
  node.style.left = `${Math.max(EDGE, Math.min(left, innerWidth - box.width - EDGE))}px`;
}

/** `items`: {picture, label, onclick, danger?, checked?}; false ones are left out. `at`: the pointer, if it was one. */
export function openMenu(anchor, items, label, { marks = null, at = null } = {}) {
  const before = document.activeElement;
  // not an "auto" popover: the right button's own release would close it at once
  const node = h("div", { class: "menu", popover: "manual", role: "menu", "aria-label": label });
  const outside = (event) => { if (!node.contains(event.target)) close({ focus: false }); };

  function close({ focus = true } = {}) {
    document.removeEventListener("pointerdown", outside, true);
    anchor.removeAttribute("aria-expanded");
    node.remove();
    if (focus) before?.focus?.({ preventScroll: true });
  }

  node.append(...(marks ? [strip(marks, close)] : []), ...items.filter(Boolean).map((one) => item(one, close)));
  const all = [...node.querySelectorAll("button")];
  node.addEventListener("keydown", (event) => {
    const now = all.indexOf(document.activeElement);
    const step = { ArrowDown: now + 1, ArrowRight: now + 1, ArrowUp: now - 1, ArrowLeft: now - 1, Home: 0, End: all.length - 1 }[event.key];
    if (step === undefined && !["Tab", "Escape"].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (step === undefined) close();
    else all[(step + all.length) % all.length].focus();
  });
  node.addEventListener("focusout", (event) => { if (event.relatedTarget && !node.contains(event.relatedTarget)) close({ focus: false }); });
  (anchor.closest(".phone, header, aside") ?? document.body).append(node); // within its landmark; a popover is over everything all the same
  node.showPopover();
  place(node, anchor, at);
  if (anchor.matches("button")) anchor.setAttribute("aria-expanded", "true");
  document.addEventListener("pointerdown", outside, true);
  all[0]?.focus({ preventScroll: true });
}

// The clock: a pill that shows the simulated time, and a panel that moves it forward and says what comes next.

import { fill, h, icon, iconButton, setText } from "./dom.js";
import { inputValueOf, momentFromInput, momentOf, said, t, zoneOf } from "./texts.js";
import { sentence } from "./toasts.js";

const NEXT_SLOT = "next_slot";
const hour = (text) => text.split(/,? (?=\d\d:\d\d)/).pop();

/** `pill` goes into a header; its panel opens below it. `tell(text)` shows a short note. */
export function createClock(api, tell) {
  let shown = { at: 0, taken: 0, frozen: true }; // simulated ms when taken, and performance.now() then
  let stops = [];
  const now = () => shown.at + (shown.frozen ? 0 : performance.now() - shown.taken);
  const after = (minutes) => () => ({ now: new Date(now() + minutes * 60_000).toISOString() });

  const label = h("span", { class: "pill-time" });
  const pill = h("button", { type: "button", class: "pill", "aria-haspopup": "dialog", "aria-expanded": "false", hidden: true, onclick: open }, icon("clock"), label);
  const time = h("output", { class: "clock-time" });
  const ahead = h("p", { class: "clock-ahead", role: "status" });
  const chip = (text, move) => h("button", { type: "button", class: "chip", onclick: () => go(move()) }, text);
  const list = h("div", { class: "stops" });
  const input = h("input", { type: "datetime-local", class: "field", "aria-label": t("setTime"), required: true });
  const form = h("form", { class: "clock-form", novalidate: true, onsubmit: submit }, input, h("button", { type: "submit", class: "icon-button", "aria-label": t("setTime"), title: t("setTime") }, icon("go")));
  const panel = h("div", { class: "clock-panel", popover: "auto", role: "dialog", "aria-label": t("clock") },
    h("div", { class: "clock-top" }, time, iconButton("close", t("close"), () => panel.hidePopover())), ahead,
    h("div", { class: "chips" }, chip(t("plus10"), after(10)), chip(t("plus60"), after(60))), list,
    h("p", { class: "clock-other", "aria-hidden": "true" }, t("otherTime")), form);
  document.body.append(panel);
  panel.addEventListener("beforetoggle", (event) => pill.setAttribute("aria-expanded", String(event.newState === "open")));

  function open() {
    if (panel.matches(":popover-open")) return panel.hidePopover();
    const box = pill.getBoundingClientRect();
    panel.style.setProperty("--under", `${box.bottom + 6}px`);
    panel.style.setProperty("--right", `${Math.max(8, innerWidth - box.right)}px`);
    panel.showPopover();
    refresh().catch(() => undefined); // the stops ahead are others by now
    return panel.querySelector(".chip").focus();
  }

  function submit(event) {
    event.preventDefault();
    const wanted = input.value && momentFromInput(input.value);
    if (!wanted || new Date(wanted) <= now()) tell(t("forwardOnly")); // the browser would say it in a language of its own
    else go({ now: wanted });
  }

  // The server answers when everything due in between was done, which may take seconds.
  async function go(move) {
    panel.setAttribute("aria-busy", "true");
    pill.classList.add("moving");
    setText(ahead, t("moving"));
    try {
      take(await api.setClock(move));
      if (panel.matches(":popover-open")) panel.hidePopover();
    } catch (error) {
      tell(sentence(error));
    } finally {
      panel.removeAttribute("aria-busy");
      pill.classList.remove("moving");
      drawAhead();
    }
  }

  function take(answer) {
    shown = { at: Date.parse(answer.now), taken: performance.now(), frozen: answer.frozen };
    stops = (answer.stops || []).map((stop) => ({ key: stop.key, title: said(stop.title), what: said(stop.what), at: Date.parse(stop.moment) })).sort((a, b) => a.at - b.at);
    if (answer.next_stop && !stops.some((stop) => stop.key === NEXT_SLOT)) stops.unshift({ key: NEXT_SLOT, title: t("nextStop"), what: "", at: null });
    if (document.activeElement !== input) input.value = inputValueOf(now());
    input.min = inputValueOf(now());
    drawStops();
    drawAhead();
    draw();
  }

  function drawStops() {
    fill(list, stops.map((stop) => h("button", { type: "button", class: "stop", "data-key": stop.key, onclick: () => go({ to: stop.key }) },
      h("span", { class: "stop-text" }, h("b", {}, stop.title), stop.what && h("span", {}, stop.what)), stop.at && h("time", {}, momentOf(stop.at)))));
  }

  function drawAhead() {
    const next = stops.find((stop) => stop.at && stop.what);
    ahead.hidden = !next;
    setText(ahead, next ? `${t("ahead")}: ${hour(momentOf(next.at))}, ${next.what}` : "");
    pill.title = next ? ahead.textContent : "";
  }

  function draw() {
    if (!shown.at) return;
    const text = momentOf(now());
    input.setAttribute("aria-label", `${t("setTime")} (${zoneOf(now())})`);
    setText(time, `${text} ${zoneOf(now())}${shown.frozen ? `, ${t("frozen")}` : ""}`);
    setText(label, hour(text));
    pill.setAttribute("aria-label", `${hour(text)}, ${t("clock")}: ${time.textContent}`);
    pill.hidden = false;
  }

  const refresh = async () => take(await api.clock());
  setInterval(draw, 1000);
  return { pill, refresh, take, go: (key) => go({ to: key }), titleOf: (key) => stops.find((stop) => stop.key === key)?.title ?? "" };
}

// The clock panel: shows the simulated time and moves it forward.

import { Refused } from "./api.js";
import { h, icon } from "./dom.js";
import { toast } from "./dialogs.js";
import { inputValueOf, momentFromInput, momentOf, t } from "./texts.js";

/** `short` is the header's chip on the phone, which opens and closes the panel. */
export function createClock(panel, api) {
  let shown = { at: 0, taken: 0, frozen: true }; // simulated ms when taken, and performance.now() then
  const now = () => shown.at + (shown.frozen ? 0 : performance.now() - shown.taken);

  const time = h("output", { class: "clock-time" });
  const short = h("button", { type: "button", class: "clock-chip", "aria-expanded": "false", "aria-controls": panel.id, hidden: true,
    onclick: () => short.setAttribute("aria-expanded", String(panel.classList.toggle("open"))) });
  const step = (label, move) => h("button", { type: "button", class: "chip", onclick: () => go(move()) }, label);
  const after = (minutes) => () => ({ now: new Date(now() + minutes * 60_000).toISOString() });
  const nextStop = step(t("nextStop"), () => ({ to: "next_slot" }));
  const input = h("input", { type: "datetime-local", class: "field", "aria-label": `${t("setTime")} (${t("msk")})`, required: true });
  const form = h("form", { class: "clock-form", onsubmit: submit }, input, h("button", { type: "submit", class: "icon-button", "aria-label": t("setTime"), title: t("setTime") }, icon("go")));
  panel.setAttribute("aria-label", t("clock"));
  panel.append(time, h("div", { class: "chips" }, step(t("plus10"), after(10)), step(t("plus60"), after(60)), nextStop), form);

  function submit(event) {
    event.preventDefault();
    const wanted = momentFromInput(input.value);
    if (new Date(wanted) <= now()) toast(t("forwardOnly"));
    else go({ now: wanted });
  }

  // The server answers when everything due in between was done, which may take seconds.
  async function go(move) {
    panel.setAttribute("aria-busy", "true");
    for (const button of panel.querySelectorAll("button")) button.disabled = true;
    try {
      take(await api.setClock(move));
    } catch (error) {
      toast(error instanceof Refused ? error.message : t("offline"));
    } finally {
      panel.removeAttribute("aria-busy");
      for (const button of panel.querySelectorAll("button")) button.disabled = false;
    }
  }

  function take(answer) {
    shown = { at: Date.parse(answer.now), taken: performance.now(), frozen: answer.frozen };
    nextStop.hidden = !answer.next_stop;
    if (document.activeElement !== input) input.value = inputValueOf(now());
    input.min = inputValueOf(now());
    draw();
  }

  function draw() {
    if (!shown.at) return;
    const text = momentOf(now());
    const full = `${text} ${t("msk")}${shown.frozen ? `, ${t("frozen")}` : ""}`;
    if (time.textContent !== full) {
      time.textContent = full;
      short.textContent = text.split(/,? (?=\d\d:\d\d)/).pop();
      short.setAttribute("aria-label", `${t("clock")}: ${full}`);
      short.hidden = false;
    }
  }

  setInterval(draw, 1000);
  return { short, refresh: async () => take(await api.clock()) };
}

// The guided tour's card. What is done is judged by the server; the card shows it and offers one click's help.

import { fill, h, icon, iconButton } from "./dom.js";
import { OTHER, said, t } from "./texts.js";

const CLOSED = "tour-closed";
const SHORT = 18; // signs of a text that stands on a button
const SMALL = "tour-small";
const roomy = matchMedia("(min-width: 820px)"); // else the card would hide what it speaks of
const kept = { get: (key) => sessionStorage.getItem(key) === "yes", set: (key, value) => sessionStorage.setItem(key, value ? "yes" : "no") };

/** `desk`: {nameOf(user), isShown(user), show(user), send(user, text), lasting(), reset(), turnLanguage(), clock, attempt, draw()}. */
export function createTour(api, desk) {
  let tour = null;
  let ticked = ""; // the step that was done last, and what to look at now
  let paused = false; // on a phone: what it brought is looked at before the next step is read
  let taken = ""; // where the tour stood when its offer was taken, or when something was sent
  const node = h("section", { class: "tour", tabindex: "-1", "aria-label": t("tour"), hidden: true });

  const act = (action) => desk.attempt(async () => take((await api.tourAct(action)).tour));

  function take(next) {
    const before = new Set((tour?.steps || []).filter((step) => step.done).map((step) => step.key));
    const fresh = tour && next?.state !== "offered" ? next?.steps.find((step) => step.done && !before.has(step.key)) : null;
    if (fresh) ticked = [t("tourTicked", { title: said(fresh.title) }), said(fresh.look)].filter(Boolean).join(". ");
    else if (tour?.at !== next?.at || tour?.state !== next?.state) ticked = "";
    if (fresh || !ticked) [paused, taken] = [Boolean(fresh), ""];
    tour = next;
    draw();
    desk.draw();
  }

  const step = () => (tour?.state === "running" ? tour.steps[tour.at] : null);

  /** The one click that helps with this step: {label, run}, or null. */
  function help(one) {
    const { offer, who } = one;
    const toPhone = { label: t("offerPhone", { name: desk.nameOf(who) }), run: () => desk.show(who) };
    const label = said(offer?.label);
    if (offer?.do === "clock") return { label: label || t("offerClock", { title: desk.clock.titleOf(offer.stop) }), run: async () => { acted(who); await desk.show(who); await desk.clock.go(offer.stop); } };
    if (offer?.do === "text") return { label: label || sending(said(offer.text)), run: async () => { await desk.show(who); desk.send(who, said(offer.text)); } };
    if (!desk.isShown(who)) return { ...toPhone, label: (offer?.do === "phone" && label) || toPhone.label };
    return null;
  }

  const sending = (text) => (text.length <= SHORT ? t("offerSend", { text }) : t("offerLine"));

  /** Where the tour stands: a step's key, or before and after the steps the state. */
  const here = () => step()?.key ?? tour?.state;

  /** Somebody does what the step asks for, or something of his own beside the tour: on a phone the card makes room for it. */
  function acted(user) {
    const one = step();
    if (one && one.who !== user && roomy.matches) return;
    [taken, paused] = [here(), false];
    draw();
  }

  const button = (kind, label, onclick, key) => h("button", { type: "button", class: kind, "data-key": key, onclick }, label);

  function marks() {
    const done = tour.steps.filter((one) => one.done).length;
    return h("span", { class: "tour-marks", role: "img", "aria-label": t("tourDone", { n: done, all: tour.steps.length }) },
      tour.steps.map((one, at) => h("i", { class: `${one.done ? "done" : ""} ${tour.state === "running" && at === tour.at ? "here" : ""}` })));
  }

  function top(title) {
    return h("div", { class: "tour-top" }, h("span", { class: "tour-count" }, title), marks(),
      iconButton("down", t("tourHide"), () => { kept.set(SMALL, true); draw(); }, { "data-key": "small", "aria-expanded": "true" }), closing());
  }

  const closing = () => iconButton("close", t("close"), () => { kept.set(CLOSED, true); draw(); desk.draw(); }, { "data-key": "close" });

  /** The card in one line: what is being done, or what was done and where to look. */
  function line() {
    const one = step();
    if (paused && ticked && !roomy.matches) {
      return h("div", { class: "tour-line" }, icon("check"), h("p", { "aria-live": "polite" }, ticked), button("primary", t("skip"), () => { paused = false; draw(); }, "next"));
    }
    if (!kept.get(SMALL) && (roomy.matches || taken !== here())) return null;
    const unfold = button("plain", t("tourShow"), () => { kept.set(SMALL, false); taken = ""; draw(); }, "small");
    unfold.setAttribute("aria-expanded", "false");
    return h("div", { class: "tour-line" }, one && h("span", { class: "tour-count" }, `${tour.at + 1}/${tour.steps.length}`), h("b", {}, said((one ?? tour[tour.state === "finished" ? "ending" : "opening"]).title)), unfold, closing());
  }

  const words = (card) => h("div", { class: "tour-words", "aria-live": "polite" }, ticked && roomy.matches && h("p", { class: "tour-ticked" }, icon("check"), h("span", {}, ticked)),
    h("h2", {}, said(card.title)), h("p", {}, said(card.body)));

  function content() {
    const one = step();
    if (one) {
      const offer = help(one);
      return [top(t("tourStep", { n: tour.at + 1, all: tour.steps.length })), words(one), h("div", { class: "tour-buttons" },
        tour.at > 0 && iconButton("back", t("back"), () => act("back"), { "data-key": "back" }), offer && button(taken === one.key ? "plain" : "primary", offer.label, offer.run, "offer"),
        button("plain", t(one.done ? "skip" : "skipStep"), () => act("skip"), "skip"))];
    }
    if (tour.state === "finished") {
      return [top(t("tour")), words(tour.ending), h("div", { class: "tour-buttons" }, iconButton("back", t("back"), () => act("back"), { "data-key": "back" }), button("plain", t("tourAgain"), () => (desk.lasting() ? act("reset") : desk.reset()), "offer"))];
    }
    return [top(t("tour")), words(tour.opening), h("div", { class: "tour-buttons" }, button("primary", t("tourStart"), () => act("start"), "offer"),
      button("plain", t("tourLater"), () => { kept.set(CLOSED, true); draw(); desk.draw(); }, "skip"), button("plain", t("inThis", {}, OTHER), desk.turnLanguage, "language"))];
  }

  function draw() {
    node.hidden = !tour || kept.get(CLOSED);
    if (node.hidden) return;
    const short = line();
    node.classList.toggle("line", Boolean(short));
    node.classList.toggle("finished", tour.state === "finished");
    fill(node, short ?? content());
  }

  roomy.addEventListener("change", draw);
  return {
    node, take, draw, acted,
    who: () => step()?.who ?? null,
    everybody: () => [...new Set((tour?.steps || []).map((one) => one.who))],
    isThere: () => Boolean(tour),
    isOpen: () => Boolean(tour) && !kept.get(CLOSED),
    reopen() { kept.set(CLOSED, false); kept.set(SMALL, false); taken = ""; draw(); desk.draw(); },
    refresh: async () => { const answer = await api.tour(); take(answer.tour); return answer; },
  };
}

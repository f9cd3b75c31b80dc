// What a bubble holds beside its text: pictures, sounds, files, places, people, polls.

import { avatar, h, icon } from "./dom.js";
import { counted, lengthOf, sizeOf, t } from "./texts.js";

const BARS = 22;

export const fileUrl = (media) => media.url || `/sim/files/${encodeURIComponent(media.file_id)}`;

function picture(media, onclick) {
  return h("button", { type: "button", class: "photo", "aria-label": t("photoWord"), onclick },
    h("img", { src: fileUrl(media), alt: "", loading: "lazy", width: media.width, height: media.height }));
}

/** Photos that came together stand in one grid. */
function photos(messages, actions) {
  const all = messages.map((message) => fileUrl(message.media));
  if (messages.length === 1) return picture(messages[0].media, () => actions.onPhoto(all, 0));
  return h("div", { class: `album album-${Math.min(messages.length, 4)}`, role: "group", "aria-label": t("albumWord") },
    messages.map((message, at) => picture(message.media, () => actions.onPhoto(all, at))));
}

function card(kind, image, title, ...lines) {
  return h("div", { class: `media ${kind}` }, image,
    h("div", { class: "media-text" }, h("b", {}, title), ...lines.filter(Boolean).map((line) => h("span", {}, line))));
}

function file(media) {
  const video = ["video", "animation", "video_note"].includes(media.kind);
  const name = media.file_name || t(video ? "videoWord" : "fileWord");
  const length = video && media.duration ? lengthOf(media.duration) : "";
  const details = [length, sizeOf(media.file_size), t("download")].filter(Boolean).join(" · ");
  return h("a", { class: "file", href: fileUrl(media), download: name },
    card("document", h("span", { class: "media-icon" }, icon(video ? "video" : "file")), name, details));
}

function sound(media, actions) {
  const seconds = media.duration || 1;
  const isVoice = media.kind === "voice";
  const length = h("span", { class: "length" }, lengthOf(seconds));
  const title = isVoice ? t("voiceWord") : media.title || media.file_name || t("audioWord");
  const button = h("button", { type: "button", class: "media-icon", "aria-label": `${t("play")}: ${title}, ${lengthOf(seconds)}`, "aria-pressed": "false" }, icon("play"));
  const bars = Array.from({ length: BARS }, (_, i) => h("i", { class: `bar-${(i * 7 + seconds) % 5}` }));
  let audio = null;

  function show() {
    const playing = Boolean(audio) && !audio.paused;
    button.setAttribute("aria-pressed", String(playing));
    button.replaceChildren(icon(playing ? "pause" : "play"));
    const part = audio?.duration ? audio.currentTime / audio.duration : 0;
    bars.forEach((bar, at) => bar.classList.toggle("heard", part > 0 && at / BARS <= part));
    length.textContent = lengthOf(audio?.currentTime ? audio.currentTime : seconds);
  }

  function toggle() {
    if (!audio) {
      audio = new Audio(fileUrl(media));
      for (const name of ["play", "pause", "timeupdate", "ended"]) audio.addEventListener(name, show);
    }
    if (!audio.paused) audio.pause();
    else audio.play().catch(() => { audio = null; show(); actions.onToast(t("madeUp")); });
  }

  button.addEventListener("click", toggle);
  return h("div", { class: `media ${media.kind}` }, button, h("div", { class: "media-text" },
    !isVoice && h("b", {}, title), !isVoice && media.performer && h("span", {}, media.performer), h("span", { class: "wave", "aria-hidden": "true" }, bars), length));
}

function place(media) {
  const spot = media.location || media;
  return h("div", { class: "media location" }, h("div", { class: "map", "aria-hidden": "true" }, icon("place")),
    media.title && h("b", {}, media.title), media.address && h("span", {}, media.address),
    h("span", {}, `${Number(spot.latitude).toFixed(5)}, ${Number(spot.longitude).toFixed(5)}`));
}

function contact(media) {
  const name = [media.first_name, media.last_name].filter(Boolean).join(" ");
  return card("contact", avatar(name, media.user_id), name, media.phone_number);
}

function poll(message, actions) {
  const { question, options, total_voter_count: total, is_closed: closed } = message.media;
  return h("div", { class: "poll", role: "group", "aria-label": `${t("pollWord")}: ${question}` }, h("b", {}, question),
    options.map((option, at) => h("button", { type: "button", class: "poll-option", disabled: closed, onclick: () => actions.onVote(message, at) },
      h("span", {}, option.text), total > 0 && h("span", { class: "poll-count" }, `${Math.round(100 * option.voter_count / total)} %`),
      h("progress", { max: total || 1, value: option.voter_count, "aria-hidden": "true" }))),
    h("span", { class: "poll-total" }, closed ? t("pollClosed") : counted("votes", total)));
}

/** `album`: all messages that came together with this one, itself among them. */
export function mediaOf(message, album, actions) {
  const media = message.media;
  switch (media.kind) {
    case "photo": return photos(album, actions);
    case "voice": case "audio": return sound(media, actions);
    case "location": case "venue": return place(media);
    case "contact": return contact(media);
    case "sticker": return h("div", { class: "sticker", role: "img", "aria-label": t("stickerWord") }, media.emoji || "👍");
    case "poll": return poll(message, actions);
    default: return file(media);
  }
}

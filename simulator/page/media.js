// What a bubble holds beside its text: pictures, sounds, files, places, people, polls.

import { avatar, h, icon } from "./dom.js";
import { counted, lengthOf, sizeOf, t } from "./texts.js";

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

const lasts = (media) => (media.duration ? lengthOf(media.duration) : "");

function file(media) {
  const name = media.file_name || t("fileWord");
  return h("a", { class: "file", href: fileUrl(media), download: name },
    card("document", h("span", { class: "media-icon" }, icon("file")), name, [sizeOf(media.file_size), t("download")].filter(Boolean).join(" · ")));
}

/** Of a recording that is made up, or in a format that this browser does not play. */
function unplayable(media, title) {
  const picture = media.kind === "voice" ? "voice" : media.kind === "audio" ? "music" : "video";
  return card(media.kind, h("span", { class: "media-icon" }, icon(picture)), title, [lasts(media), t("unplayable")].filter(Boolean).join(" · "));
}

/** The browser's own player. */
function player(tag, media, title, props) {
  const node = h(tag, { controls: true, preload: "metadata", src: fileUrl(media), "aria-label": [title, lasts(media)].filter(Boolean).join(", "), ...props });
  node.addEventListener("error", () => node.closest(".player").replaceWith(unplayable(media, title)), { once: true });
  return node;
}

function sound(media) {
  const title = media.kind === "voice" ? t("voiceWord") : media.title || media.file_name || t("audioWord");
  return h("div", { class: "player" }, media.kind === "audio" && h("b", {}, [media.performer, title].filter(Boolean).join(" – ")), player("audio", media, title));
}

function video(media) {
  const size = media.length ? { width: media.length, height: media.length } : { width: media.width, height: media.height };
  return h("div", { class: `player ${media.kind}` }, player("video", media, t("videoWord"), { playsinline: true, loop: media.kind === "animation", ...size }));
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
    case "voice": case "audio": return sound(media);
    case "video": case "animation": case "video_note": return video(media);
    case "location": case "venue": return place(media);
    case "contact": return contact(media);
    case "sticker": return h("div", { class: "sticker", role: "img", "aria-label": t("stickerWord") }, media.emoji || "👍");
    case "poll": return poll(message, actions);
    default: return file(media);
  }
}

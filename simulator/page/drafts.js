// What was typed and not sent, a chat of a person at a time; it survives a reload.

const KEY = "drafts";

function all() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY)) || {};
  } catch {
    return {};
  }
}

export const draftOf = (chat) => all()[chat] || "";

export function keepDraft(chat, text) {
  const { [chat]: _, ...others } = all();
  sessionStorage.setItem(KEY, JSON.stringify(text ? { ...others, [chat]: text } : others));
}

export const dropDrafts = () => sessionStorage.removeItem(KEY);

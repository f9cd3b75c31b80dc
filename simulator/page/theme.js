// Light or dark: as the system says, until somebody chooses here.

const KEY = "theme";
const system = matchMedia("(prefers-color-scheme: dark)");
const root = document.documentElement;

const chosen = () => (["light", "dark"].includes(localStorage.getItem(KEY)) ? localStorage.getItem(KEY) : null);

function apply() {
  if (chosen()) root.dataset.theme = chosen();
  else delete root.dataset.theme;
}

export const theme = {
  isDark: () => (chosen() ?? (system.matches ? "dark" : "light")) === "dark",
  isChosen: () => chosen() !== null,
  toggle() {
    localStorage.setItem(KEY, theme.isDark() ? "light" : "dark");
    apply();
  },
  follow() {
    localStorage.removeItem(KEY);
    apply();
  },
};

apply();

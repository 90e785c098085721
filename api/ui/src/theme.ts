/** Light, dark, or as the system has it. */
const key = "tyndau-theme";
export type Theme = "auto" | "light" | "dark";

export const theme = (): Theme => (localStorage.getItem(key) as Theme | null) ?? "auto";

/** What draws its own colours listens for this on the window. */
export const lightChanged = "tyndau-light";

export const isDark = (): boolean => {
  const set = document.documentElement.dataset.theme;
  return set ? set === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
};

export function setTheme(next: Theme, keep = true): void {
  if (keep) localStorage.setItem(key, next);
  if (next === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = next;
  dispatchEvent(new Event(lightChanged));
}

/** The system may change its light while the page is open. */
export function followSystem(): void {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => dispatchEvent(new Event(lightChanged)));
}

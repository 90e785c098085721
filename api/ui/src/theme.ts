/** Light, dark, or as the system has it. */
const key = "tyndau-theme";
export type Theme = "auto" | "light" | "dark";

export const theme = (): Theme => (localStorage.getItem(key) as Theme | null) ?? "auto";

export const isDark = (): boolean => {
  const set = document.documentElement.dataset.theme;
  return set ? set === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
};

export function setTheme(next: Theme, keep = true): void {
  if (keep) localStorage.setItem(key, next);
  if (next === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = next;
}

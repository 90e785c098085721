/** The shell around the pages: navigation, language, light and dark, and which page the address names. */
import { formatAddress, parseAddress, type Address } from "./address";
import { onTokenDropped, root } from "./api";
import { h, replace, select } from "./dom";
import { failure, type Context } from "./page";
import { language, languages, preferredLanguage, setLanguage, t, type Key, type Language } from "./i18n";
import { followSystem, setTheme, theme, type Theme } from "./theme";

type Page = (context: Context) => Node | Promise<Node>;

const pages: Record<string, { title: Key; load: () => Promise<{ page: Page }> }> = {
  screen: { title: "nav.screen", load: () => import("./pages/screen") },
  results: { title: "nav.results", load: () => import("./pages/results") },
  hearing: { title: "nav.hearing", load: () => import("./pages/hearing") },
  case: { title: "nav.case", load: () => import("./pages/case") },
  register: { title: "nav.register", load: () => import("./pages/register") },
  edit: { title: "nav.edit", load: () => import("./pages/edit") },
  scorecard: { title: "nav.scorecard", load: () => import("./pages/scorecard") },
  layers: { title: "nav.layers", load: () => import("./pages/layers") },
};
const menu = ["screen", "case", "register", "scorecard", "layers"];

/** With links to the pages that there are. */
const nowhere = (name: string): (typeof pages)[string] => ({ title: "error.no-page.title", load: async () => ({ page: () =>
  h("div", {}, h("h1", {}, t("error.no-page.title")), h("p", {}, t("error.no-page", { page: name })), h("ul", {}, menu.map((page) => h("li", {}, h("a", { href: `#/${page}` }, t(pages[page]!.title)))))) }) });

const main = h("main", { id: "main", tabindex: "-1" });
const spoken = h("div", { class: "spoken", role: "status", "aria-live": "polite" });
const notices = h("div", { class: "notices" });
let leaving = new AbortController();
/** Of the page that is shown: what it hands over. */
let take: () => unknown = () => undefined;

function contextOf(address: Address, carried: unknown): Context {
  return {
    values: address.values,
    keep: (values) => history.replaceState(null, "", formatAddress({ page: address.page, values })),
    go: (page, values = {}) => {
      const hash = formatAddress({ page, values });
      if (location.hash === hash) dispatchEvent(new Event("hashchange"));
      else location.hash = hash;
    },
    left: leaving.signal,
    carry: (own) => void (take = own),
    carried,
    announce: (text) => void (spoken.textContent = text),
  };
}

/** \param carried what the page before has handed over; kept until the new one hands over its own */
async function show(moveFocus: boolean, carried?: unknown): Promise<void> {
  take = () => carried;
  leaving.abort();
  leaving = new AbortController();
  const mine = leaving;
  const address = parseAddress(location.hash);
  const found = Object.hasOwn(pages, address.page) ? pages[address.page]! : nowhere(address.page);
  document.title = `${t(found.title)} – tyndau`;
  for (const item of document.querySelectorAll("nav a")) {
    const own = item.getAttribute("href") === `#/${address.page}`;
    if (own) item.setAttribute("aria-current", "page");
    else item.removeAttribute("aria-current");
  }
  main.setAttribute("aria-busy", "true");
  let content: Node;
  try {
    content = await (await found.load()).page(contextOf(address, carried));
  } catch (error) {
    if (mine.signal.aborted) return;
    content = h("div", {}, h("h1", {}, t(found.title)), failure(error, () => void show(false)));
  }
  if (mine.signal.aborted) return;
  const height = scrollY;
  replace(main, content);
  main.removeAttribute("aria-busy");
  if (!moveFocus) return scrollTo(0, height);
  const title = main.querySelector("h1");
  title?.setAttribute("tabindex", "-1");
  title?.focus({ preventScroll: true });
  scrollTo(0, 0);
}

function languageChoice(): HTMLElement {
  const names: Record<Language, string> = { kk: "Қазақша", ru: "Русский", en: "English" };
  const change = (value: string): void => {
    localStorage.setItem("tyndau-language", value);
    const query = new URLSearchParams(location.search);
    query.set("lang", value);
    history.replaceState(null, "", `${location.pathname}?${query}${location.hash}`);
    const carried = take();
    setLanguage(value as Language);
    start(carried);
    document.querySelector<HTMLElement>("select.language")?.focus();
  };
  return select(languages.map((one) => [one, names[one]]), language(), change, { "aria-label": t("language"), class: "language" });
}

function themeChoice(): HTMLElement {
  const options: [string, string][] = [["auto", t("theme.auto")], ["light", t("theme.light")], ["dark", t("theme.dark")]];
  return select(options, theme(), (value) => setTheme(value as Theme), { "aria-label": t("theme") });
}

function header(): HTMLElement {
  const skip = h("a", { class: "skip", href: "#main", onclick: (event: Event) => (event.preventDefault(), main.focus()) }, t("skip"));
  const links = menu.map((page) => h("a", { href: `#/${page}` }, t(pages[page]!.title)));
  const brand = h("a", { class: "brand", href: "#/screen" }, "tyndau");
  return h("header", { class: "top" }, skip, brand, h("nav", { "aria-label": t("menu") }, links), h("div", { class: "choices" }, languageChoice(), themeChoice()));
}

function footer(): HTMLElement {
  return h("footer", {}, h("p", {}, t("footer.local")), h("p", {}, h("a", { href: `${root}/api.html?lang=${language()}` }, t("footer.api")), " · ",
    h("a", { href: `${root}/datasets?f=html&lang=${language()}` }, t("footer.data"))));
}

function start(carried?: unknown): void {
  document.documentElement.lang = language();
  replace(document.body, header(), notices, main, spoken, footer());
  void show(false, carried);
}

/** A token that is of no use any more is told once; reading goes on without it. */
function tellTokenDropped(): void {
  const close = h("button", { type: "button", onclick: () => replace(notices) }, t("close"));
  replace(notices, h("div", { class: "box unknown", role: "alert" }, h("p", {}, t("token.dropped")), h("a", { href: "#/register" }, t("nav.register")), " ", close));
}

async function embed(): Promise<void> {
  const query = new URLSearchParams(location.search);
  const wanted = query.get("theme");
  if (wanted === "light" || wanted === "dark") setTheme(wanted, false);
  document.documentElement.lang = language();
  document.body.classList.add("embedded");
  replace(document.body, main);
  const { embedded } = await import("./pages/scorecard");
  try {
    replace(main, await embedded(query.get("view") ?? "map", query.get("finding") ?? ""));
  } catch (error) {
    replace(main, failure(error, () => void embed()));
  }
}

setLanguage(preferredLanguage(new URLSearchParams(location.search).get("lang"), localStorage.getItem("tyndau-language"), navigator.languages));
setTheme(theme());
followSystem();
onTokenDropped(tellTokenDropped);
if (location.pathname.endsWith("/embed")) void embed();
else {
  addEventListener("hashchange", () => void show(true));
  start();
}

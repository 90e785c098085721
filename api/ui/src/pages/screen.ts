/** A table comes in: dropped, chosen or pasted; its columns are shown, then it is screened. */
import { formatAddress } from "../address";
import { Away, execute, json, Refused } from "../api";
import { columnsTable } from "../columns";
import { field, fileButton, fresh, h, replace, type Child } from "../dom";
import { language, t } from "../i18n";
import { failure, type Context } from "../page";
import { mappingForm } from "../mapping";
import type { Preview } from "../model";
import { problemsView } from "../problems";
import { progressView } from "../progress";
import { inputsOf, screenTable, session, type Source } from "../session";
import { acceptedNames, addressIn, bytesSent, isNotice, mediaTypeOf, nameOfAnswer, pastedTable } from "../table";
import { bytes, whole } from "../units";
import sample from "../../../../geodata/examples/hearings.csv?url";
import templateEn from "../../../../geodata/examples/template.en.csv?url";
import templateKk from "../../../../geodata/examples/template.kk.csv?url";
import templateRu from "../../../../geodata/examples/template.ru.csv?url";

const templates = { kk: templateKk, ru: templateRu, en: templateEn };

interface Limits {
  body_bytes: number;
  rows: number;
}
const usual: Limits = { body_bytes: 32 << 20, rows: 100_000 };
let limits: Promise<Limits> | undefined;
/** What the server takes, in its own words; one that does not say takes the usual. */
const limitsOf = (): Promise<Limits> => (limits ??= json<{ limits?: Limits }>("/processes/screen-table").then((one) => one.limits ?? usual).catch(() => usual));

/** Of a body as long as that: content is sent as Base64. */
const largestFile = ({ body_bytes }: Limits): number => (body_bytes - 4096) * 0.75;
const formats = (most: Limits): string => t("screen.formats", { limit: bytes(largestFile(most)), rows: whole(most.rows) });

function base64Of(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => reject(reader.error ?? new Error("unreadable"));
    reader.readAsDataURL(file);
  });
}

async function sourceOf(file: File): Promise<Source> {
  return { name: file.name, type: mediaTypeOf(file.name), content: await base64Of(file), base64: true, size: file.size, map: {}, corrections: [], fixes: [], columns: [] };
}

const work = new WeakMap<HTMLElement, AbortController>();

/** The newest work in an area takes the place of what is going on there. */
function begin(area: HTMLElement): AbortController {
  work.get(area)?.abort();
  const own = new AbortController();
  work.set(area, own);
  return own;
}

/** Runs it in the place of `area`; afterwards the address leads to the result. */
export async function run(source: Source, area: HTMLElement, context: Context): Promise<void> {
  session.source = source;
  delete area.dataset.columns;
  const stop = begin(area);
  const view = progressView(() => stop.abort());
  replace(area, view.node);
  try {
    const job = await screenTable(source, view.tell, stop.signal, (started) => history.replaceState(null, "", formatAddress({ page: "results", values: { job: started } })));
    work.delete(area);
    context.announce(t("progress.done"));
    context.go("results", { job });
  } catch (error) {
    context.keep(context.values);
    if (work.get(area) !== stop) return;
    const again = (): void => void run(source, area, context);
    if ((error as Error).name === "AbortError") {
      replace(area, h("div", { class: "box", role: "status" }, h("p", {}, t("progress.cancelled")), h("button", { type: "button", onclick: again }, t("screen.run"))));
    } else if (error instanceof Away) {
      replace(area, h("div", { class: "box bad", role: "alert" }, h("p", {}, t("error.away-kept", { name: source.name })), h("button", { type: "button", class: "main", onclick: again }, t("again"))));
    } else if (error instanceof Refused && error.errors.length > 0) {
      replace(area, problemsView(source, error, (changed) => void prepare(changed, area, context)));
      area.querySelector<HTMLElement>("[tabindex='-1']")?.focus();
    } else replace(area, failure(error, again));
  }
}

/** What kept the columns from being read, and that the table is still here. */
function unread(source: Source, error: unknown, again: () => void): Node {
  const busy = error instanceof Refused && [429, 503, 504].includes(error.status);
  if (!busy && !(error instanceof Away)) return failure(error, again);
  return h("div", { class: "box bad", role: "alert" }, h("p", {}, t(busy ? "screen.busy" : "error.away-kept", { name: source.name })), h("button", { type: "button", class: "main", onclick: again }, t("again")));
}

/** Shows what the columns are taken for; the owner confirms or corrects. A table whose columns nobody saw is not screened by itself. */
export async function prepare(source: Source, area: HTMLElement, context: Context): Promise<void> {
  session.source = source;
  const stop = begin(area);
  context.left.addEventListener("abort", () => stop.abort());
  if (isNotice(source.type)) return run(source, area, context);
  area.dataset.columns = "";
  replace(area, h("p", { role: "status" }, t("screen.reading", { name: source.name })));
  let preview: Preview;
  try {
    preview = await execute<Preview>("screen-table", inputsOf(source, "preview"), stop.signal);
    if (work.get(area) !== stop) return;
  } catch (error) {
    if (work.get(area) !== stop || (error as Error).name === "AbortError") return;
    // A fault of the table itself is shown with all its others.
    if (error instanceof Refused && error.errors.length > 0 && ![413, 429].includes(error.status)) return run(source, area, context);
    replace(area, unread(source, error, () => void prepare(source, area, context)));
    return;
  }
  source.columns = preview.columns;
  if (source.type === "text/plain" && preview.columns.length < 2) return run(source, area, context);
  const form = mappingForm(source, preview, (changed) => void prepare(changed, area, context), () => void run(source, area, context));
  replace(area, form);
  form.querySelector<HTMLElement>("h2")?.focus();
}

/** What is handed over when the language changes: the place of the work with what goes on in it, and what was typed. */
interface Carried {
  area: HTMLElement;
  pasted: string;
  chosen: string[];
}

const choices = (area: HTMLElement): HTMLSelectElement[] => [...area.querySelectorAll<HTMLSelectElement>(".mapping select")];

/** The columns are shown again as they were chosen; what goes on goes on. */
async function resume({ area, chosen }: Carried, context: Context): Promise<void> {
  if (!session.source || !(area.querySelector("section") || area.dataset.columns === "") || area.querySelector("progress")) return;
  const focused = document.activeElement;
  await prepare(session.source, area, context);
  choices(area).forEach((one, i) => {
    if (chosen[i] === undefined || one.value === chosen[i]) return;
    one.value = chosen[i]!;
    one.dispatchEvent(new Event("change"));
  });
  if (focused instanceof HTMLElement) focused.focus();
}

export function page(context: Context): Node {
  const before = context.carried as Carried | undefined;
  const area = before?.area ?? h("div", { class: "work", "aria-live": "off" });
  const refuse = (words: string): void => {
    delete area.dataset.columns;
    replace(area, h("div", { class: "box bad", role: "alert" }, h("p", {}, words)));
  };
  const told = h("p", { role: "status", class: "note", hidden: true });
  const tell = (words: string): void => {
    told.hidden = words === "";
    told.textContent = words;
  };
  let taken = 0;
  const take = async (file: File): Promise<void> => {
    const turn = ++taken;
    const most = await limitsOf();
    if (turn !== taken) return;
    if (!mediaTypeOf(file.name)) return refuse(t("screen.unknown-type", { name: file.name }));
    if (bytesSent(file.size) > most.body_bytes) return refuse(t("screen.too-large", { name: file.name, size: bytes(file.size), limit: bytes(largestFile(most)) }));
    if (file.size === 0) return refuse(t("screen.empty", { name: file.name }));
    const source = await sourceOf(file);
    if (turn === taken) await prepare(source, area, context);
  };
  const input = h("input", { type: "file", id: fresh("file"), accept: acceptedNames, onchange: () => input.files?.[0] && void take(input.files[0]) });
  const help = h("p", { class: "help" }, formats(usual));
  void limitsOf().then((own) => void (help.textContent = formats(own)));
  const drop = h("div", { class: "drop" }, h("p", {}, fileButton(t("screen.choose"), input), " ", t("screen.or-drop")), help);
  drop.addEventListener("dragover", (event) => (event.preventDefault(), drop.classList.add("over")));
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    const files = event.dataTransfer?.files;
    const file = files?.[0];
    if (!file) return;
    tell(files.length > 1 ? t("screen.several", { name: file.name, count: files.length }) : work.has(area) && area.querySelector("progress") ? t("screen.instead", { name: file.name }) : "");
    void take(file);
  });
  /** Nobody else's server is asked: the policy of the page forbids it, and nothing is to leave this one. */
  const takeFrom = async (from: URL): Promise<void> => {
    if (from.origin !== location.origin) return refuse(t("screen.elsewhere", { host: from.host }));
    try {
      const answer = await fetch(from);
      if (!answer.ok) return refuse(t("screen.no-file", { address: from.href, status: answer.status }));
      return await take(new File([await answer.blob()], nameOfAnswer(from, answer.headers.get("Content-Type") ?? "")));
    } catch {
      replace(area, failure(new Away(), () => void takeFrom(from)));
    }
  };
  const pasted = h("textarea", { rows: "5", spellcheck: "false", autocomplete: "off" }, before?.pasted ?? "");
  const usePasted = (): void => {
    const from = addressIn(pasted.value);
    if (from) return void takeFrom(from);
    const text = pastedTable(pasted.value);
    if (text.trim()) void take(new File([text], /\t|;|,/.test(text.split("\n", 1)[0]!) ? "pasted.csv" : "pasted.txt"));
    else pasted.focus();
  };
  const trySample = async (): Promise<void> => {
    const text = await (await fetch(sample)).text();
    await run({ name: "hearings.csv", type: "text/csv", content: text, base64: false, size: text.length, map: {}, corrections: [], fixes: [], columns: [] }, area, context);
  };
  const columns = h("details", {}, h("summary", {}, t("screen.columns")));
  columns.addEventListener("toggle", () => columns.append(columnsTable()), { once: true });
  const intro: Child[] = [
    h("h1", {}, t("screen.title")),
    h("p", { class: "lead" }, t("screen.lead")),
    h("div", { class: "two" },
      h("section", {}, drop),
      h("section", {},
        h("p", {}, h("button", { type: "button", class: "main", onclick: () => void trySample() }, t("screen.sample"))),
        h("p", { class: "help" }, t("screen.sample-help")),
        h("p", {}, h("a", { href: templates[language()], download: `template.${language()}.csv` }, t("screen.template"))),
        columns,
        h("details", { open: Boolean(before?.pasted) }, h("summary", {}, t("screen.paste")), field(t("screen.paste-label"), pasted), h("button", { type: "button", onclick: usePasted }, t("screen.use-pasted"))))),
  ];
  context.carry((): Carried => ({ area, pasted: pasted.value, chosen: choices(area).map(({ value }) => value) }));
  if (before) void resume(before, context);
  return h("div", {}, intro, told, area);
}

/** The files that a hearing is taken along in: papers that the server writes, tables and layers that the page makes itself. */
import { execute, root } from "./api";
import { caseId } from "./case-form";
import { download, h, replace } from "./dom";
import { communitiesCsv, communityRows, findingsCsv, geojsonOf, hearingRows, kmlOf } from "./exports";
import { geopackageOf } from "./geopackage";
import type { Shown } from "./hearing-view";
import { language, say, t } from "./i18n";
import type { Hearing } from "./model";
import { titles } from "./session";
import { workbook } from "./workbook";

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  return Uint8Array.from(text, (one) => one.charCodeAt(0));
}

interface Made {
  mediaType: string;
  encoding?: string;
  value: string;
}

/** What a process of the server makes of the hearing, whether the register holds it or not. */
async function made({ hearing, places }: Shown, process: string, inputs: Record<string, string>): Promise<Blob> {
  const file = await execute<Made>(process, { ...places, hearing: hearing.input, ...inputs });
  return new Blob([file.encoding ? bytesOf(file.value) : file.value], { type: file.mediaType });
}

const drawn = (shown: Shown, format: string): Promise<Blob> => made(shown, "draw-location-map", { format, paper: format === "png" ? "screen" : "a4" });

export async function staticMap(shown: Shown, area: HTMLElement): Promise<void> {
  try {
    const address = URL.createObjectURL(await drawn(shown, "svg"));
    replace(area, h("p", { class: "note" }, t("map.no-webgl")), h("img", { src: address, alt: say(shown.hearing.answer), class: "page" }));
  } catch {
    replace(area, h("p", { class: "note" }, t("map.nothing")));
  }
}

const longestName = 80;

/** What its files are called: the number of the hearing; a case of the form has none and is called by its project. */
export function fileName({ id, input }: Pick<Hearing, "id" | "input">): string {
  const name = id === caseId ? input.project.name || t("case.unnamed") : id;
  return [...name.replace(/[\\/:*?"<>|\s\u0000-\u001f]+/g, " ").trim()].slice(0, longestName).join("") || id;
}

export function downloadsView(shown: Shown): HTMLElement {
  const { hearing, manifest } = shown;
  const name = fileName(hearing);
  const status = h("span", { role: "status", class: "help" });
  const button = (words: string, act: () => void | Promise<void>): HTMLElement => h("button", { type: "button", onclick: async () => {
    status.textContent = t("downloads.making");
    await Promise.resolve(act()).then(() => (status.textContent = ""), (error: Error) => (status.textContent = error.message || t("error.away")));
  } }, words);
  const map = (format: string): HTMLElement => button(t("downloads.map", { format: format.toUpperCase() }), async () => download(`${name}.${format}`, "", await drawn(shown, format)));
  // That of the register has an address of its own, and what was replied to its findings.
  const dossier = (format: string): HTMLElement => shown.registered
    ? h("a", { class: "button", href: `${root}/reports/${encodeURIComponent(hearing.id)}/dossier.${format}?lang=${language()}` }, t("downloads.dossier", { format: format.toUpperCase() }))
    : button(t("downloads.dossier", { format: format.toUpperCase() }), async () => download(`${name}.${format}`, "", await made(shown, "write-dossier", { format })));
  const letter = (kind: "complaint" | "remarks"): HTMLElement => button(t(`downloads.${kind}`), async () => download(`${name}-${kind}.docx`, "", await made(shown, "write-dossier", { format: "docx", letter: kind })));
  const titleOf = (id: string): string => say(titles.get(id)) || id;
  return h("section", {}, h("h2", {}, t("downloads.title")), h("div", { class: "buttons" },
    dossier("pdf"), dossier("html"), letter("complaint"), letter("remarks"), map("pdf"), map("svg"), map("png"),
    button(t("downloads.report"), () => download(`${name}.json`, "application/json", JSON.stringify({ tyndau_report: 1, manifest, hearings: [hearing] }))),
    button(t("downloads.findings"), () => download(`${name}-findings.csv`, "text/csv", `\ufeff${findingsCsv(hearing, titleOf)}`)),
    button(t("downloads.communities"), () => download(`${name}-communities.csv`, "text/csv", `\ufeff${communitiesCsv([hearing])}`)),
    button("XLSX", () => download(`${name}.xlsx`, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", workbook([{ name: t("results.hearings"), rows: hearingRows([hearing]) }, { name: t("headline.community"), rows: communityRows([hearing]) }]))),
    button("GPKG", () => download(`${name}.gpkg`, "application/geopackage+sqlite3", geopackageOf([hearing]))),
    button("GeoJSON", () => download(`${name}.geojson`, "application/geo+json", geojsonOf([hearing]))),
    button("KML", () => download(`${name}.kml`, "application/vnd.google-earth.kml+xml", kmlOf([hearing]))),
    button(t("print"), () => print())), status);
}

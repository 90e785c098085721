/** How to use each map layer elsewhere: its address, and the steps in each program. */
import { json, root } from "../api";
import { h, type Child } from "../dom";
import { language, t } from "../i18n";
import { type Context } from "../page";

interface Collection {
  id: string;
  title: string;
  description?: string;
}

export async function page(context: Context): Promise<Node> {
  const { collections } = await json<{ collections: Collection[] }>("/collections", { signal: context.left });
  const host = location.origin + root;
  const copy = (text: string): HTMLElement => h("button", { type: "button", class: "small", onclick: () => void navigator.clipboard?.writeText(text).then(() => context.announce(t("copied"))) }, t("copy"));
  const code = (text: string): Child => h("div", { class: "code" }, h("pre", { tabindex: "0" }, text), copy(text));
  const layer = ({ id, title, description }: Collection): HTMLElement => {
    const items = `${host}/collections/${id}/items`;
    return h("details", { class: "layer", id }, h("summary", {}, h("h2", {}, title), " ", h("code", {}, id)), description && h("p", {}, description), id === "hearings" && h("p", {}, t("layers.hearings-points")),
      h("p", {}, t("layers.address")), code(items),
      h("dl", {}, h("dt", {}, "QGIS"), h("dd", {}, t("layers.qgis"), code(`${host}/`)), h("dt", {}, "ArcGIS"), h("dd", {}, t("layers.arcgis"), code(`${host}/`)),
        h("dt", {}, "MapLibre GL JS"), h("dd", {}, code(`map.addSource("${id}", { type: "geojson", data: "${items}" });`)), h("dt", {}, "GDAL"), h("dd", {}, code(`ogr2ogr ${id}.gpkg OAPIF:${host} ${id}`)),
        h("dt", {}, "Python"), h("dd", {}, code(`from owslib.ogcapi.features import Features\nFeatures("${host}").collection_items("${id}")`))),
      h("p", {}, t("layers.files"), " ", ["gpkg", "geojson", "kml", "csv", "xlsx", "fgb"].map((format) => [h("a", { href: `${root}/exports/${id}.${format}`, download: `${id}.${format}` }, format.toUpperCase()), " "])));
  };
  return h("div", {}, h("h1", {}, t("layers.title")), h("p", { class: "lead" }, t("layers.lead")), h("p", {}, t("layers.style")), code(`${host}/styles/light?lang=${language()}`),
    h("p", {}, t("layers.tiles")), code(`${host}/tiles/WebMercatorQuad/{z}/{y}/{x}`), collections.map(layer), h("p", {}, h("a", { href: `${root}/collections?f=html&lang=${language()}` }, t("layers.page"))));
}

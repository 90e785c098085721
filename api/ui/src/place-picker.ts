/** A settlement by its name: what fits is shown, one is chosen by hand. */
import { Away, json } from "./api";
import type { PickedPlace } from "./case-form";
import { field, h, replace } from "./dom";
import { distance } from "./geodesic";
import { say, t } from "./i18n";
import type { Text } from "./model";
import { unitWords } from "./places";
import { length, whole } from "./units";

interface Found {
  id: string;
  name: Text;
  lon: number;
  lat: number;
  population?: number | null;
  oblast?: string;
  district?: string;
  /** The name that fits what was typed. */
  matched_name?: string;
}

/** "also called Малиновка", where it was found by a name that is none of those it is shown under. */
export function alsoWords({ name, matched_name: matched = "" }: Pick<Found, "name" | "matched_name">): string {
  const shown = Object.values(name).map((one) => one.toLocaleLowerCase());
  return matched && !shown.includes(matched.toLocaleLowerCase()) ? t("place.also", { name: matched }) : "";
}

/** A server that is busy for a moment is asked again so often, a second later each time. */
const MOST_TRIES = 3;

/** \param near sorts nothing; it only says how far each candidate is */
export function placePicker(label: string, near: () => [number, number] | null, picked: (place: PickedPlace) => void): HTMLElement {
  const list = h("ul", { class: "candidates" });
  const status = h("p", { role: "status", class: "help" });
  const input = h("input", { type: "text", autocomplete: "off", "data-search": "" });
  let timer = 0;
  let failures = 0;
  let asked = new AbortController();
  const choose = (place: Found): void => {
    replace(list);
    status.textContent = "";
    input.value = "";
    picked({ id: place.id, name: say(place.name), lon: place.lon, lat: place.lat });
  };
  const line = (place: Found): HTMLElement => {
    const from = near();
    const away = from ? t("place.away", { distance: length(distance(from[0], from[1], place.lon, place.lat)) }) : "";
    const facts = [alsoWords(place), unitWords(place), place.population ? t("people", { count: whole(place.population) }) : "", away].filter(Boolean).join(" · ");
    return h("li", {}, h("button", { type: "button", onclick: () => choose(place) }, h("strong", {}, say(place.name)), h("span", { class: "small" }, ` ${facts}`)));
  };
  const search = async (): Promise<void> => {
    asked.abort();
    asked = new AbortController();
    const words = input.value.trim();
    if (words.length < 2) return replace(list);
    try {
      const { places } = await json<{ places: Found[] }>(`/places?${new URLSearchParams({ q: words, limit: "12" })}`, { signal: asked.signal });
      failures = 0;
      status.textContent = places.length === 0 ? t("place.none") : t("place.choose", { count: places.length });
      replace(list, places.map(line));
    } catch (error) {
      if ((error as Error).name === "AbortError") return;
      status.textContent = error instanceof Away ? t("error.away") : (error as Error).message;
      failures += 1;
      if (failures <= MOST_TRIES) timer = window.setTimeout(() => void search(), failures * 1000);
    }
  };
  input.addEventListener("input", () => {
    clearTimeout(timer);
    failures = 0;
    timer = window.setTimeout(() => void search(), 200);
  });
  return h("div", {}, field(label, input), status, list);
}

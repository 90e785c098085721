/** The cards of the venues of one case: a name, a settlement, coordinates or a pin. */
import { emptyVenue, placeOf, venueAt, type VenueState } from "./case-form";
import { check, draw, position, siteOf, type Desk } from "./case-desk";
import { candidateLine, locate, whyNot } from "./case-location";
import { field, h, markFault, replace } from "./dom";
import { say, t } from "./i18n";
import { placePicker } from "./place-picker";

/** Coordinates of a venue in any form; nothing needs a map. */
function coordinatesField(desk: Desk, venue: VenueState, i: number): HTMLElement {
  const status = h("p", { role: "status" });
  const tell = (words: string): void => {
    status.textContent = words;
    status.className = words ? "understood" : "";
  };
  if (venue.at) tell(`${t("located.resolved")} ${position(venue.at)}`);
  let timer = 0;
  let asked = new AbortController();
  let why = "";
  const understood = async (): Promise<void> => {
    const text = venue.coordinates.trim();
    if (!text) return;
    asked = new AbortController();
    try {
      const found = await locate(text, asked.signal);
      const [candidate] = found.candidates;
      const at = found.verdict === "resolved" && candidate ? placeOf(candidate) : null;
      venue.at = at;
      venue.uncertainty = at ? candidate!.uncertainty_m ?? null : null;
      why = at ? "" : `${t(`located.${found.verdict}`)} ${found.reasons.map(say).join(" ")}`;
      tell(at ? `${t("located.resolved")} ${candidateLine(candidate!)}` : "");
    } catch (error) {
      if ((error as Error).name === "AbortError") return;
      why = whyNot(error);
    }
    markFault(input, why || null);
    drawVenue(desk, true);
    desk.changed();
  };
  const input = h("input", { type: "text", value: venue.coordinates, autocomplete: "off", spellcheck: "false", oninput: () => {
    venue.coordinates = input.value;
    venue.at = venue.uncertainty = null;
    why = "";
    tell("");
    asked.abort();
    drawVenue(desk, false);
    desk.changed();
    clearTimeout(timer);
    timer = window.setTimeout(() => void understood(), 300);
  } });
  const node = h("div", {}, field(t("case.venue-coordinates"), input, t("case.venue-coordinates-help")), status);
  check(desk, `venue-${i}`, input, () => (venue.coordinates.trim() && !venue.at ? why || t("case.venue-reading") : null));
  if (venue.coordinates && !venue.at) void understood();
  return node;
}

const drawVenue = (desk: Desk, fit: boolean): void => draw(desk, fit, () => drawVenues(desk));

export function drawVenues(desk: Desk): void {
  const { state } = desk;
  const again = (fit: boolean): void => {
    drawVenues(desk);
    drawVenue(desk, fit);
    desk.changed();
  };
  const card = (venue: VenueState, i: number): HTMLElement => {
    const name = h("input", { type: "text", value: venue.name, oninput: () => ((venue.name = name.value), desk.changed()) });
    const put = (): void => {
      const centre = desk.map?.getCenter();
      venue.at = venueAt(venue) ?? siteOf(desk) ?? (centre ? [centre.lng, centre.lat] : null);
      venue.coordinates = "";
      venue.uncertainty = null;
      again(false);
    };
    const placed = venue.place && h("p", { class: "understood" }, t("case.settlement"), " ", h("strong", {}, venue.place.name), " ",
      h("button", { type: "button", class: "small", onclick: () => ((venue.place = null), again(false)) }, t("remove")));
    const pinned = venue.at && !venue.coordinates
      ? h("p", { class: "understood" }, t("case.on-map"), " ", position(venue.at), " ", h("button", { type: "button", class: "small", onclick: () => ((venue.at = null), again(false)) }, t("remove")))
      : [coordinatesField(desk, venue, i), h("button", { type: "button", "data-needs-map": "", hidden: !desk.map, onclick: put }, t("case.put-on-map"))];
    return h("fieldset", {}, h("legend", {}, t("case.venue-number", { number: i + 1 })), field(t("case.venue-name"), name),
      placed ?? placePicker(t("case.venue-settlement"), () => siteOf(desk), (place) => ((venue.place = place), again(true))), pinned,
      state.venues.length > 1 && h("button", { type: "button", class: "small", onclick: () => (state.venues.splice(i, 1), again(false)) }, t("case.remove-venue")));
  };
  replace(desk.venues, state.venues.map(card), h("button", { type: "button", onclick: () => (state.venues.push(emptyVenue()), drawVenues(desk)) }, t("case.add-venue")));
}

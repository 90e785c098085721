/** The state of the form for one case, and the feature that it becomes. */
import { geometryIn } from "./geometry";
import type { Candidate } from "./model";
import { metresOf } from "./quantity";

export interface PickedPlace {
  id: string;
  name: string;
  lon: number;
  lat: number;
}

export interface VenueState {
  name: string;
  place: PickedPlace | null;
  /** Put on the map, or as the typed coordinates were understood. */
  at: [number, number] | null;
  coordinates: string;
  uncertainty: number | null;
}

export interface CaseState {
  name: string;
  location: string;
  /** Set by hand: on the map, or chosen among what the text may mean. */
  at: [number, number] | null;
  uncertainty: number | null;
  hazard_class: string;
  object_type: string;
  spz_radius_m: string;
  user_radius_m: string;
  wind_rose: string;
  communities: PickedPlace[];
  venues: VenueState[];
  dates: Record<string, string>;
  seen: Record<string, string>;
}

export const emptyVenue = (): VenueState => ({ name: "", place: null, at: null, coordinates: "", uncertainty: null });

export const emptyCase = (): CaseState => ({
  name: "", location: "", at: null, uncertainty: null, hazard_class: "", object_type: "", spz_radius_m: "", user_radius_m: "", wind_rose: "",
  communities: [], venues: [emptyVenue()], dates: {}, seen: {},
});

/** More characters than this are not read as they are typed; the check itself takes them. */
export const longestTyped = 8000;

/** To so many metres a pin on a map is taken. */
export const pinUncertainty = 50;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
const isPosition = (value: unknown): value is [number, number] =>
  Array.isArray(value) && value.length === 2 && value.every((one) => typeof one === "number" && Number.isFinite(one)) && Math.abs(value[0] as number) <= 180 && Math.abs(value[1] as number) <= 90;
const isPlace = (value: unknown): value is PickedPlace => isObject(value) && typeof value.id === "string" && typeof value.name === "string" && isPosition([value.lon, value.lat]);

/** What an address holds of a case; what it lacks stays empty.
 *  \return the form, and the members that were there but could not be used: "" is the whole */
export function caseFrom(text: string | undefined): { state: CaseState; lost: string[] } {
  const state = emptyCase();
  if (!text) return { state, lost: [] };
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return { state, lost: [""] };
  }
  if (!isObject(read)) return { state, lost: [""] };
  const lost = new Set<string>();
  const take = <T>(holder: Record<string, unknown>, name: string, fits: (value: unknown) => value is T, otherwise: T, told = name): T => {
    const value = holder[name];
    if (value === undefined || fits(value)) return (value as T | undefined) ?? otherwise;
    lost.add(told);
    return otherwise;
  };
  const isText = (value: unknown): value is string => typeof value === "string";
  const isCount = (value: unknown): value is number | null => value === null || (typeof value === "number" && value >= 0);
  const orNothing = <T>(fits: (value: unknown) => value is T) => (value: unknown): value is T | null => value === null || fits(value);
  const texts = (name: string): Record<string, string> => {
    const found = Object.entries(take(read as Record<string, unknown>, name, isObject, {}));
    if (!found.every(([, value]) => isText(value))) lost.add(name);
    return Object.fromEntries(found.filter((one): one is [string, string] => isText(one[1])));
  };
  const listed = (name: string): unknown[] => take(read as Record<string, unknown>, name, Array.isArray, []);
  const only = <T>(name: string, fits: (value: unknown) => value is T): T[] => {
    const all = listed(name);
    if (!all.every(fits)) lost.add(name);
    return all.filter(fits);
  };
  for (const name of ["name", "location", "hazard_class", "object_type", "spz_radius_m", "user_radius_m", "wind_rose"] as const) state[name] = take(read, name, isText, "");
  state.at = take(read, "at", orNothing(isPosition), null, "location");
  state.uncertainty = take(read, "uncertainty", isCount, null, "location");
  state.communities = only("communities", isPlace);
  const venues = only("venues", isObject).map((one): VenueState => ({
    name: take(one, "name", isText, "", "venues"),
    place: take(one, "place", orNothing(isPlace), null, "venues"),
    at: take(one, "at", orNothing(isPosition), null, "venues"),
    coordinates: take(one, "coordinates", isText, "", "venues"),
    uncertainty: take(one, "uncertainty", isCount, null, "venues"),
  }));
  if (venues.length > 0) state.venues = venues;
  state.dates = texts("dates");
  state.seen = texts("seen");
  return { state, lost: [...lost] };
}

const reference = ({ id, name }: PickedPlace): string => `${name.replace(/[;[\]]/g, " ")} [${id}]`;

/** The form of one case asks for no number of the hearing. */
export const caseId = "case";

/** A row of the table as a feature, as the process "screen" takes it. */
export function featureOf(state: CaseState): GeoJSON.Feature<GeoJSON.Geometry | null> {
  const properties: Record<string, unknown> = { hearing_id: caseId };
  const put = (name: string, value: string): void => {
    if (value.trim()) properties[name] = value.trim();
  };
  const metres = (name: string, value: string): void => {
    const read = metresOf(value);
    // What cannot be read is for the service to refuse.
    if (read === null) put(name, value);
    else properties[name] = read;
  };
  put("project_name", state.name);
  put("hazard_class", state.hazard_class);
  put("object_type", state.object_type);
  put("wind_rose", state.wind_rose);
  metres("spz_radius_m", state.spz_radius_m);
  metres("user_radius_m", state.user_radius_m);
  put("affected_communities", state.communities.map(reference).join("; "));
  for (const [name, value] of Object.entries({ ...state.dates, ...state.seen })) put(name, value);
  const outline = state.at || state.location.length <= longestTyped ? null : geometryIn(state.location);
  if (!state.at && !outline) put("project_location", state.location);
  else if (state.at && state.uncertainty !== null) properties.coordinate_uncertainty_m = Math.round(state.uncertainty);
  const venues = state.venues.filter(({ name, place, at }) => name.trim() || place || at).map(({ name, place, at, uncertainty }) => ({
    ...(name.trim() ? { venue_name: name.trim() } : {}),
    ...(place ? { venue_settlement: reference(place) } : {}),
    ...(at ? { venue_lon: at[0], venue_lat: at[1], venue_uncertainty_m: Math.round(uncertainty ?? pinUncertainty) } : {}),
  }));
  if (venues.length > 0) properties.venues = venues;
  return { type: "Feature", properties, geometry: state.at ? { type: "Point", coordinates: state.at } : outline };
}

/** Where a venue is drawn: where it was put, else in the middle of its settlement. */
export const venueAt = ({ at, place }: VenueState): [number, number] | null => at ?? (place ? [place.lon, place.lat] : null);

export const placeOf = (candidate: Candidate): [number, number] | null =>
  candidate.lon === undefined || candidate.lat === undefined ? null : [candidate.lon, candidate.lat];

export interface ObjectType {
  id: string;
  hazard_class: string;
  title: Record<"kk" | "ru" | "en", string>;
}

/** The lines of geodata/rules/object_types.yaml. */
export function objectTypes(yaml: string): ObjectType[] {
  const lines = yaml.matchAll(/- \{id: (\w+)(?:, hazard_class: (\w+))?, title: \{kk: "([^"]*)", ru: "([^"]*)", en: "([^"]*)"\}/g);
  return [...lines].map(([, id, hazard, kk, ru, en]) => ({ id: id!, hazard_class: hazard ?? "", title: { kk: kk!, ru: ru!, en: en! } }));
}

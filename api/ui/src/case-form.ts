/** The state of the form for one case, and the feature that it becomes. */
import type { Candidate } from "./model";

export interface PickedPlace {
  id: string;
  name: string;
  lon: number;
  lat: number;
}

export interface VenueState {
  name: string;
  place: PickedPlace | null;
  at: [number, number] | null;
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

export const emptyVenue = (): VenueState => ({ name: "", place: null, at: null });

export const emptyCase = (): CaseState => ({
  name: "", location: "", at: null, uncertainty: null, hazard_class: "", object_type: "", spz_radius_m: "", user_radius_m: "", wind_rose: "",
  communities: [], venues: [emptyVenue()], dates: {}, seen: {},
});

/** What an address holds of a case; what it lacks stays empty. */
export function caseFrom(text: string | undefined): CaseState {
  if (!text) return emptyCase();
  try {
    return { ...emptyCase(), ...(JSON.parse(text) as Partial<CaseState>) };
  } catch {
    return emptyCase();
  }
}

const reference = ({ id, name }: PickedPlace): string => `${name.replace(/[;[\]]/g, " ")} [${id}]`;

/** A row of the table as a feature, as the process "screen" takes it. */
export function featureOf(state: CaseState): GeoJSON.Feature<GeoJSON.Geometry | null> {
  const properties: Record<string, unknown> = { hearing_id: "case" };
  const put = (name: string, value: string): void => {
    if (value.trim()) properties[name] = value.trim();
  };
  const number = (name: string, value: string): void => {
    const read = Number(value.replace(",", "."));
    if (value.trim() && Number.isFinite(read)) properties[name] = read;
  };
  put("project_name", state.name);
  put("hazard_class", state.hazard_class);
  put("object_type", state.object_type);
  put("wind_rose", state.wind_rose);
  number("spz_radius_m", state.spz_radius_m);
  number("user_radius_m", state.user_radius_m);
  put("affected_communities", state.communities.map(reference).join("; "));
  for (const [name, value] of Object.entries({ ...state.dates, ...state.seen })) put(name, value);
  if (!state.at) put("project_location", state.location);
  else if (state.uncertainty !== null) properties.coordinate_uncertainty_m = Math.round(state.uncertainty);
  const venues = state.venues.filter(({ name, place, at }) => name.trim() || place || at).map(({ name, place, at }) => ({
    ...(name.trim() ? { venue_name: name.trim() } : {}),
    ...(place ? { venue_settlement: reference(place) } : {}),
    ...(at ? { venue_lon: at[0], venue_lat: at[1], venue_uncertainty_m: 50 } : {}),
  }));
  if (venues.length > 0) properties.venues = venues;
  return { type: "Feature", properties, geometry: state.at ? { type: "Point", coordinates: state.at } : null };
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

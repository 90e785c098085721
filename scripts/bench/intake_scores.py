"""How the readings of coordinates, places and notices are held against a gold set. Used by scripts/bench/intake."""

import math
import re
import unicodedata
from collections import Counter, defaultdict

RIGHT, WRONG, MISSING, AMBIGUOUS, OTHER = "right", "wrong", "missing", "ambiguous", "other gazetteer"
SAME_PLACE_M = 5000  # two gazetteers put one place this far apart
SHEET_M = 250        # frames of map sheets are Pulkovo 1942, the gold set's are nominal


class Scores:
    """Counts per field. `right` includes what is right by the other gazetteer's point, which is counted on its own as well."""

    def __init__(self):
        self.gold = Counter()
        self.counts = defaultdict(Counter)
        self.notes = []

    def add(self, field, outcome, gold=1, note=""):
        self.gold[field] += gold
        self.counts[field][outcome] += 1
        if outcome == OTHER:
            self.counts[field][RIGHT] += 1
        if note and outcome != RIGHT:
            self.notes.append(f"{field}: {outcome}: {note}")

    def rows(self):
        """(field, gold, right, of them by the other gazetteer, wrong, missing, ambiguous, precision, recall)"""
        for field in self.counts:
            yield self.row(field, self.gold[field], self.counts[field])

    def total(self, name):
        counts = Counter()
        for one in self.counts.values():
            counts.update(one)
        return self.row(name, sum(self.gold.values()), counts)

    @staticmethod
    def row(field, gold, counts):
        def share(of):
            return f"{counts[RIGHT] / of:.3f}" if of else "–"
        return (field, gold, counts[RIGHT], counts[OTHER], counts[WRONG], counts[MISSING], counts[AMBIGUOUS],
                share(counts[RIGHT] + counts[WRONG]), share(gold))


def metres(a, b):
    """Between two positions [lon, lat] that are near each other."""
    mean = math.radians((a[1] + b[1]) / 2)
    return math.hypot((a[0] - b[0]) * 111_320 * math.cos(mean), (a[1] - b[1]) * 111_250)


def letters(text):
    """Letters and digits alone, е for ё, in lower case."""
    text = unicodedata.normalize("NFC", str(text)).lower().replace("ё", "е")
    return "".join(c for c in text if c.isalnum())


# ---- coordinates

def positions_of(candidate):
    """Every corner of a candidate that is a position, a line of points or an area; the closing vertex is left out."""
    shape = candidate.get("geometry")
    if candidate.get("kind") in ("settlement", "region", "unit"):
        return []
    if not shape:
        return [[candidate["lon"], candidate["lat"]]] if "lon" in candidate else []
    found = []

    def collect(part):
        if part and isinstance(part[0], (int, float)):
            found.append(list(part[:2]))
        else:
            for one in part:
                collect(one)
    collect(shape["coordinates"])
    return found[:-1] if len(found) > 1 and found[0] == found[-1] else found


def same_positions(gold, found):
    if gold["kind"] == "map_sheet":
        west, south, east, north = gold["box"]
        inside = all(west - 0.005 <= lon <= east + 0.005 and south - 0.003 <= lat <= north + 0.003 for lon, lat in found)
        if "a smaller box inside it is not wrong" in gold["note"]:
            return bool(found) and inside
    tolerance = SHEET_M if gold["kind"] == "map_sheet" else gold.get("tolerance_m") or max(1.0, gold["uncertainty_m"] or 0)
    pairs = [(a, b) for a, b in ((gold["positions"], found), (found, gold["positions"]))]
    return bool(found) and all(min(metres(a, b) for b in there) <= tolerance for here, there in pairs for a in here)


def coordinate_outcome(gold, location):
    plausible = [c for c in location["candidates"] if c.get("plausible", True) and positions_of(c)]
    verdict = location["verdict"]
    if gold["expect"] == "refuse":
        return WRONG if verdict == "resolved" else AMBIGUOUS if verdict == "ambiguous" and plausible else RIGHT
    if gold["expect"] == "ambiguous":
        shown = [positions_of(c)[0] for c in plausible]
        all_there = all(any(metres(a, b) < 30 for b in shown) for a in gold["candidates"])
        return WRONG if verdict == "resolved" else RIGHT if verdict == "ambiguous" and all_there else MISSING
    if verdict == "ambiguous" and plausible:
        return AMBIGUOUS
    if verdict != "resolved" or not plausible:
        return WRONG if verdict == "resolved" else MISSING
    return RIGHT if same_positions(gold, [p for c in plausible for p in positions_of(c)]) else WRONG


# ---- places

class OsmPlaces:
    """Positions and names of the gazetteer that the gold set is labelled with, by id ("n123")."""

    def __init__(self, features):
        self.at, self.names = {}, {}
        for feature in features:
            stated = feature["properties"]
            key = f"n{stated['osm_id']}"
            self.at[key] = feature["geometry"]["coordinates"]
            self.names[key] = {letters(stated[k]) for k in ("name", "name:ru", "name:kk", "name:en") if stated.get(k)}

    def same(self, ids, candidate):
        """Whether a candidate of another gazetteer is one of the places: the same name within 5 km."""
        names = {letters(n) for n in (candidate["name"] or {}).values() if n} if isinstance(candidate.get("name"), dict) \
            else {letters(candidate.get("name", ""))}
        return any(names & self.names[i] and metres(self.at[i], [candidate["lon"], candidate["lat"]]) <= SAME_PLACE_M
                   for i in ids if i in self.at and "lon" in candidate)


def osm_id(candidate, dataset="osm"):
    """"osm:n123" or "osm:123" as "n123"; nothing when it is of another data set."""
    head, _, tail = candidate.get("id", "").rpartition(":")
    return "n" + tail.lstrip("n") if head in ("", dataset) and tail.lstrip("n").isdigit() else None


def resolved_outcome(gold, best, osm):
    wanted = set(gold["osm_ids"]) | set(gold.get("optional_ids", []))
    found = osm_id(best)
    if gold["expect"] == "resolved" and found in wanted:
        return RIGHT
    if found is not None:
        return WRONG
    if gold["expect"] == "resolved":
        return OTHER if osm.same(gold["osm_ids"], best) else WRONG
    # The gold gazetteer has no such place: another one may, by the name that is written.
    names = best["name"].values() if isinstance(best["name"], dict) else [best["name"]]
    named = any(n and letters(n) in letters(gold["text"]) for n in names)
    return OTHER if gold["expect"] == "unresolved" and named else WRONG


def region_outcome(gold, location, osm):
    if location["verdict"] != "region":
        return {"resolved": WRONG, "ambiguous": AMBIGUOUS}.get(location["verdict"], MISSING)
    best = location["candidates"][0] if location["candidates"] else {}
    anchor = gold.get("anchor_osm_id")
    other = bool(anchor and best) and osm_id(best) is None and osm.same([anchor], best)
    if anchor and osm_id(best) != anchor and not other:
        return WRONG if best else MISSING
    interval = best.get("distance_m")
    if interval and not (interval["low"] <= gold["distance_km"] * 1000 <= interval["high"]):
        return WRONG
    azimuth = best.get("azimuth")
    if best and (azimuth is None) != (gold["bearing_deg"] is None):
        return WRONG
    off = 0 if azimuth is None else abs((azimuth - gold["bearing_deg"] + 180) % 360 - 180)
    return WRONG if off > 1 else OTHER if other else RIGHT


def homonyms_shown(gold, candidates, osm):
    shown = {osm_id(c) for c in candidates}
    others = [c for c in candidates if osm_id(c) is None]
    return [i for i in gold["osm_ids"] if i in shown or any(osm.same([i], c) for c in others)]


def place_outcome(gold, location, osm):
    verdict, candidates = location["verdict"], location["candidates"]
    if gold["expect"] == "region":
        return region_outcome(gold, location, osm)
    if verdict == "resolved":
        return resolved_outcome(gold, candidates[0], osm)
    if verdict == "region":
        return WRONG
    if gold["expect"] == "ambiguous":
        return RIGHT if verdict == "ambiguous" and len(homonyms_shown(gold, candidates, osm)) > 1 else MISSING
    if verdict == gold["expect"]:
        return RIGHT
    return AMBIGUOUS if verdict == "ambiguous" else MISSING


# ---- notices

LISTS = ("venues", "outlets", "coordinates")
WORDINGS = ("project", "initiator", "place", "venues", "outlets")


def same_value(field, gold, found):
    if field == "coordinates":
        return metres(gold, found) <= 5
    if field not in WORDINGS:
        return str(gold).rstrip("/") == str(found).rstrip("/") if isinstance(gold, str) else gold == found
    a, b = letters(gold), letters(found)
    shorter, longer = sorted((a, b), key=len)
    return a == b or (bool(shorter) and shorter in longer and len(shorter) >= 0.8 * len(longer))


def read_values(reading, field):
    """Values of all hearings of a notice, and what else the text says, each once."""
    values, others = [], []
    for hearing in reading["hearings"]:
        one = hearing["fields"].get(field)
        if not one:
            continue
        for value in one["values"] if "values" in one else [one]:
            if value["value"] not in values:
                values.append(value["value"])
            others += [v["value"] for v in value.get("alternatives", [])]
        others += [v["value"] for v in one.get("alternatives", [])] if "values" in one else []
    return values, others


def score_notice(scores, gold, reading, labelled):
    for field in labelled:
        stated = gold["fields"].get(field)
        values, others = read_values(reading, field)
        wanted = [] if stated is None else [v["value"] for v in stated] if isinstance(stated, list) \
            else [stated["value"]] + [v["value"] for v in stated.get("also", [])]
        where = f"{gold['id']}: "
        if field in WORDINGS and field not in LISTS and wanted:  # the same in two languages: one of them is enough
            hit = [w for w in wanted if any(same_value(field, w, v) for v in values)]
            wanted = hit[:1] or wanted[:1]
            values = [v for v in values if not any(same_value(field, w, v) for w in [s["value"] for s in stated.get("also", [])])
                      or any(same_value(field, w, v) for w in wanted)]
        left = list(values)
        for want in wanted:
            hit = next((v for v in left if same_value(field, want, v)), None)
            if hit is not None:
                left.remove(hit)
                scores.add(field, RIGHT)
            elif any(same_value(field, want, v) for v in others):
                second_language = field in LISTS and "bilingual" in gold["style"]
                scores.add(field, RIGHT if second_language else AMBIGUOUS, note=f"{where}{want!r}")
            else:
                scores.add(field, MISSING, note=f"{where}{want!r}, read {values!r}")
        for value in left:
            scores.add(field, WRONG, gold=0, note=f"{where}{value!r}, gold {wanted!r}")


def score_personal(scores, gold, pieces):
    """Personal data that stand in the notice: each must be within what is taken out of every output."""
    for one in gold["personal"]:
        plain = letters(one)
        hit = any(plain in letters(p) or (letters(p) and letters(p) in plain and len(letters(p)) >= 0.8 * len(plain))
                  for p in pieces)
        scores.add("personal data", RIGHT if hit else MISSING, note=f"{gold['id']}: {re.sub('[0-9]', '0', one)}")

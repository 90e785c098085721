"""CQL2 over HTTP on both stores: every class that the server declares, at least twenty filters each, answered by a GeoPackage
and by PostGIS with the same features, which are those that this file works out by itself from the features' own values."""

import json
import os
import tempfile
import unicodedata
import unittest
from pathlib import Path
from urllib.parse import quote

import server as http
from server import request
from stores import Stores, program

AT_LEAST = 20
DAYS = ["2023-01-15", "2023-06-01", "2024-02-29", "2024-03-01", "2024-12-31", "2025-07-07", "2025-07-08", None]


def known(value, test):
    """What a comparison says of a value; of none, nothing."""
    return None if value is None else test(value)


def both(a, b):
    return False if a is False or b is False else None if a is None or b is None else True


def no(a):
    return None if a is None else not a


def inside(ring, at):
    """Even-odd rule; no vertex or edge of the tests' areas lies on a place."""
    x, y = at
    odd = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1]):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            odd = not odd
    return odd


def point(one):
    return one["geometry"] and one["geometry"]["coordinates"]


def placed(test):
    return lambda one: known(point(one), test)


def field(name, test):
    return lambda one: known(one["properties"][name], test)


def two(first, second, test):
    def asked(one):
        a, b = one["properties"][first], one["properties"][second]
        return None if a is None or b is None else test(a, b)
    return asked


def text_of(ring):
    return "((" + ", ".join(f"{x} {y}" for x, y in ring + ring[:1]) + "))"


def plain(text):
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def ranges():
    """West, south, east, north of boxes over the country."""
    for i in range(AT_LEAST):
        west, south = 46.1234567 + 1.7 * i, 40.7654321 + 0.6 * (i % 7)
        yield west, south, west + 5.0 + i % 3, south + 4.0 + i % 5


def rings():
    for i, (west, south, east, north) in enumerate(ranges()):
        yield [(west, south), (east, south + 0.1 * i), ((west + east) / 2, north + 1.0)]


def basic():
    numbers = [0, 900, 5000, 20_000, 100_000, 1_000_000]
    operators = {"=": lambda a, b: a == b, "<>": lambda a, b: a != b, "<": lambda a, b: a < b, ">": lambda a, b: a > b,
                 "<=": lambda a, b: a <= b, ">=": lambda a, b: a >= b}
    for sign, of in operators.items():
        for number in numbers[1:5]:
            yield f"population {sign} {number}", field("population", lambda v, n=number, f=of: f(v, n))
    yield "population IS NULL", lambda one: one["properties"]["population"] is None
    yield "NOT (population > 5000)", lambda one: no(known(one["properties"]["population"], lambda v: v > 5000))
    yield "population > 900 AND place_type = 'PPLA2'", lambda one: both(
        known(one["properties"]["population"], lambda v: v > 900), one["properties"]["place_type"] == "PPLA2")


def advanced():
    for low, high in [(0, 1000), (1000, 5000), (5000, 20_000), (20_000, 400_000)]:
        yield f"population BETWEEN {low} AND {high}", field("population", lambda v, a=low, b=high: a <= v <= b)
        yield f"population NOT BETWEEN {low} AND {high}", field("population", lambda v, a=low, b=high: not a <= v <= b)
    for letter in "ABKSTZ":
        yield f"name_en LIKE '{letter}%'", field("name_en", lambda v, c=letter: v.startswith(c))
        yield f"name_en NOT LIKE '%{letter.lower()}'", field("name_en", lambda v, c=letter.lower(): not v.endswith(c))
    kinds = ["PPLA", "PPLA2", "PPLA3", "PPLC", "PPL"]
    for i in range(1, 4):
        words = ", ".join(f"'{kind}'" for kind in kinds[:i])
        yield f"place_type IN ({words})", field("place_type", lambda v, some=tuple(kinds[:i]): v in some)


def case_blind():
    for part in ["aq", "KARA", "Tau", "bUL", "ОЗ", "кара", "СУ", "аул", "ҚАР", "өзен", "Қа", "ҰЗ", "ты", "ЖАҢ", "sh", "ER", "нК", "ІК", "ек", "ORG"]:
        for name in ("name_en",) if part.isascii() else ("name_ru", "name_kk"):
            yield f"CASEI({name}) LIKE CASEI('%{part}%')", field(name, lambda v, p=part.casefold(): p in v.casefold())


def accent_blind():
    for part in ["e", "и", "й", "ё", "Ол", "ай", "ей", "Бай", "бай", "кай", "ий", "Ё", "той", "рой", "дай", "ИЙ", "о", "ойы", "уй", "май"]:
        yield f"ACCENTI(name_ru) LIKE ACCENTI('%{part}%')", field("name_ru", lambda v, p=plain(part): p in plain(v))


def properties():
    names = ["name", "name_en", "name_ru", "name_kk"]
    for first in names:
        for second in names:
            if first != second:
                yield f"{first} = {second}", two(first, second, lambda a, b: a == b)
    numbers = ["population", "radius_low_m", "radius_high_m", "uncertainty_m"]
    for i, first in enumerate(numbers):
        for second in numbers[i + 1:]:
            yield f"{first} < {second}", two(first, second, lambda a, b: a < b)
            yield f"{first} >= {second}", two(first, second, lambda a, b: a >= b)


def boxes():
    for west, south, east, north in ranges():
        yield (f"S_INTERSECTS(geometry, BBOX({west}, {south}, {east}, {north}))",
               placed(lambda at, w=west, s=south, e=east, n=north: w <= at[0] <= e and s <= at[1] <= n))
    yield "S_INTERSECTS(geometry, POINT(0.5 0.5))", placed(lambda at: False)


def shapes(some):
    for i, ring in enumerate(rings()):
        other = [(x + 6.3, y + 0.7) for x, y in ring]
        text, second = text_of(ring), text_of(other)
        hit = lambda at, a=tuple(ring): inside(list(a), at)  # noqa: E731
        if i % 3 == 0:
            yield f"S_INTERSECTS(geometry, POLYGON{text})", placed(hit)
        elif i % 3 == 1:
            yield (f"S_INTERSECTS(geometry, MULTIPOLYGON({text}, {second}))",
                   placed(lambda at, h=hit, b=tuple(other): h(at) or inside(list(b), at)))
        else:
            yield (f"S_INTERSECTS(geometry, GEOMETRYCOLLECTION(POLYGON{text}, POINT(0 0)))", placed(hit))
    for a, b in zip(some[::2], some[1::2]):
        ends = [tuple(point(a)), tuple(point(b))]
        pair = ", ".join(f"{x} {y}" for x, y in ends)
        yield f"S_INTERSECTS(geometry, MULTIPOINT({pair}))", placed(lambda at, e=tuple(ends): tuple(at) in e)


def relations(some):
    for i, ring in enumerate(rings()):
        text = text_of(ring)
        hit = lambda at, a=tuple(ring): inside(list(a), at)  # noqa: E731
        yield ((f"S_DISJOINT(geometry, POLYGON{text})", placed(lambda at, h=hit: not h(at))) if i % 2 else
               (f"S_WITHIN(geometry, POLYGON{text})", placed(hit)))
    for one in some[:6]:
        x, y = point(one)
        same = placed(lambda at, a=(x, y): tuple(at) == a)
        yield f"S_EQUALS(geometry, POINT({x} {y}))", same
        yield f"S_CONTAINS(geometry, POINT({x} {y}))", same
        yield f"S_TOUCHES(geometry, LINESTRING({x} {y}, {x + 0.0001} {y + 0.0001}))", same
    yield "S_CROSSES(geometry, LINESTRING(40 40, 90 56))", placed(lambda at: False)
    yield "S_OVERLAPS(geometry, POLYGON((40 40, 90 40, 90 56, 40 40)))", placed(lambda at: False)


def moments():
    of = {"T_BEFORE": lambda v, d: v < d, "T_AFTER": lambda v, d: v > d, "T_EQUALS": lambda v, d: v == d,
          "T_DISJOINT": lambda v, d: v != d, "T_INTERSECTS": lambda v, d: v == d}
    for name, test in of.items():
        for day in DAYS[1:5]:
            yield f"{name}(hearing_date, DATE('{day}'))", field("hearing_date", lambda v, d=day, f=test: f(v, d))
    for start, end in [("2023-06-01", "2024-03-01"), ("2024-02-28", "2025-07-08"), ("2022-01-01", "2026-01-01")]:
        yield f"T_DURING(hearing_date, INTERVAL('{start}', '{end}'))", field("hearing_date", lambda v, a=start, b=end: a < v < b)
        yield (f"T_INTERSECTS(hearing_date, INTERVAL('{start}', '..'))", field("hearing_date", lambda v, a=start: v >= a))


class Cql2OnBothStores(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        if not os.environ.get("TYNDAU_TEST_POSTGRES"):
            raise unittest.SkipTest("needs scripts/with_postgres")
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.servers = {}
        for name in ("file", "database"):
            stores = Stores(Path(cls.folder.name))
            if name == "file":
                stores.server = ""
            store = stores.make("prepared")
            token = json.loads(program("--store", store, "--json", "token", "add", "--role", "writer"))["token"]
            server = http.Server([http.PROGRAM, "--store", store, "serve", "--listen", "127.0.0.1:0"])
            cls.addClassCleanup(server.stop)
            cls.fill(server, token)
            cls.servers[name] = server

    @staticmethod
    def fill(server, token):
        fields = f"Authorization: Bearer {token}\r\nContent-Type: application/geo+json\r\n"
        def put(collection, number, properties):
            body = json.dumps({"type": "Feature", "id": f"{collection[0]}{number}", "geometry": None, "properties": properties})
            answer = server.exchange(request("POST", f"/collections/{collection}/items", fields, body.encode()))
            assert answer.status == 201, answer
        put("projects", 0, {"project_name": "Quarry"})
        for number, day in enumerate(DAYS):
            put("hearings", number, {"project_id": "p0", **({"hearing_start": day} if day else {})})

    def ask(self, name, collection, condition=None):
        part = f"&filter={quote(condition, safe='')}" if condition else ""
        answer = self.servers[name].get(f"/collections/{collection}/items?limit=1000{part}")
        self.assertEqual(answer.status, 200, f"{condition}: {answer.body[:300]}")
        return json.loads(answer.body)["features"]

    def check(self, collection, filters):
        everything = self.ask("file", collection)
        telling = 0
        filters = list(filters)
        self.assertGreaterEqual(len(filters), AT_LEAST)
        for condition, holds in filters:
            expected = sorted(one["id"] for one in everything if holds(one))
            telling += 0 < len(expected) < len(everything)
            for name in self.servers:
                found = sorted(one["id"] for one in self.ask(name, collection, condition))
                self.assertEqual(found, expected, f"{name}: {condition}")
        self.assertGreaterEqual(telling, len(filters) // 2, "most filters must tell some features from others")

    def some(self):
        return [one for one in self.ask("file", "settlements") if point(one)][:12]

    def test_basic_cql2(self):
        self.check("settlements", basic())

    def test_advanced_comparison_operators(self):
        self.check("settlements", advanced())

    def test_case_insensitive_comparison(self):
        self.check("settlements", case_blind())

    def test_accent_insensitive_comparison(self):
        self.check("settlements", accent_blind())

    def test_property_property(self):
        self.check("settlements", properties())

    def test_basic_spatial_functions(self):
        self.check("settlements", boxes())

    def test_basic_spatial_functions_plus(self):
        self.check("settlements", shapes(self.some()))

    def test_spatial_functions(self):
        self.check("settlements", relations(self.some()))

    def test_temporal_functions(self):
        self.check("hearings", moments())

    def test_every_class_that_the_server_declares_is_asked_here(self):
        declared = {one.rsplit("/", 1)[1] for one in json.loads(self.servers["file"].get("/conformance").body)["conformsTo"]
                    if "cql2" in one}
        asked = {name.removeprefix("test_").replace("_", "-") for name in dir(self) if name.startswith("test_")}
        self.assertEqual(declared - asked, {"cql2-text"})


if __name__ == "__main__":
    unittest.main()

"""Archives of vector tiles, read by readers that are not ours: GDAL for MBTiles, the specification's steps for PMTiles."""

import gzip
import json
import math
import random
import sqlite3
import struct
import subprocess
import unittest

from program import ProgramTest, run

WORLD = 40_075_016.685578488
UNIT = WORLD / 2**14 / 4096  # metres of Mercator that a tile's unit has at zoom 14
PLACES = 120


def mercator(position):
    lon, lat = position
    return lon / 360 * WORLD, math.atanh(math.sin(math.radians(lat))) / (2 * math.pi) * WORLD


def drawn_places():
    """Small polygons and points all over Kazakhstan, by name."""
    chance = random.Random(14)
    places = {}
    for number in range(PLACES):
        lon, lat = chance.uniform(50, 85), chance.uniform(42, 54)
        corners = sorted(chance.uniform(0, 2 * math.pi) for _ in range(9))
        ring = [[lon + 0.01 * math.cos(a), lat + 0.006 * math.sin(a)] for a in corners]
        places[f"Place {number}"] = ring
    return places


def varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return value, at


def directory(data):
    count, at = varint(data, 0)
    columns = []
    for _ in range(4):
        column = []
        for _ in range(count):
            value, at = varint(data, at)
            column.append(value)
        columns.append(column)
    entries, number, end = [], 0, 0
    for step, run_length, length, offset in zip(*columns):
        number += step
        start = end if offset == 0 else offset - 1
        entries.append((number, run_length, start, length))
        end = start + length
    return entries


def place_on_curve(number):
    """zoom, column, row of a number on PMTiles' curve."""
    zoom, before = 0, 0
    while number - before >= 4**zoom:
        before += 4**zoom
        zoom += 1
    rest, x, y, side = number - before, 0, 0, 1
    while side < 2**zoom:
        east = 1 & (rest // 2)
        south = 1 & (rest ^ east)
        if south == 0:
            if east == 1:
                x, y = side - 1 - x, side - 1 - y
            x, y = y, x
        x, y = x + side * east, y + side * south
        rest, side = rest // 4, side * 2
    return zoom, x, y


def pmtiles(file):
    """Every tile of a PMTiles file, and its header's counts."""
    data = file.read_bytes()
    assert data[:8] == b"PMTiles\x03"
    head = struct.unpack_from("<11Q", data, 8)
    root, _, leaves, body = head[0:2], head[2:4], head[4:6], head[6:8]
    tiles, open_ = {}, directory(gzip.decompress(data[root[0]:sum(root)]))
    entries = 0
    while open_:
        number, run_length, start, length = open_.pop()
        if run_length == 0:
            at = leaves[0] + start
            open_ += directory(gzip.decompress(data[at:at + length]))
            continue
        entries += 1
        at = body[0] + start
        for i in range(run_length):
            tiles[place_on_curve(number + i)] = gzip.decompress(data[at:at + length])
    assert (len(tiles), entries) == head[8:10]
    return tiles


class Archives(ProgramTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.store = cls.folder / "drawn.gpkg"  # without the shipped pack, whose regions fill a million tiles
        cls.places = drawn_places()
        features = [{"type": "Feature", "properties": {"name": name}, "geometry": {"type": "Polygon", "coordinates":
                    [ring + ring[:1]]}} for name, ring in cls.places.items()]
        source = cls.folder / "places.geojson"
        source.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
        cls.must("--store", cls.store, "load", "settlements", source, "--id", "drawn", "--map", "name=name")
        cls.mbtiles, cls.pmtiles = cls.folder / "places.mbtiles", cls.folder / "places.pmtiles"
        cls.must("--store", cls.store, "export", "--mbtiles", cls.mbtiles, "--pmtiles", cls.pmtiles)

    def decoded(self, layer):
        out = self.folder / f"{layer}.geojson"
        out.unlink(missing_ok=True)
        subprocess.run(["ogr2ogr", "-f", "GeoJSON", "-t_srs", "EPSG:4326", "-lco", "COORDINATE_PRECISION=12", "-oo", "ZOOM_LEVEL=14", "-oo",
                        "CLIP=NO", str(out), str(self.mbtiles), layer], check=True, timeout=240, capture_output=True)
        return json.loads(out.read_text(encoding="utf-8"))["features"]

    def test_gdal_finds_every_vertex_of_zoom_14_within_half_a_unit(self):
        found = {}
        for feature in self.decoded("settlements"):
            if feature["properties"].get("dataset") != "drawn":
                continue
            geometry = feature["geometry"]
            polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
            vertices = found.setdefault(feature["properties"]["name"], [])
            vertices += [mercator(v) for polygon in polygons for ring in polygon for v in ring]
        self.assertEqual(set(found), set(self.places))
        for name, ring in self.places.items():
            for vertex in map(mercator, ring):
                off = min(max(abs(vertex[0] - x), abs(vertex[1] - y)) for x, y in found[name])
                self.assertLessEqual(off, 0.5 * UNIT + 0.05, name)  # a unit is 0.6 m; 0.05 m: the world's own grid

    def test_gdal_finds_every_feature_with_its_names(self):
        names = {f["properties"]["id"]: f["properties"]["name"] for f in self.decoded("settlements")}
        self.assertEqual(sorted(names.values()), sorted(self.places))

    def test_both_archives_hold_the_same_tiles(self):
        base = sqlite3.connect(self.mbtiles)
        self.addCleanup(base.close)
        rows = base.execute("SELECT zoom_level, tile_column, tile_row, tile_data FROM tiles").fetchall()
        flipped = {(z, x, 2**z - 1 - y): gzip.decompress(data) for z, x, y, data in rows}
        self.assertEqual(len(flipped), len(rows))
        self.assertTrue(pmtiles(self.pmtiles) == flipped)
        self.assertEqual({z for z, _, _ in flipped}, set(range(4, 15)))  # on lower ones they are less than a unit

    def test_the_same_places_give_the_same_bytes_and_nothing_is_left_beside(self):
        again = self.folder / "again.pmtiles"
        self.must("--store", self.store, "export", "--pmtiles", again)
        self.assertEqual(again.read_bytes(), self.pmtiles.read_bytes())
        self.assertEqual(list(self.folder.glob("*.partial-*")), [])

    def test_without_a_target_or_a_folder_it_says_so(self):
        self.must("--store", self.store, "export", code=2)
        nowhere = self.folder / "nowhere" / "x.mbtiles"
        done = run("--store", self.store, "export", "--mbtiles", nowhere)
        self.assertNotEqual(done.returncode, 0)
        self.assertFalse(nowhere.exists())

    def test_a_store_that_is_not_there_is_not_made(self):
        store = self.folder / "no" / "such.gpkg"
        for wanted in (["coverage", self.folder / "none.csv"], ["--mbtiles", self.folder / "none.mbtiles"]):
            done = run("--store", store, "export", *wanted)
            self.assertEqual(done.returncode, 3, done.stderr)
            self.assertFalse(store.parent.exists())
            self.assertFalse(wanted[-1].exists())


if __name__ == "__main__":
    unittest.main()

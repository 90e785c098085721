#!/usr/bin/env python3
"""The map layers as real clients take them by one address: GDAL, QGIS and OWSLib read every collection whole."""

import contextlib
import json
import math
import os
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from urllib.parse import quote

import server as http
from server import request
from stores import TOP, Stores, program

HEARINGS = 40
ZOOM = 14
COLLECTIONS = ["settlements", "admin-units", "zones", "projects", "hearings", "protection-zones", "venues",
               "affected-communities", "distance-lines", "findings", "coverage"]
KINDS = {"points": ("Point", "MultiPoint"), "lines": ("LineString", "MultiLineString"), "areas": ("Polygon", "MultiPolygon")}
IN_QGIS = """
import json, os
from qgis.core import QgsApplication, QgsVectorLayer
application = QgsApplication([], False)
application.initQgis()
found = {}
for name in %r:
    layer = QgsVectorLayer("url='%s' typename='" + name + "' pageSize='100'", name, "OAPIF")
    features = list(layer.getFeatures()) if layer.isValid() else []
    ids = layer.fields().indexOf("id")
    found[name] = {"valid": layer.isValid(), "count": len(features), "crs": layer.crs().authid(),
                   "shape": layer.isSpatial(),
                   "drawn": sum(not one.geometry().isNull() and one.geometry().type() == layer.geometryType()
                                for one in features),
                   "ids": sorted(str(one["id"]) for one in features) if ids >= 0 else [],
                   "placed": sum(not one.geometry().isNull() for one in features)}
print(json.dumps(found), flush=True)
os._exit(0)  # QGIS waits for nobody, and its threads may outlive its end
"""

IN_OWSLIB = """
import json
from owslib.ogcapi.features import Features
service = Features("%s")
hearings = service.collection_items("hearings", limit=10)
first = service.collection_items("findings", limit=1)["features"][0]["id"]
print(json.dumps({
    "collections": [one["id"] for one in service.collections()["collections"]],
    "classes": service.conformance()["conformsTo"],
    "hearings": [hearings["numberMatched"], hearings["numberReturned"]],
    "filtered": service.collection_items("projects", limit=10, filter="spz_radius_m > 4000")["numberMatched"],
    "finding": service.collection_item("findings", first)["type"]}))
"""
TILES_IN_QGIS = """
import os
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor
from qgis.core import (QgsApplication, QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsMapRendererParallelJob,
                       QgsMapSettings, QgsProject, QgsRectangle, QgsVectorTileLayer)
application = QgsApplication([], False)
application.initQgis()
layer = QgsVectorTileLayer("type=xyz&zmin=0&zmax=14&url=%s/tiles/WebMercatorQuad/{z}/{y}/{x}", "tiles")
assert layer.isValid()
settings = QgsMapSettings()
settings.setLayers([layer])
settings.setOutputSize(QSize(600, 400))
settings.setBackgroundColor(QColor(255, 255, 255))
mercator = QgsCoordinateReferenceSystem("EPSG:3857")
settings.setDestinationCrs(mercator)
settings.setExtent(QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:4326"), mercator, QgsProject.instance())
                   .transformBoundingBox(QgsRectangle(71.7, 52.3, 72.2, 52.6)))
job = QgsMapRendererParallelJob(settings)
job.start()
job.waitForFinished()
image = job.renderedImage()
image.save(%r)
print(len({image.pixel(x, y) for x in range(600) for y in range(400)}), flush=True)
os._exit(0)  # QGIS waits for nobody, and its threads may outlive its end
"""

PROJECT_IN_QGIS = """
import os
from qgis.core import QgsApplication, QgsProject
application = QgsApplication([], False)
application.initQgis()
project = QgsProject.instance()
read = project.read(%r)
print(read, sorted(layer.name() for layer in project.mapLayers().values() if layer.isValid()), flush=True)
os._exit(0)  # QGIS waits for nobody, and its threads may outlive its end
"""


def feature(name, shape, properties):
    return {"type": "Feature", "id": name, "geometry": shape, "properties": properties}


def registered():
    """Projects around Aksu, each with its hearing."""
    for number in range(HEARINGS):
        lon, lat = 71.9 + number * 0.004, 52.4 + number * 0.002
        at = {"type": "Point", "coordinates": [lon, lat]}
        if number == 0:
            ring = [[lon, lat], [lon + 0.002, lat], [lon + 0.002, lat + 0.001], [lon, lat]]
            at = {"type": "Polygon", "coordinates": [ring]}
        yield "projects", feature(f"p{number}", at, {
            "project_name": f"Works {number}", "spz_radius_m": 1000 + 100 * number,
            "affected_communities": "Aksu [geonames:1526271]"})
        yield "hearings", feature(f"h{number}", None, {
            "project_id": f"p{number}", "venue_settlement": "Stepnogorsk [geonames:1537939]",
            "hearing_start": f"2022-{number % 12 + 1:02}-03T15:00"})


def a_mapped_village(folder):
    """A settlement with a boundary among those that are points."""
    ring = [[72.2, 52.6], [72.22, 52.6], [72.22, 52.61], [72.2, 52.61], [72.2, 52.6]]
    file = Path(folder) / "mapped.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": [
        feature("village", {"type": "Polygon", "coordinates": [ring]}, {"name": "Mapped village", "population": 700})]}))
    return file


def first_position(coordinates):
    while isinstance(coordinates[0], list):
        coordinates = coordinates[0]
    return coordinates


def mercator(position):
    """Shares of the square of the world from its north-west corner."""
    return (position[0] + 180) / 360, (1 - math.asinh(math.tan(math.radians(position[1]))) / math.pi) / 2


def tile_of(position):
    """Column and row in the last zoom."""
    x, y = mercator(position)
    return int(x * 2 ** ZOOM), int(y * 2 ** ZOOM)


def paged(server, name):
    """Features by id, page after page as "next" leads."""
    features, target = {}, f"/collections/{name}/items?limit=37"
    while target:
        answer = server.get(target)
        assert answer.status == 200, answer
        page = json.loads(answer.body)
        for one in page["features"]:
            assert one["id"] not in features, (name, one["id"])
            features[one["id"]] = one
        onward = [link["href"] for link in page["links"] if link["rel"] == "next"]
        target = onward[0].removeprefix("http://test") if onward else None
    assert len(features) == page["numberMatched"], name
    return features


class Clients(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        store = Stores(Path(cls.folder.name)).make("prepared")
        program("--store", store, "load", "settlements", a_mapped_village(cls.folder.name), "--id", "mapped")
        token = json.loads(program("--store", store, "--json", "token", "add", "--role", "writer"))["token"]
        headers = f"Content-Type: application/geo+json\r\nAuthorization: Bearer {token}\r\n"
        cls.server = http.Server([http.PROGRAM, "--store", store, "serve", "--listen", "127.0.0.1:0"])
        cls.address = f"http://127.0.0.1:{cls.server.port}"
        for collection, one in registered():
            answer = cls.server.exchange(request("POST", f"/collections/{collection}/items", headers,
                                                 json.dumps(one).encode()))
            assert answer.status == 201, answer
        cls.pages = {name: paged(cls.server, name) for name in COLLECTIONS}

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()
        cls.folder.cleanup()

    def test_pages_lead_through_every_layer(self):
        self.assertEqual(len(self.pages["hearings"]), HEARINGS)
        self.assertEqual(len(self.pages["protection-zones"]), HEARINGS)
        self.assertEqual(len(self.pages["settlements"]), 314)
        for name in COLLECTIONS:
            placed_first = sorted(self.pages[name], key=lambda one: (self.pages[name][one]["geometry"] is None, one.encode()))
            self.assertEqual(list(self.pages[name]), placed_first, name)

    def test_the_kinds_of_a_collection_are_together_what_it_has_a_place_for(self):
        for name in COLLECTIONS:
            placed = {id: one for id, one in self.pages[name].items() if one["geometry"]}
            parts = {}
            for kind, types in KINDS.items():
                of_kind = paged(self.server, f"{name}-{kind}")
                self.assertTrue(all(one["geometry"]["type"] in types for one in of_kind.values()), (name, kind))
                parts |= of_kind
            self.assertEqual(parts, placed, name)

    def test_a_file_that_would_leave_features_out_is_not_offered_as_the_whole_layer(self):
        for name in COLLECTIONS:
            links = json.loads(self.server.get(f"/collections/{name}").body)["links"]
            offered = {link["href"].rpartition(".")[2] for link in links if link["rel"] == "enclosure"}
            whole = {"gpkg", "geojson", "kml", "csv", "xlsx"}
            if all(one["geometry"] for one in self.pages[name].values()):
                whole.add("fgb")
            self.assertEqual(offered, whole, name)

    def test_no_page_leads_to_an_address_that_is_refused(self):
        target = "/collections/settlements/items?limit=1&filter=name%3C%3E%27"
        statuses = []
        for length in range(1900, 2049, 4):
            answer = self.server.get(target + "x" * (length - len(target) - 3) + "%27")
            statuses.append(answer.status)
            told = json.loads(answer.body)
            if answer.status == 200:
                onward = {link["rel"]: link["href"].removeprefix("http://test") for link in told["links"]}
                for rel in ("self", "next", "alternate"):
                    self.assertEqual(self.server.get(onward[rel]).status, 200, (length, rel))
            else:
                self.assertIn("2048", told["detail"])
        self.assertEqual(statuses, sorted(statuses))
        self.assertEqual(set(statuses), {200, 414})

    def test_gdal_reads_every_layer_whole(self):
        for name in COLLECTIONS:
            with self.subTest(name):
                file = Path(self.folder.name) / f"{name}.geojson"
                subprocess.run(["ogr2ogr", "-f", "GeoJSON", "-lco", "COORDINATE_PRECISION=9", file,
                                f"OAPIF:{self.address}", name], check=True, capture_output=True, text=True)
                read = {one["properties"]["id"]: one for one in json.loads(file.read_text())["features"]}
                self.assertEqual(read.keys(), self.pages[name].keys())
                for identity, one in self.pages[name].items():
                    self.assertEqual((one["geometry"] or {}).get("type"),
                                     (read[identity]["geometry"] or {}).get("type"), identity)

    def fields_in_gdal(self, source, name):
        told = subprocess.run(["ogrinfo", "-so", source, name], check=True, capture_output=True, text=True).stdout
        return set(re.findall(r"^(\w+): (?:String|Integer|Integer64|Real|Date|DateTime)\b", told, re.MULTILINE))

    def test_gdal_finds_the_fields_of_the_geopackage_in_every_layer(self):
        for name in COLLECTIONS:
            with self.subTest(name):
                file = Path(self.folder.name) / f"{name}.gpkg"
                file.write_bytes(self.server.get(f"/exports/{name}.gpkg").body)
                mixed = name in {"settlements", "projects", "findings"}  # a table for each kind
                exported = self.fields_in_gdal(file, f"{name}-points" if mixed else name)
                self.assertGreater(len(exported), 3)
                self.assertEqual(exported - self.fields_in_gdal(f"OAPIF:{self.address}", name), set())

    def test_gdal_reads_the_same_features_from_tiles_as_from_pages(self):
        tileset = Path(self.folder.name) / "tiles"
        described = json.loads(self.server.get("/tilejson.json").body)["vector_layers"]
        placed = {name: {identity for identity, one in self.pages[name].items() if one["geometry"]} for name in COLLECTIONS}
        self.assertEqual({one["id"] for one in described}, {name for name in COLLECTIONS if placed[name]})
        for column, row in {tile_of(first_position(one["geometry"]["coordinates"])) for name in COLLECTIONS
                            for one in self.pages[name].values() if one["geometry"]}:
            file = tileset / f"{ZOOM}/{column}/{row}.pbf"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(self.server.get(f"/tiles/WebMercatorQuad/{ZOOM}/{row}/{column}").body)
        (tileset / "metadata.json").write_text(json.dumps({"json": json.dumps({"vector_layers": described})}))
        for one in described:
            name = one["id"]
            with self.subTest(name):
                file = Path(self.folder.name) / f"{name}.tiles.geojson"
                subprocess.run(["ogr2ogr", "-f", "GeoJSON", "-lco", "COORDINATE_PRECISION=9", "-t_srs", "EPSG:4326", file,
                                f"MVT:{tileset / str(ZOOM)}", name], check=True, capture_output=True, text=True)
                read = {feature["properties"]["id"]: feature["geometry"]
                        for feature in json.loads(file.read_text())["features"]}
                self.assertEqual(read.keys(), placed[name])
                points = [id for id in read if self.pages[name][id]["geometry"]["type"] == "Point"]
                farthest = max((self.apart(read[id], self.pages[name][id]["geometry"]) for id in points), default=0)
                self.assertLessEqual(farthest, 0.6)  # half a step, and what GDAL's projection adds

    @staticmethod
    def apart(one, other):
        """Of two points, in the steps of a tile of the last zoom, along the axis on which they are farther."""
        steps = 2 ** ZOOM * 4096
        (x, y), (u, v) = (mercator(point["coordinates"]) for point in (one, other))
        return max(abs(x - u), abs(y - v)) * steps

    def test_gdal_asks_for_a_place_and_gets_what_lies_there(self):
        done = subprocess.run(["ogrinfo", "-al", "-so", "-spat", "71.9", "52.4", "72.0", "52.5", f"OAPIF:{self.address}",
                               "settlements"], check=True, capture_output=True, text=True)
        self.assertIn("Feature Count: 1\n", done.stdout)

    @staticmethod
    def in_system_python(script):
        """What it prints. Debian's own interpreter has the libraries that are tried."""
        return subprocess.run(["/usr/bin/python3", "-c", script], capture_output=True, text=True, check=True).stdout

    def in_qgis(self, script):
        """The last line that it prints."""
        done = subprocess.run(["/usr/bin/python3", "-c", script], capture_output=True, text=True, check=False,
                              env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout.strip().splitlines()[-1]

    def test_qgis_opens_the_shipped_project_with_every_layer(self):
        project = Path(self.folder.name) / "tyndau.qgs"
        project.write_text((TOP / "scripts/deploy/qgis/tyndau.qgs").read_text().replace("http://127.0.0.1:8080", self.address))
        mixed = {"findings", "projects", "settlements"}  # come kind by kind
        layers = [name for name in COLLECTIONS if name not in mixed] + [
            "findings-points", "findings-lines", "findings-areas", "projects-points", "projects-areas",
            "settlements-points", "settlements-areas"]
        self.assertEqual(self.in_qgis(PROJECT_IN_QGIS % str(project)), f"True {sorted(layers)}")

    def test_qgis_draws_the_vector_tiles(self):
        kept = TOP / "out/map"
        kept.mkdir(parents=True, exist_ok=True)
        colours = self.in_qgis(TILES_IN_QGIS % (self.address, str(kept / "qgis.png")))
        self.assertGreater(int(colours), 10)

    def test_qgis_reads_every_layer_whole(self):
        found = json.loads(self.in_qgis(IN_QGIS % (COLLECTIONS, self.address)))
        for name in COLLECTIONS:
            with self.subTest(name):
                self.assertTrue(found[name]["valid"])
                self.assertEqual(found[name]["count"], len(self.pages[name]))
                self.assertEqual(found[name]["shape"], any(one["geometry"] for one in self.pages[name].values()))
                self.assertEqual(found[name]["placed"],
                                 sum(one["geometry"] is not None for one in self.pages[name].values()))

    def test_qgis_draws_every_feature_of_the_layers_of_one_kind(self):
        """QGIS draws one kind of geometry of a layer: where a collection has several, each is offered by itself."""
        offered = json.loads(self.server.get("/collections").body)["collections"]
        names = [one["id"] for one in offered]
        found = json.loads(self.in_qgis(IN_QGIS % (names, self.address)))
        mixed = {"settlements", "projects", "findings"}
        for name in COLLECTIONS:
            parts = [one for one in names if one.rpartition("-")[0] == name and one.rpartition("-")[2] in KINDS]
            with self.subTest(name):
                self.assertEqual(bool(parts), name in mixed)
                for one in parts or [name]:
                    self.assertEqual(found[one]["drawn"], found[one]["placed"], one)
                self.assertEqual(sum(found[one]["drawn"] for one in parts or [name]), found[name]["placed"])

    def test_five_hundred_tiles_at_once_are_drawn_and_a_screening_between_them_is_not_refused(self):
        with contextlib.ExitStack() as open_ones:
            plugs = []
            for number in range(500):
                plug = open_ones.enter_context(self.server.connect())
                plug.sendall(request("GET", f"/tiles/WebMercatorQuad/12/{1300 + number // 25}/{2850 + number % 25}"))
                plugs.append(plug)
            screened = self.server.exchange(request("POST", "/processes/locate/execution",
                                                    "Content-Type: application/json\r\n", b'{"inputs": {"text": "52.44, 71.96"}}'))
            self.assertEqual(screened.status, 200, screened.body)
            self.assertLessEqual({http.read_answer(plug).status for plug in plugs}, {200, 204})

    def test_filters_and_exports_at_once_refuse_no_screening(self):
        touches = " OR ".join(f"S_TOUCHES(geometry,BBOX(60,45,80,{n}.5))" for n in range(45, 59))
        with contextlib.ExitStack() as open_ones:
            plugs = []
            targets = ["/collections/settlements/items?filter=" + quote(f"population <> {n} AND ({touches})") for n in range(64)]
            targets += [f"/exports/{name}.{form}?lang={language}" for name in COLLECTIONS
                        for form in ("gpkg", "kml", "xlsx") for language in ("kk", "ru")]
            for target in targets:
                plug = open_ones.enter_context(self.server.connect())
                plug.sendall(request("GET", target))
                plugs.append(plug)
            for _ in range(4):
                screened = self.server.exchange(request("POST", "/processes/locate/execution", "Content-Type: application/json\r\n",
                                                        b'{"inputs": {"text": "52.44, 71.96"}}'))
                self.assertEqual(screened.status, 200, screened.body)
            self.assertLessEqual({http.read_answer(plug).status for plug in plugs}, {200, 503})

    def test_owslib_finds_and_reads_the_layers(self):
        found = json.loads(self.in_system_python(IN_OWSLIB % self.address))
        self.assertEqual([one for one in found["collections"] if one in COLLECTIONS], COLLECTIONS)
        self.assertIn("http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core", found["classes"])
        self.assertEqual(found["hearings"], [HEARINGS, 10])
        self.assertEqual(found["filtered"], sum(1000 + 100 * n > 4000 for n in range(HEARINGS)))
        self.assertEqual(found["finding"], "Feature")


if __name__ == "__main__":
    sys.exit(unittest.main())

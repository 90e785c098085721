#!/usr/bin/env python3
"""Exported layers as their readers take them: GDAL reads every format back, QGIS opens the GeoPackage with its own style and the
KML, check-geojson agrees with the GeoJSON, and nginx sends what is too large for the service."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from xml.etree import ElementTree

import server as http
from deploy_test import NGINX, Front
from layer_clients_test import COLLECTIONS, paged, registered
from server import request
from stores import Stores, program

KML = "{http://www.opengis.net/kml/2.2}"
FORMATS = ["gpkg", "fgb", "geojson", "kml", "csv", "xlsx"]
MIXED = {"projects": ["points", "areas"], "findings": ["points", "lines"]}  # a GeoPackage has a table for each kind
EVERY_FORMAT = ["affected-communities", "distance-lines", "findings", "hearings", "settlements", "venues", "zones"]
# Red, amber, green and two greys, as in the map styles and in KML.
LOOKS = [[179, 38, 30], [157, 110, 0], [46, 125, 50], [95, 95, 95], [138, 138, 138]]
CHECK_GEOJSON = "@placemarkio/check-geojson@0.1.14"
IN_QGIS = """
import json, os
from qgis.core import QgsApplication, QgsVectorLayer
application = QgsApplication([], False)
application.initQgis()
found = {}
for file in %r:
    layer = QgsVectorLayer(file, "layer", "ogr")
    renderer = layer.renderer()
    found[file] = {"valid": layer.isValid(), "count": layer.featureCount(), "renderer": renderer.type() if renderer else "",
                   "attribute": "", "categories": [], "looks": []}
    if renderer and renderer.type() == "categorizedSymbol":
        found[file]["attribute"] = renderer.classAttribute()
        found[file]["categories"] = [one.value() for one in renderer.categories()]
        found[file]["looks"] = [[one.symbol().color().red(), one.symbol().color().green(), one.symbol().color().blue()]
                                for one in renderer.categories()]
print(json.dumps(found), flush=True)
os._exit(0)  # QGIS waits for nobody, and its threads may outlive its end
"""
CHECK = """
import { check } from "@placemarkio/check-geojson";
import { readFileSync } from "node:fs";
for (const file of process.argv.slice(2)) check(readFileSync(file, "utf8"));
console.log(process.argv.length - 2);
"""


class Exports(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.files = Path(cls.folder.name)
        cls.store = Stores(cls.files).make("prepared")
        token = json.loads(program("--store", cls.store, "--json", "token", "add", "--role", "writer"))["token"]
        headers = f"Content-Type: application/geo+json\r\nAuthorization: Bearer {token}\r\n"
        cls.pages, cls.told = {}, {}
        with http.Server([http.PROGRAM, "--store", cls.store, "serve", "--listen", "127.0.0.1:0"]) as server:
            for collection, one in registered():
                answer = server.exchange(request("POST", f"/collections/{collection}/items", headers,
                                                 json.dumps(one).encode()))
                assert answer.status == 201, answer
            for name in COLLECTIONS:
                cls.pages[name] = list(paged(server, name).values())
        for name, ending in cls.exported():
            told = json.loads(program("--store", cls.store, "--json", "export", name, cls.files / f"{name}.{ending}"))
            assert told["features"] + told["left_out"] == len(cls.pages[name]), told
            cls.told[name, ending] = told["features"]

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @staticmethod
    def exported():
        """Every format of layers of each kind, the two that name their layer of all."""
        for name in COLLECTIONS:
            for ending in FORMATS if name in EVERY_FORMAT else ("gpkg", "geojson"):
                yield name, ending

    def placed(self, name):
        return [one for one in self.pages[name] if one["geometry"] is not None]

    def test_gdal_reads_every_format_back(self):
        for name, ending in self.exported():
            with self.subTest(f"{name}.{ending}"):
                done = subprocess.run(["ogrinfo", "-al", "-so", "-oo", "HEADERS=FORCE", self.files / f"{name}.{ending}"],
                                      capture_output=True, text=True, check=True)
                layers = re.findall(r"^Layer name: (.*)$|^Feature Count: (\d+)$", done.stdout, re.MULTILINE)
                counts = [int(count[1]) for layer, count in zip(layers[::2], layers[1::2]) if layer[0] != "layer_styles"]
                total = sum(counts) if ending == "gpkg" else counts[0]
                self.assertEqual(total, len(self.placed(name)) if ending == "fgb" else len(self.pages[name]))
                self.assertEqual(total, self.told[name, ending])

    def test_geometries_come_back_as_they_are_served(self):
        for name in ("affected-communities", "distance-lines", "venues", "zones"):
            for ending in ("gpkg", "fgb", "kml"):
                with self.subTest(f"{name}.{ending}"):
                    read = self.files / f"back-{ending}-{name}.geojson"
                    subprocess.run(["ogr2ogr", "-f", "GeoJSON", "-lco", "COORDINATE_PRECISION=9", read,
                                    self.files / f"{name}.{ending}", *([name] if ending == "gpkg" else [])],
                                   check=True, capture_output=True)
                    back = {one["properties"].get("id"): one["geometry"] for one in json.loads(read.read_text())["features"]}
                    for one in self.placed(name):
                        self.assertAlmostEqual(self.sum_of(one["geometry"]), self.sum_of(back[one["id"]]), places=5)

    def sum_of(self, geometry):
        """Of all coordinates, heights left out: equal for single and multi forms."""
        def walk(value):
            if isinstance(value[0], (int, float)):
                return value[0] + value[1]
            return sum(walk(part) for part in value)
        return walk(geometry["coordinates"])

    def test_the_same_layer_gives_the_same_bytes(self):
        for ending in ("gpkg", "fgb", "geojson", "kml", "csv"):
            again = self.files / f"again.{ending}"
            program("--store", self.store, "export", "affected-communities", again)
            self.assertEqual(again.read_bytes(), (self.files / f"affected-communities.{ending}").read_bytes(), ending)

    def styled_by_verdict(self, style, name):
        with self.subTest(name):
            self.assertEqual((style["renderer"], style["attribute"]), ("categorizedSymbol", "verdict"))
            self.assertEqual(style["categories"], ["fail", "cannot_tell", "pass", "not_applicable", ""])
            self.assertEqual(style["looks"], LOOKS)

    def test_qgis_opens_the_geopackage_with_its_style_and_the_kml(self):
        files = [str(self.files / f"{name}.gpkg") for name in COLLECTIONS if name not in MIXED]
        files += [f"{self.files / name}.gpkg|layername={name}-{kind}" for name, kinds in MIXED.items() for kind in kinds]
        files += [str(self.files / f"{name}.kml") for name in ("affected-communities", "findings")]
        done = subprocess.run(["/usr/bin/python3", "-c", IN_QGIS % files], capture_output=True, text=True, check=False,
                              env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
        self.assertEqual(done.returncode, 0, done.stderr)
        found = json.loads(done.stdout.strip().splitlines()[-1])
        self.assertTrue(all(one["valid"] for one in found.values()), found)
        for table in ("projects", "findings", "affected-communities", "distance-lines"):
            for file in [one for one in found if one.partition("|")[0] == str(self.files / f"{table}.gpkg")]:
                self.styled_by_verdict(found[file], file)
        self.assertEqual(found[str(self.files / "affected-communities.kml")]["count"], len(self.pages["affected-communities"]))

    def test_a_globe_shows_verdicts_in_the_colours_of_the_maps(self):
        told = {}
        for name in ("affected-communities", "findings"):
            root = ElementTree.parse(self.files / f"{name}.kml").getroot()
            looks = {}
            for style in root.iter(f"{KML}Style"):
                colour = style.find(f"{KML}LineStyle/{KML}color").text  # aabbggrr
                looks[f"#{style.get('id')}"] = [int(colour[at:at + 2], 16) for at in (6, 4, 2)]
            for place in root.iter(f"{KML}Placemark"):
                data = {one.get("name"): one.find(f"{KML}value").text for one in place.iter(f"{KML}Data")}
                told[data.get("verdict")] = looks[place.find(f"{KML}styleUrl").text]
                self.assertIn(data["hearing"], place.find(f"{KML}description").text)
        self.assertLessEqual({"fail", "cannot_tell"}, told.keys())
        for verdict, look in zip(("fail", "cannot_tell", "pass"), LOOKS):
            self.assertEqual(told.get(verdict, look), look)

    def test_formulas_of_others_are_no_formulas(self):
        text = (self.files / "findings.csv").read_text(encoding="utf-8-sig")
        self.assertFalse([cell for line in text.splitlines() for cell in line.split(",")
                          if cell[:1] in ("=", "@") or cell[:2] in ("+c", "-c")])

    def test_check_geojson_agrees(self):
        if shutil.which("npm") is None:
            self.skipTest("no npm")
        with tempfile.TemporaryDirectory() as folder:
            done = subprocess.run(["npm", "install", "--silent", "--no-save", CHECK_GEOJSON], cwd=folder, capture_output=True,
                                  text=True, check=False)
            if done.returncode != 0:
                self.skipTest("npm cannot reach its registry")
            Path(folder, "check.mjs").write_text(CHECK)
            files = [str(self.files / f"{name}.geojson") for name in COLLECTIONS]
            done = subprocess.run(["node", "check.mjs", *files], cwd=folder, capture_output=True, text=True, check=False)
            self.assertEqual((done.returncode, done.stdout.strip()), (0, str(len(files))), done.stderr[:2000])

    @unittest.skipUnless(NGINX, "no nginx")
    def test_nginx_sends_what_is_too_large_for_the_service(self):
        spool = self.files / "spool"
        with http.Server([http.PROGRAM, "--store", self.store, "serve", "--listen", "127.0.0.1:0", "--trust-proxy",
                          "--export-folder", str(spool), "--max-response", "50000"]) as server:
            front = Front(server.port, exports=spool)
            try:
                answer = front.get("/exports/settlements.geojson")
                self.assertEqual(answer.status, 200)
                self.assertEqual(answer.body, (self.files / "settlements.geojson").read_bytes())
                self.assertEqual(answer.headers["content-disposition"], 'attachment; filename="settlements.geojson"')
                self.assertEqual(front.get("/spooled-exports/settlements.geojson").status, 404)
            finally:
                front.stop()


if __name__ == "__main__":
    sys.exit(unittest.main())

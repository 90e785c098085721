#!/usr/bin/env python3
"""The layers of a shared store as QGIS and GDAL find them: every view opens, has its geometry, and holds what the report of
the same hearing says. Run by scripts/with_postgres."""

import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "http"))

import server as http
from filled_register import sql
from server import request
from stores import Stores, program

LAYERS = {"layer_settlements": True, "layer_projects": True, "layer_hearings": True, "layer_venues": True,
          "layer_affected_communities": True, "layer_distance_lines": True, "layer_findings": False}
PROJECT = {"type": "Feature", "id": "p", "geometry": {"type": "Point", "coordinates": [71.96, 52.44]},
           "properties": {"project_name": "Works", "spz_radius_m": 1000, "affected_communities": "Aksu [geonames:1526271]"}}
HEARING = {"type": "Feature", "id": "h", "geometry": None,
           "properties": {"project_id": "p", "venue_settlement": "Stepnogorsk [geonames:1537939]",
                          "hearing_start": "2022-08-03T15:00"}}
IN_QGIS = """
import sys
from qgis.core import QgsApplication, QgsDataSourceUri, QgsVectorLayer
application = QgsApplication([], False)
application.initQgis()
failed = []
for name, key, spatial in %r:
    uri = QgsDataSourceUri()
    uri.setConnection(%r, "", %r, "tyndau", "")
    uri.setDataSource("tyndau", name, "geom" if spatial else None, "", key)
    layer = QgsVectorLayer(uri.uri(False), name, "postgres")
    read = list(layer.getFeatures()) if layer.isValid() else []
    placed = not spatial or any(not one.geometry().isNull() for one in read)
    print(name, layer.isValid(), len(read), layer.crs().authid() if spatial else "")
    if not read or not placed or (spatial and layer.crs().authid() != "EPSG:4326"):
        failed.append(name)
application.exitQgis()
sys.exit(", ".join(failed) or 0)
"""


class Views(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.store = Stores(Path(cls.folder.name)).make("prepared")
        token = json.loads(program("--store", cls.store, "--json", "token", "add", "--role", "writer"))["token"]
        headers = f"Content-Type: application/json\r\nAuthorization: Bearer {token}\r\n"
        with http.Server([http.PROGRAM, "--store", cls.store, "serve", "--listen", "127.0.0.1:0"]) as server:
            for collection, feature in (("projects", PROJECT), ("hearings", HEARING)):
                answer = server.exchange(request("POST", f"/collections/{collection}/items", headers,
                                                 json.dumps(feature).encode()))
                assert answer.status == 201, answer
            report = json.loads(server.get("/reports/h").body)
            cls.hearing = report.get("hearings", [report])[0]

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def rows(self, query):
        return json.loads(sql(self.store, f"SELECT coalesce(json_agg(r), '[]') FROM ({query}) r"))

    def test_the_layers_say_what_the_report_says(self):
        community = self.hearing["communities"][0]
        relation = community["venues"][0]
        line = self.rows("SELECT hearing, community, venue, distance_low_m, distance_high_m, ST_AsGeoJSON(geom, 15) AS line "
                         "FROM tyndau.layer_distance_lines")
        self.assertEqual(len(line), 1)
        self.assertEqual((line[0]["community"], line[0]["venue"]), (community["id"], relation["venue"]))
        self.assertEqual({"low": line[0]["distance_low_m"], "high": line[0]["distance_high_m"]}, relation["distance_m"])
        self.assertEqual(json.loads(line[0]["line"])["coordinates"], relation["line"]["coordinates"])
        found = self.rows("SELECT community, name_kk, population FROM tyndau.layer_affected_communities")
        self.assertEqual(found, [{"community": community["id"], "name_kk": community["name"]["kk"],
                                  "population": community["settlement"]["population"]}])
        venue = self.rows("SELECT venue, name_ru, ST_X(geom) AS lon FROM tyndau.layer_venues")
        said = self.hearing["venues"][0]
        self.assertEqual(venue, [{"venue": said["id"], "name_ru": said["name"]["ru"],
                                  "lon": said["position"]["coordinates"][0]}])
        hearing = self.rows("SELECT id, year, fails, answer_en, ST_AsText(geom) AS at FROM tyndau.layer_hearings")[0]
        self.assertEqual(hearing["answer_en"], self.hearing["answer"]["en"])
        self.assertEqual((hearing["id"], hearing["year"], hearing["at"]), ("h", 2022, "POINT(71.96 52.44)"))
        fails = self.rows("SELECT finding FROM tyndau.layer_findings WHERE verdict = 'fail'")
        self.assertEqual(hearing["fails"], len(fails))
        said = {one["id"] for one in self.hearing["findings"] if one["verdict"] == "fail"}
        self.assertEqual({one["finding"] for one in fails}, said)

    def test_gdal_opens_every_layer(self):
        for layer, spatial in LAYERS.items():
            with self.subTest(layer=layer):
                out = subprocess.run(["ogrinfo", "-so", self.store.replace("postgresql://", "PG:postgresql://"),
                                      f"tyndau.{layer}"], text=True, capture_output=True, check=False)
                self.assertEqual(out.returncode, 0, out.stderr)
                self.assertRegex(out.stdout, r"Feature Count: [1-9]")
                if spatial:
                    self.assertIn("WGS 84", out.stdout)

    def test_qgis_opens_every_layer(self):
        if subprocess.run(["python3", "-c", "import qgis.core"], capture_output=True, env=self.system(),
                          check=False).returncode != 0:
            self.skipTest("python3-qgis is not installed")
        keys = [(layer, "number" if layer in ("layer_settlements", "layer_projects", "layer_hearings") else "key", spatial)
                for layer, spatial in LAYERS.items()]
        host = self.store.split("host=")[1]
        database = self.store.split("@/")[1].split("?")[0]
        done = subprocess.run(["python3", "-c", IN_QGIS % (keys, host, database)], text=True, capture_output=True,
                              env={**self.system(), "QT_QPA_PLATFORM": "offscreen"}, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    @staticmethod
    def system():
        """The system's own Python, which has QGIS, before any other."""
        return {**os.environ, "PATH": "/usr/bin:/bin"}


if __name__ == "__main__":
    unittest.main(verbosity=2)

#!/usr/bin/env python3
"""The MapServer recipe over a shared store: its WMS names the layers and draws them. Run by scripts/with_postgres."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "http"))

import server as http
from server import request
from stores import TOP, Stores, program
from views_test import HEARING, PROJECT

# Where the picture of each is asked for: "south,west,north,east".
NEAR_AKSU = "52.2,71.6,52.7,72.3"
LAYERS = {"affected-communities": NEAR_AKSU, "distance-lines": NEAR_AKSU, "settlements": NEAR_AKSU, "hearings": NEAR_AKSU,
          "venues": NEAR_AKSU, "projects": NEAR_AKSU, "zones": NEAR_AKSU, "zone-lines": "42,73,48,82",
          "admin-units": "40,46,56,88"}
MAPSERV = shutil.which("mapserv") or "/usr/lib/cgi-bin/mapserv"


class Wms(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        store = Stores(Path(cls.folder.name)).make("prepared")
        reserve = Path(cls.folder.name) / "reserve.geojson"
        reserve.write_text(json.dumps({"type": "FeatureCollection", "features": [
            {"type": "Feature", "id": "reserve", "properties": {"name": "Reserve", "kind": "protected_area"},
             "geometry": {"type": "Polygon", "coordinates": [[[71.7, 52.3], [71.9, 52.3], [71.9, 52.4], [71.7, 52.3]]]}}]}))
        program("--store", store, "load", "zones", reserve, "--id", "reserve")
        token = json.loads(program("--store", store, "--json", "token", "add", "--role", "writer"))["token"]
        headers = f"Content-Type: application/json\r\nAuthorization: Bearer {token}\r\n"
        with http.Server([http.PROGRAM, "--store", store, "serve", "--listen", "127.0.0.1:0"]) as server:
            for collection, feature in (("projects", PROJECT), ("hearings", HEARING)):
                answer = server.exchange(request("POST", f"/collections/{collection}/items", headers,
                                                 json.dumps(feature).encode()))
                assert answer.status == 201, answer
        text = (TOP / "scripts/deploy/mapserver/tyndau.map").read_text(encoding="utf-8")
        cls.map = Path(cls.folder.name) / "tyndau.map"
        cls.config = Path(cls.folder.name) / "mapserver.conf"
        cls.config.write_text((TOP / "scripts/deploy/mapserver/mapserver.conf").read_text().replace(
            "/etc/tyndau/mapserver/", f"{cls.folder.name}/"))
        cls.map.write_text(text.replace("dbname=tyndau user=tyndau_reader", store), encoding="utf-8")

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def asked(self, query):
        """Head and body of MapServer's answer."""
        done = subprocess.run([MAPSERV], capture_output=True, check=True,
                              env={**os.environ, "MAPSERVER_CONFIG_FILE": str(self.config), "REQUEST_METHOD": "GET",
                                   "QUERY_STRING": f"map={self.map}&SERVICE=WMS&VERSION=1.3.0&{query}"})
        head, body = done.stdout.split(b"\r\n\r\n", 1)
        return head, body

    def test_capabilities_name_every_layer(self):
        _, body = self.asked("REQUEST=GetCapabilities")
        named = re.findall(r"<Name>([^<]+)</Name>", body.decode())
        self.assertEqual(set(named) - {"WMS", "tyndau"}, set(LAYERS))

    def test_each_layer_is_drawn(self):
        for layer, box in LAYERS.items():
            with self.subTest(layer):
                head, body = self.asked(f"REQUEST=GetMap&LAYERS={layer}&STYLES=&CRS=EPSG:4326&BBOX={box}"
                                        "&WIDTH=400&HEIGHT=300&FORMAT=image/png")
                self.assertIn(b"image/png", head, body[:500])
                picture = Path(self.folder.name) / f"{layer}.png"
                picture.write_bytes(body)
                found = subprocess.run(["gdalinfo", "-stats", picture], capture_output=True, text=True, check=True).stdout
                deviations = [float(one) for one in re.findall(r"STATISTICS_STDDEV=([0-9.]+)", found)]
                self.assertGreater(max(deviations), 0, found)


if __name__ == "__main__":
    sys.exit(unittest.main())

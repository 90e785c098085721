#!/usr/bin/env python3
"""MapLibre GL JS in a real browser draws the tiles in each style, and GeoJSON from a collection; the styles are valid. The
pictures stay in out/map/. Exit code 77 when there is no npm, or no way to the npm registry."""

import base64
import http.server
import json
import shutil
import struct
import subprocess
import sys
import tarfile
import tempfile
import threading
import unittest
import zlib
from pathlib import Path

import server as service
from layer_clients_test import registered
from server import request
from stores import TOP, Stores, program

MAPLIBRE = "maplibre-gl@4.7.1"
# The last one that runs on node 18, which Debian 12 has.
STYLE_SPEC = "@maplibre/maplibre-gl-style-spec@20.4.0"
PAGE = """<!doctype html><meta charset="utf-8"><title>map</title><style>html, body, #map { margin: 0; width: 800px; height: 600px }
</style><div id="map"></div><script src="/maplibre-gl.js"></script><script>
const tell = (path, body) => fetch(path, { method: "POST", body });
const query = new URLSearchParams(location.search);
const map = new maplibregl.Map({ container: "map", style: query.get("style"), center: [71.93, 52.41], zoom: 9.5,
  fadeDuration: 0, attributionControl: false, canvasContextAttributes: { preserveDrawingBuffer: true },
  preserveDrawingBuffer: true });
map.on("error", event => tell("/error", String(event.error && event.error.message)));
map.on("load", () => {
  if (!query.get("data")) return;
  for (const layer of map.getStyle().layers) if (layer.type !== "background") map.removeLayer(layer.id);
  map.addSource("data", { type: "geojson", data: query.get("data") });
  map.addLayer({ id: "data", type: "circle", source: "data", paint: { "circle-radius": 8, "circle-color": "#0000ff" } });
});
map.on("idle", () => {
  const seen = {};
  for (const feature of map.queryRenderedFeatures()) {
    const layer = feature.sourceLayer || feature.source;
    seen[layer] = (seen[layer] || 0) + 1;
  }
  tell("/done", JSON.stringify({ seen, picture: map.getCanvas().toDataURL("image/png").split(",")[1] }));
});
</script>"""
PATIENCE = 120  # only to end a test that hangs


def pixels(png):
    """Rows of RGBA bytes of an 8-bit PNG."""
    at, packed, width, height = 8, b"", 0, 0
    while at < len(png):
        size, kind = struct.unpack(">I4s", png[at:at + 8])
        data = png[at + 8:at + 8 + size]
        if kind == b"IHDR":
            width, height, depth, colour = struct.unpack(">IIBB", data[:10])
            assert (depth, colour) == (8, 6)
        elif kind == b"IDAT":
            packed += data
        at += size + 12
    raw, line, rows, before = zlib.decompress(packed), width * 4, [], bytes(width * 4)
    for number in range(height):
        start = number * (line + 1)
        kind, row = raw[start], bytearray(raw[start + 1:start + 1 + line])
        for i in range(line):
            left, above = row[i - 4] if i >= 4 else 0, before[i]
            corner = before[i - 4] if i >= 4 else 0
            if kind == 1:
                row[i] = (row[i] + left) & 255
            elif kind == 2:
                row[i] = (row[i] + above) & 255
            elif kind == 3:
                row[i] = (row[i] + (left + above) // 2) & 255
            elif kind == 4:
                guess = left + above - corner
                near = min((abs(guess - left), 0, left), (abs(guess - above), 1, above), (abs(guess - corner), 2, corner))
                row[i] = (row[i] + near[2]) & 255
        rows.append(bytes(row))
        before = row
    return rows


class Desk(http.server.BaseHTTPRequestHandler):
    """Serves the page, and hears what it tells."""

    def do_GET(self):
        script = self.path.startswith("/maplibre-gl.js")
        body = self.server.script if script else PAGE.encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/javascript" if script else "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(204)
        self.end_headers()
        self.server.told.append((self.path, body))
        self.server.heard.set()

    def log_message(self, *_):
        pass


def fetched(folder):
    """The script of MapLibre from npm."""
    done = subprocess.run(["npm", "pack", "--silent", MAPLIBRE], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return None
    with tarfile.open(folder / done.stdout.split()[-1]) as package:
        return package.extractfile("package/dist/maplibre-gl.js").read()


class Maps(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        folder = Path(cls.folder.name)
        store = Stores(folder).make("prepared")
        token = json.loads(program("--store", store, "--json", "token", "add", "--role", "writer"))["token"]
        headers = f"Content-Type: application/geo+json\r\nAuthorization: Bearer {token}\r\n"
        cls.server = service.Server([service.PROGRAM, "--store", store, "serve", "--listen", "127.0.0.1:0"])
        cls.address = f"http://127.0.0.1:{cls.server.port}"
        for collection, one in registered():
            answer = cls.server.exchange(request("POST", f"/collections/{collection}/items", headers,
                                                 json.dumps(one).encode()))
            assert answer.status == 201, answer
        cls.desk = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Desk)
        cls.desk.script, cls.desk.told, cls.desk.heard = SCRIPT, [], threading.Event()
        threading.Thread(target=cls.desk.serve_forever, daemon=True).start()

    @classmethod
    def tearDownClass(cls):
        cls.desk.shutdown()
        cls.desk.server_close()
        cls.server.stop()
        cls.folder.cleanup()

    def drawn(self, name, style, data=""):
        """What MapLibre sees and the picture's pixels, when the map has come to rest."""
        self.desk.told.clear()
        self.desk.heard.clear()
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
            browser = subprocess.Popen(
                ["chromium", "--headless", "--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader",
                 "--enable-unsafe-swiftshader", "--window-size=800,600", f"--user-data-dir={profile}", "--remote-debugging-port=0",
                 f"http://127.0.0.1:{self.desk.server_port}/?style={style}&data={data}"],
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                wanted = None
                while wanted is None:
                    self.assertTrue(self.desk.heard.wait(PATIENCE), "the browser tells nothing")
                    self.desk.heard.clear()
                    errors = [body for path, body in self.desk.told if path == "/error"]
                    self.assertEqual(errors, [])
                    for path, body in list(self.desk.told):
                        answer = json.loads(body)
                        if path == "/done" and answer["seen"]:
                            wanted = answer
            finally:
                browser.kill()
                browser.wait()
        picture = base64.b64decode(wanted["picture"])
        kept = TOP / "out/map"
        kept.mkdir(parents=True, exist_ok=True)
        (kept / f"{name}.png").write_bytes(picture)
        return wanted["seen"], pixels(picture)

    def assert_not_blank(self, rows):
        colours = {row[i:i + 4] for row in rows for i in range(0, len(row), 4)}
        self.assertGreater(len(colours), 20)

    def test_tiles_are_drawn_in_every_style(self):
        for style in ("light", "dark", "print"):
            with self.subTest(style):
                seen, rows = self.drawn(style, f"{self.address}/styles/{style}%3Flang=kk")
                self.assertLessEqual({"settlements", "protection-zones", "affected-communities", "distance-lines",
                                      "projects", "venues", "findings"}, seen.keys())
                self.assert_not_blank(rows)

    def test_geojson_of_a_collection_is_drawn(self):
        seen, rows = self.drawn("geojson", f"{self.address}/styles/print",
                                f"{self.address}/collections/projects/items%3Flimit=100")
        self.assertGreater(seen["data"], 10)
        blue = sum(row[i:i + 3] == b"\x00\x00\xff" for row in rows for i in range(0, len(row), 4))
        self.assertGreater(blue, 1000)

    def test_the_styles_are_valid(self):
        for style in ("light", "dark", "print"):
            for language in ("kk", "ru", "en"):
                with self.subTest(style=style, language=language):
                    file = Path(self.folder.name) / f"{style}.json"
                    file.write_bytes(self.server.get(f"/styles/{style}?lang={language}").body)
                    done = subprocess.run(["npx", "--yes", f"--package={STYLE_SPEC}", "gl-style-validate", str(file)],
                                          capture_output=True, text=True, check=False)
                    self.assertEqual((done.returncode, done.stdout), (0, ""), done.stderr)


if __name__ == "__main__":
    if shutil.which("npm") is None:
        print("no npm")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as cache:
        SCRIPT = fetched(Path(cache))
    if SCRIPT is None:
        print("npm cannot reach its registry")
        sys.exit(77)
    sys.exit(unittest.main())

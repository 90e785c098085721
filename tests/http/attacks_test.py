#!/usr/bin/env python3
"""Files that attack whoever opens them, sent to the API and given to the command line, beside a server that counts who
calls it and a file with a secret word. Whatever the file: no call, no foreign word, and a clear refusal or an honest
reading. What each file does to the packaged libraries was measured; the list is that of the things that worked."""

import http.server
import io
import json
import os
import sqlite3
import subprocess
import tempfile
import threading
import unittest
import zipfile
from pathlib import Path

import server as service
from server import request
from stores import Stores, program

SECRET = "canary-word-4711"
GEOJSON, GPKG, CSV = "application/geo+json", "application/geopackage+sqlite3", "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SIGNS_OF_A_CRASH = ("handler_failed", "Sanitizer", "terminate called")


class Canary:
    """An HTTP server that remembers every request."""

    def __init__(self):
        calls = self.calls = []

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                calls.append(self.path)
                self.send_response(200)
                self.end_headers()
                self.wfile.write(b'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]]]')

            do_HEAD = do_POST = do_GET

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


def collection(crs="", properties='"name": "Жаңа", "population": 10', geometry=None):
    geometry = geometry or '{"type": "Point", "coordinates": [70, 50]}'
    return (f'{{"type": "FeatureCollection", {crs} "features": [{{"type": "Feature", "properties": {{{properties}}}, '
            f'"geometry": {geometry}}}]}}').encode()


def geopackage(folder, *statements):
    file = folder / "made.gpkg"
    file.unlink(missing_ok=True)
    with sqlite3.connect(file) as made:
        made.execute("PRAGMA application_id = 1196444487")
        made.executescript("""
            CREATE TABLE gpkg_spatial_ref_sys(srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT,
              organization_coordsys_id INTEGER, definition TEXT, description TEXT);
            INSERT INTO gpkg_spatial_ref_sys VALUES('WGS 84', 4326, 'EPSG', 4326, 'undefined', '');
            CREATE TABLE gpkg_contents(table_name TEXT PRIMARY KEY, data_type TEXT, identifier TEXT, description TEXT,
              last_change TEXT, min_x REAL, min_y REAL, max_x REAL, max_y REAL, srs_id INTEGER);
            CREATE TABLE gpkg_geometry_columns(table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER,
              z INTEGER, m INTEGER);""")
        for statement in statements:
            made.executescript(statement)
    return file.read_bytes()


def shown(name, kind="attributes"):
    return f"INSERT INTO gpkg_contents VALUES('{name}', '{kind}', '{name}', '', '2026-01-01', 0, 0, 1, 1, 4326);"


def archive(entries):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in entries:
            made.writestr(name, text)
    return out.getvalue()


def workbook(sheet):
    """The least that is an XLSX, with the bytes of its only sheet."""
    main = "http://schemas.openxmlformats.org"
    return archive([
        ("[Content_Types].xml", f'<Types xmlns="{main}/package/2006/content-types"><Default Extension="xml" '
         'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.'
         'openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'),
        ("_rels/.rels", f'<Relationships xmlns="{main}/package/2006/relationships"><Relationship Id="r1" Type="{main}/'
         'officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>'),
        ("xl/workbook.xml", f'<workbook xmlns="{main}/spreadsheetml/2006/main" xmlns:r="{main}/officeDocument/2006/'
         'relationships"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>'),
        ("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{main}/package/2006/relationships"><Relationship Id="r1" '
         f'Type="{main}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'),
        ("xl/worksheets/sheet1.xml", sheet),
    ])


def attacks(folder, canary, secret):
    """Name, media type, extension, bytes, and whether it must be refused (else it may be read, but honestly)."""
    link = f'"type": "link", "properties": {{"href": "{canary}/crs"}}'
    vrt = (f'<OGRVRTDataSource><OGRVRTLayer name="secret"><SrcDataSource>{secret}</SrcDataSource></OGRVRTLayer>'
           f'<OGRVRTLayer name="far"><SrcDataSource>/vsicurl/{canary}/x.csv</SrcDataSource></OGRVRTLayer>'
           "</OGRVRTDataSource>").encode()
    deep = '{"type":"GeometryCollection","geometries":[' * 60 + "]}" * 60
    cells = "<row>" + '<c t="inlineStr"><is><t>a</t></is></c>' * 100 + "</row>"
    yield "linked CRS", GEOJSON, "geojson", collection(f'"crs": {{{link}}},'), True
    yield "linked CRS, escaped", GEOJSON, "geojson", collection(f'"\\u0063rs": {{{link}}},'), True
    yield "CRS by url", GEOJSON, "geojson", collection(
        f'"crs": {{"type": "url", "properties": {{"url": "{canary}/crs"}}}},'), True
    yield "CRS inside a geometry", GEOJSON, "geojson", collection(
        geometry=f'{{"type": "Point", "crs": {{{link}}}, "coordinates": [70, 50]}}'), True
    for text in (f"+init={secret}:x", f"+proj=longlat +nadgrids={secret}", f"/vsicurl/{canary}/x.prj"):
        yield f"CRS {text[:10]}", GEOJSON, "geojson", collection(
            f'"crs": {{"type": "name", "properties": {{"name": "{text}"}}}},'), True
    yield "endless view", GPKG, "gpkg", geopackage(
        folder, "CREATE VIEW v AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n FROM r) SELECT n FROM r;",
        shown("v")), True
    yield "VirtualText", GPKG, "gpkg", geopackage(
        folder, "CREATE TABLE v(a);", shown("v"), "PRAGMA writable_schema = ON; UPDATE sqlite_master SET rootpage = 0, "
        f"sql = 'CREATE VIRTUAL TABLE v USING VirtualText(''{secret}'')' WHERE name = 'v';"), True
    yield "a trigger of its own", GPKG, "gpkg", geopackage(
        folder, "CREATE TABLE t(a); CREATE TRIGGER own AFTER INSERT ON t BEGIN DELETE FROM t; END;", shown("t")), True
    yield "VRT as GeoJSON", GEOJSON, "geojson", vrt, True
    yield "VRT as CSV", CSV, "csv", vrt, False
    yield "geometry 60 deep", GEOJSON, "geojson", collection(geometry=deep), True
    yield "NaN", GEOJSON, "geojson", collection(geometry='{"type": "Point", "coordinates": [NaN, 50]}'), True
    yield "50,000 keys", GEOJSON, "geojson", collection(
        properties=", ".join(f'"k{i}": 1' for i in range(50000))), True
    yield "workbook of zeros", XLSX, "xlsx", workbook(b"<worksheet>" + b"0" * (200 << 20) + b"</worksheet>"), True
    yield "workbook of rows", XLSX, "xlsx", workbook(
        f"<worksheet><sheetData>{cells * 30000}</sheetData></worksheet>"), True
    yield "workbook of 300 parts", XLSX, "xlsx", archive([(f"xl/part{i}.xml", "<a/>") for i in range(300)]), True
    yield "workbook with a way out", XLSX, "xlsx", archive([("../../../tmp/out.xml", "<a/>"),
                                                          ("xl/workbook.xml", "<workbook/>")]), True
    yield "workbook in a workbook", XLSX, "xlsx", workbook(workbook(b"0" * (20 << 20))), True
    yield "workbook with a DOCTYPE", XLSX, "xlsx", workbook(
        f'<!DOCTYPE a [<!ENTITY x SYSTEM "file://{secret}">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&x;</t>'
        "</is></c></row></sheetData></worksheet>"), True


class Attacks(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.kept = tempfile.TemporaryDirectory()
        cls.folder = Path(cls.kept.name)
        cls.canary = Canary()
        cls.secret = cls.folder / "secret.csv"
        cls.secret.write_text(f"name,population\n{SECRET},1\n", encoding="utf-8")
        cls.store = Stores(cls.folder).make("prepared")
        made = json.loads(program("--store", cls.store, "--json", "token", "add", "--role", "admin"))
        cls.bearer = f"Authorization: Bearer {made['token']}\r\n"
        cls.server = service.Server([service.PROGRAM, "--store", str(cls.store), "serve", "--listen", "127.0.0.1:0",
                                     "--executions-per-minute", "1000000"])
        cls.all = list(attacks(cls.folder, cls.canary.address, cls.secret))

    @classmethod
    def tearDownClass(cls):
        code = cls.server.stop()
        log = cls.server.log_text()
        cls.server.log.close()
        cls.canary.server.shutdown()
        cls.kept.cleanup()
        if code != 0 or any(sign in log for sign in SIGNS_OF_A_CRASH):
            raise AssertionError(f"exit code {code}\n{log[-3000:]}")

    def judge(self, name, status, text, refused):
        self.assertEqual(self.canary.calls, [], name)
        self.assertNotIn(SECRET, text, name)
        self.assertNotIn("--trusted", text, name)
        if refused:
            self.assertIn(status, (400, 413, 415, 422), f"{name}: {text[:600]}")
            self.assertTrue(json.loads(text)["detail"], name)
        else:
            self.assertIn(status, (200, 400, 413, 415, 422), f"{name}: {text[:600]}")

    def test_sent_as_a_table(self):
        for name, media, _, body, refused in self.all:
            with self.subTest(name):
                answer = self.server.exchange(request("POST", "/processes/screen-table/execution",
                                                      f"Content-Type: {media}\r\n", body))
                self.judge(name, answer.status, answer.body.decode(), refused)

    def test_sent_as_a_data_set(self):
        for name, media, _, body, refused in self.all:
            if media == XLSX:
                continue
            with self.subTest(name):
                answer = self.server.exchange(request("PUT", "/datasets/sent?kind=settlements",
                                                      f"{self.bearer}Content-Type: {media}\r\n", body))
                self.judge(name, answer.status, answer.body.decode(), refused)

    def test_stated_in_a_request(self):
        for name, media, _, body, _ in self.all:
            if media != GEOJSON or not body.startswith(b'{"type"'):
                continue
            with self.subTest(name):
                whole = b'{"inputs": {"hearing": {"id": "h"}, "settlements": ' + body + b"}}"
                answer = self.server.exchange(request("POST", "/processes/screen/execution",
                                                      "Content-Type: application/json\r\n", whole))
                self.judge(name, answer.status, answer.body.decode(), True)

    def run_program(self, *arguments):
        return subprocess.run([service.PROGRAM, "--store", str(self.folder / "own.gpkg"), *map(str, arguments)], text=True,
                              capture_output=True, timeout=service.PATIENCE, check=False,
                              env={**os.environ, "LC_ALL": "C.UTF-8"})

    def test_given_to_the_command_line(self):
        for number, (name, _, extension, body, refused) in enumerate(self.all):
            folder = self.folder / f"case{number}"
            folder.mkdir()
            file = folder / f"input.{extension}"
            file.write_bytes(body)
            for command in (("load", "settlements", file), ("screen", file, "-o", folder / "out")):
                with self.subTest(name, command=command[0]):
                    done = self.run_program(*command)
                    self.assertEqual(self.canary.calls, [])
                    self.assertNotIn(SECRET, done.stdout + done.stderr)
                    self.assertGreaterEqual(done.returncode, 0, done.stderr)
                    if refused:
                        self.assertIn(done.returncode, (2, 3), done.stdout[-500:] + done.stderr[-500:])
                        self.assertTrue(done.stderr.strip())
            self.assertEqual(sorted(entry.name for entry in folder.iterdir() if entry.name != "out"), [file.name],
                             "something was written beside the file")

    def test_names_that_are_addresses_open_nothing(self):
        inline = collection().decode()
        for name in (f"{self.canary.address}/x.geojson", f"/vsicurl/{self.canary.address}/x.geojson",
                     f"GeoJSON:{self.canary.address}/x.geojson", inline, f"/vsizip/{self.secret}",
                     f"<OGRVRTDataSource><OGRVRTLayer name='a'><SrcDataSource>{self.secret}</SrcDataSource></OGRVRTLayer>"
                     "</OGRVRTDataSource>", f"CSV:{self.secret}", "--", "../" * 20 + "etc/passwd"):
            for command in (("load", "settlements"), ("screen",)):
                with self.subTest(name[:40], command=command[0]):
                    done = self.run_program(*command, name)
                    self.assertEqual(self.canary.calls, [])
                    self.assertNotIn(SECRET, done.stdout + done.stderr)
                    self.assertIn(done.returncode, (2, 3), done.stdout + done.stderr)

    def test_good_files_are_read_alike_inside_the_sandbox_and_without_it(self):
        source = self.folder / "good.geojson"
        source.write_bytes(collection(properties='"id": "a:1", "name": "Жаңақала", "population": 12', geometry=(
            '{"type": "Polygon", "coordinates": [[[70, 50], [70.1, 50], [70.1, 50.1], [70, 50.1], [70, 50]]]}')))
        for driver, extension in (("GeoJSON", "geojson"), ("GPKG", "gpkg"), ("ESRI Shapefile", "shp"), ("FlatGeobuf", "fgb"),
                                  ("GML", "gml"), ("GeoJSONSeq", "geojsonl"), ("LIBKML", "kml"), ("LIBKML", "kmz")):
            with self.subTest(driver):
                file = self.folder / f"alike.{extension}"
                encoding = ("-lco", "ENCODING=UTF-8") if extension == "shp" else ()
                subprocess.run(["ogr2ogr", "-f", driver, file, source, *encoding], check=True, capture_output=True)
                held = []
                for flags in ((), ("--trusted",)):
                    store = self.folder / f"alike-{extension}{len(flags)}.gpkg"
                    program("--store", store, "load", "settlements", file, *flags)
                    with sqlite3.connect(store) as opened:
                        held.append(opened.execute("SELECT * FROM settlements").fetchall())
                self.assertEqual(len(held[0]), 1)
                self.assertIn("Жаңақала", held[0][0])
                self.assertEqual(held[0], held[1])

    def test_map_data_that_only_the_command_line_reads(self):
        doctype = f'<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY x SYSTEM "file://{self.secret}">]>'
        kml = ('<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>&x;</name><Point><coordinates>'
               "70,50</coordinates></Point></Placemark></Document></kml>")
        gml = ('<gml:FeatureCollection xmlns:gml="http://www.opengis.net/gml"><gml:featureMember><a><name>Жаңа</name>'
               '<gml:pointProperty><gml:Point srsName="EPSG:4326"><gml:coordinates>70,50</gml:coordinates></gml:Point>'
               "</gml:pointProperty></a></gml:featureMember></gml:FeatureCollection>")
        bomb = archive([("doc.kml", kml.replace("&x;", "0" * (100 << 20)))])
        for name, body, refused in (("a.kml", doctype + kml, True), ("b.kmz", bomb, True), ("c.gml", gml, False)):
            with self.subTest(name):
                folder = self.folder / f"map-{name}"
                folder.mkdir()
                file = folder / name
                file.write_bytes(body if isinstance(body, bytes) else body.encode())
                done = self.run_program("load", "settlements", file)
                self.assertEqual(self.canary.calls, [])
                self.assertNotIn(SECRET, done.stdout + done.stderr)
                if refused:
                    self.assertIn(done.returncode, (2, 3), done.stdout + done.stderr)
                self.assertEqual([entry.name for entry in folder.iterdir()], [name])


if __name__ == "__main__":
    unittest.main(verbosity=2)

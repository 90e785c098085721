#!/usr/bin/env python3
"""A store saved and restored, a file and a database: the same reports, byte by byte, the same tokens; replay reproduces a
report on the restored store. What cannot be restored leaves nothing behind. Run by scripts/with_postgres."""

import json
import os
import stat
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "http"))

import server as http
from server import request
from stores import TOP, Stores, program

PROJECT = {"type": "Feature", "id": "p", "geometry": {"type": "Point", "coordinates": [71.96, 52.44]},
           "properties": {"project_name": "Works", "spz_radius_m": 1000, "affected_communities": "Aksu [geonames:1526271]"}}
HEARING = {"type": "Feature", "id": "h", "geometry": None,
           "properties": {"project_id": "p", "venue_settlement": "Stepnogorsk [geonames:1537939]",
                          "hearing_start": "2022-08-03T15:00"}}
PATHS = ("/reports/h", "/scorecard", "/collections/projects/items/p", "/collections/hearings/items/h")


def refused(*arguments):
    done = subprocess.run([http.PROGRAM, "--lang", "en", *map(str, arguments)], text=True, capture_output=True, check=False)
    assert done.returncode in (2, 3), done
    return done.stderr


class OfAFile(unittest.TestCase):
    postgres = False

    @classmethod
    def setUpClass(cls):
        if cls.postgres and not os.environ.get("TYNDAU_TEST_POSTGRES"):
            raise unittest.SkipTest("TYNDAU_TEST_POSTGRES names no server")
        cls.folder = tempfile.TemporaryDirectory()
        cls.stores = Stores(Path(cls.folder.name))
        if not cls.postgres:
            cls.stores.server = ""

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def setUp(self):
        self.home = Path(self.folder.name) / self.id().rsplit(".", 1)[1]
        self.home.mkdir()
        self.store = self.stores.make("prepared")
        token = json.loads(program("--store", self.store, "--json", "token", "add", "--role", "writer"))["token"]
        self.headers = f"Content-Type: application/json\r\nAuthorization: Bearer {token}\r\n"

    def empty(self):
        return str(self.home / "restored.gpkg")

    def serve(self, store):
        return http.Server([http.PROGRAM, "--store", str(store), "serve", "--listen", "127.0.0.1:0"])

    def test_the_restored_store_says_the_same(self):
        backup = self.home / "store.backup"
        with self.serve(self.store) as server:
            for collection, feature in (("projects", PROJECT), ("hearings", HEARING)):
                answer = server.exchange(request("POST", f"/collections/{collection}/items", self.headers,
                                                 json.dumps(feature).encode()))
                self.assertEqual(answer.status, 201, answer)
            said = [(path, server.get(path).body) for path in PATHS]
            program("--store", self.store, "backup", backup)  # beside a server that has the store
        self.assertEqual(stat.S_IMODE(backup.stat().st_mode), 0o600)
        out = self.home / "out"
        subprocess.run([http.PROGRAM, "--quiet", "--store", self.store, "screen", TOP / "geodata/examples/hearings.csv", "-o",
                        out, "--format", "json"], check=True, stdout=subprocess.DEVNULL)
        restored = self.empty()
        program("--store", restored, "restore", backup)
        program("--store", restored, "replay", out / "report.json")
        with self.serve(restored) as server:
            for path, body in said:
                self.assertEqual(server.get(path).body, body, path)
            again = server.exchange(request("POST", "/collections/projects/items", self.headers,
                                            json.dumps({**PROJECT, "id": "p2"}).encode()))
            self.assertEqual(again.status, 201, "the token and the count of versions came along")

    def test_nothing_is_written_over_and_nothing_half(self):
        backup = self.home / "store.backup"
        program("--store", self.store, "backup", backup)
        self.assertIn("already", refused("--store", self.store, "backup", backup))
        self.assertIn("already", refused("--store", self.store, "restore", backup))
        empty = self.empty()
        cut = self.home / "cut.backup"
        for size in (0, 100, backup.stat().st_size // 2, backup.stat().st_size - 5000):
            cut.write_bytes(backup.read_bytes()[:size])
            refused("--store", empty, "restore", cut)
        self.assertIn("no such file", refused("--store", empty, "restore", self.home / "nowhere"))
        left = {one.name for one in self.home.iterdir() if "partial" in one.name or one.name.startswith("restored")}
        self.assertEqual(left, set())
        program("--store", empty, "restore", backup)  # it is still empty


class OfADatabase(OfAFile):
    postgres = True

    def empty(self):
        self.stores.count += 1
        return self.stores.fresh(f"restored{self.stores.count}")

    def test_a_backup_of_a_file_is_none_of_a_database(self):
        file = Stores(self.home)
        file.server = ""
        program("--store", file.make("prepared"), "backup", self.home / "file.backup")
        self.assertIn("pg_dump", refused("--store", self.empty(), "restore", self.home / "file.backup"))
        program("--store", self.store, "backup", self.home / "database.backup")
        refused("--store", self.home / "new.gpkg", "restore", self.home / "database.backup")
        self.assertFalse((self.home / "new.gpkg").exists())


if __name__ == "__main__":
    unittest.main(verbosity=2)

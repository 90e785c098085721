#!/usr/bin/env python3
"""A data set is replaced whole or not at all: the import is killed at random points, and the disk of the store gets full.
TYNDAU_IMPORT_KILLS: how many kills (default 50). Run by scripts/with_postgres."""

import json
import os
import random
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

from filled_register import make_database, program, run, sql

KILLS = int(os.environ.get("TYNDAU_IMPORT_KILLS", "50"))
ROWS = 10_000


def settlements(folder, version):
    """A file of many settlements, all of them named after its version."""
    features = [{"type": "Feature", "properties": {"id": f"s{i}", "name": f"{version} {i}", "population": 100 + i},
                 "geometry": {"type": "Point", "coordinates": [60 + i % 200 / 20, 46 + i // 200 / 20]}}
                for i in range(ROWS)]
    file = folder / f"{version}.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return file


def load(store, file):
    return [program(), "--quiet", "--store", store, "load", "settlements", str(file), "--id", "s"]


class Killed(unittest.TestCase):
    def test_readers_find_one_version_whole_whenever_the_import_is_killed(self):
        store = make_database("killed_import")
        with tempfile.TemporaryDirectory() as name:
            files = [settlements(Path(name), version) for version in ("Old", "New")]
            run(*load(store, files[0]))
            started = time.monotonic()
            run(*load(store, files[1]))
            longest = time.monotonic() - started
            known = self.version(store)
            dice, replaced = random.Random(1), 0
            for kill in range(KILLS):
                wanted = files[kill % 2]
                importing = subprocess.Popen(load(store, wanted), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                time.sleep(1.2 * longest * (kill + dice.random()) / KILLS)  # once in each part of the time
                importing.kill()
                importing.wait()
                found = self.version(store)
                self.assertIn(found, (known, wanted.stem))
                replaced += found != known
                known = found
            run(*load(store, files[0]))
            self.assertEqual(self.version(store), "Old")
        print(f"\n{KILLS} kills within {longest:.2f} s, {replaced} of them after the new version was in place")

    def version(self, store):
        """The one version that all settlements have; their count and the data set's own say the same."""
        rows = sql(store, "SELECT split_part(name, ' ', 1), count(*) FROM tyndau.settlements GROUP BY 1").splitlines()
        self.assertEqual(len(rows), 1, rows)
        version, count = rows[0].split("|")
        self.assertEqual(int(count), ROWS)
        self.assertEqual(sql(store, "SELECT records FROM tyndau.datasets WHERE id = 's'"), str(ROWS))
        return version


@unittest.skipUnless(os.geteuid() == 0, "only root can mount a small disk")
class Full(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(os.rmdir, self.folder)
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=40m,mode=777", "tmpfs", self.folder], check=False)
        if mounted.returncode != 0:
            self.skipTest("this system lets nobody mount a disk")
        self.addCleanup(subprocess.run, ["umount", self.folder], check=True)

    def test_a_database_whose_disk_is_full_keeps_what_it_has(self):
        store = make_database("full_disk")
        sql(store, f"CREATE TABLESPACE small LOCATION '{self.tablespace()}'")
        self.addCleanup(sql, os.environ["TYNDAU_TEST_POSTGRES"], "DROP TABLESPACE small")
        self.addCleanup(make_database, "full_disk")  # nothing of the tablespace is left
        sql(store, "ALTER TABLE tyndau.settlements SET TABLESPACE small")
        with tempfile.TemporaryDirectory() as name:
            self.fill_up(store, Path(name), lambda: sql(store, "SELECT count(*) FROM tyndau.settlements"))

    def test_a_file_whose_disk_is_full_keeps_what_it_has(self):
        store = str(Path(self.folder) / "store.gpkg")
        with tempfile.TemporaryDirectory() as name:
            self.fill_up(store, Path(name), lambda: json.loads(run(
                program(), "--store", store, "--json", "datasets"))[0]["records"])

    def tablespace(self):
        place = Path(self.folder) / "space"
        place.mkdir()
        subprocess.run(["chown", "postgres", place], check=True)
        return place

    def fill_up(self, store, folder, count):
        run(*load(store, settlements(folder, "Small")))
        before = count()
        (Path(self.folder) / "ballast").write_bytes(bytes(self.free_bytes() - (300 << 10)))
        done = subprocess.run(load(store, settlements(folder, "More")), text=True, capture_output=True, check=False)
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assertRegex(done.stderr, r"(?i)full|space", done.stderr)
        self.assertEqual(count(), before)
        (Path(self.folder) / "ballast").unlink()
        run(*load(store, settlements(folder, "More")))
        self.assertEqual(count(), before)

    def free_bytes(self):
        room = os.statvfs(self.folder)
        return room.f_bavail * room.f_bsize


if __name__ == "__main__":
    unittest.main(verbosity=2)

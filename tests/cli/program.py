"""Runs the program under test in a fresh folder; shared by the command line tests."""

import csv
import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent.parent
PROGRAM = Path(os.environ.get("TYNDAU_PROGRAM", TOP / "build" / "release" / "tyndau"))
EXAMPLES = TOP / "geodata" / "examples"


def run(*arguments, cwd=None, environment=None, input=None):
    """The finished process, its output as text. PROJ, GDAL and locale come from the environment as they are."""
    env = {**os.environ, "LC_ALL": "C.UTF-8", **(environment or {})}
    return subprocess.run([str(PROGRAM), *map(str, arguments)], cwd=cwd, env=env, text=True, capture_output=True, input=input,
                          timeout=600, check=False)


class ProgramTest(unittest.TestCase):
    """A temporary folder with a prepared store, made once for the class."""

    @classmethod
    def setUpClass(cls):
        cls._folder = tempfile.TemporaryDirectory()
        cls.folder = Path(cls._folder.name)
        cls.store = cls.folder / "store.gpkg"
        cls.must("--store", cls.store, "datasets", "prepare")
        cls.must("--store", cls.store, "load", "settlements", EXAMPLES / "settlements.csv", "--id", "examples")

    @classmethod
    def tearDownClass(cls):
        cls._folder.cleanup()

    @classmethod
    def must(cls, *arguments, code=0):
        done = run(*arguments)
        if done.returncode != code:
            raise AssertionError(f"{arguments}: code {done.returncode}, wanted {code}\n{done.stdout}\n{done.stderr}")
        return done

    def screen(self, *arguments, out, code=0):
        return self.must("--store", self.store, "screen", *arguments, "-o", out, code=code)


def report(folder):
    return json.loads((folder / "report.json").read_text(encoding="utf-8"))


def rows(file):
    with open(file, newline="", encoding="utf-8-sig") as table:
        return list(csv.DictReader(table))


def tree(folder):
    """Every file below a folder with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}

"""Stores for tests: made once by the real program, then copied."""

import shutil
import subprocess
from pathlib import Path

import server as http

TOP = Path(__file__).resolve().parent.parent.parent


def program(*arguments):
    done = subprocess.run([http.PROGRAM, *map(str, arguments)], text=True, capture_output=True, check=False)
    if done.returncode != 0:
        raise AssertionError(f"{arguments}: {done.returncode} {done.stderr}")
    return done.stdout


class Stores:
    """A prepared store, made once and copied."""

    def __init__(self, folder):
        self.folder = folder
        self.prepared = None
        self.count = 0

    def make(self, kind):
        if kind == "none":
            return Path(http.NO_STORE)
        if self.prepared is None:
            self.prepared = self.folder / "prepared.gpkg"
            program("--store", self.prepared, "datasets", "prepare")
            program("--store", self.prepared, "load", "settlements", TOP / "geodata/examples/settlements.csv",
                    "--id", "examples")
        self.count += 1
        copy = self.folder / f"store{self.count}.gpkg"
        shutil.copy(self.prepared, copy)
        return copy

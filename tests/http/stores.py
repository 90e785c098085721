"""Stores for tests: made once by the real program, then copied. With TYNDAU_TEST_POSTGRES (scripts/with_postgres) they are
databases, else GeoPackage files."""

import os
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
        self.server = os.environ.get("TYNDAU_TEST_POSTGRES", "")
        self.prepared = None
        self.count = 0

    def make(self, kind):
        """The store's address; "none" is a file that does not exist."""
        if kind == "none":
            return http.NO_STORE
        if self.prepared is None:
            self.prepared = self.fresh("prepared")
            if self.server:
                program("--store", self.prepared, "migrate")
            program("--store", self.prepared, "datasets", "prepare")
            program("--store", self.prepared, "load", "settlements", TOP / "geodata/examples/settlements.csv",
                    "--id", "examples")
        self.count += 1
        return self.fresh(f"store{self.count}", "prepared")

    def fresh(self, name, copied_from=None):
        if not self.server:
            file = self.folder / f"{name}.gpkg"
            if copied_from:
                shutil.copy(self.folder / f"{copied_from}.gpkg", file)
            return str(file)
        name = f"py{os.getpid()}_{name}"
        template = f" TEMPLATE py{os.getpid()}_{copied_from}" if copied_from else ""
        subprocess.run(["psql", "-q", self.server, "-c", f"CREATE DATABASE {name}{template}"], check=True)
        return self.server.replace("/postgres?", f"/{name}?")

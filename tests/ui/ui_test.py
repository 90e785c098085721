#!/usr/bin/env python3
"""Runs the stories of the web application (*.mjs) in Debian's Chromium against the real server. With TYNDAU_TEST_POSTGRES the
store is a database. Pictures stay in out/ui/. Exit code 77 when there is no npm, no chromium, or no way to the npm registry.
Usage: ui_test.py FILE [ARGUMENT…]      FILE is one of this folder; arguments go to node before it"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "http"))
# pylint: disable=wrong-import-position
import server as service  # noqa: E402
from stores import TOP, Stores, program  # noqa: E402


def installed(folder):
    """Whether the packages of a folder are there, installed when need be."""
    stamp, lock = folder / "node_modules/.installed", folder / "package-lock.json"
    if stamp.exists() and stamp.read_bytes() == lock.read_bytes():
        return True
    done = subprocess.run(["npm", "ci", "--no-fund", "--no-audit", "--loglevel=error"], cwd=folder, check=False)
    if done.returncode == 0:
        shutil.copy(lock, stamp)
    return done.returncode == 0


def main():
    for needed in ("node", "npm", "chromium"):
        if shutil.which(needed) is None:
            print(f"{needed} is missing")
            return 77
    built = Path(os.environ.get("TYNDAU_BINARY_DIR", TOP / "build/release")) / "ui"
    made = subprocess.run([TOP / "scripts/build_ui", built], check=False).returncode
    if made != 0:
        return made
    if not installed(HERE):
        print("npm cannot reach its registry")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        store = Stores(Path(folder)).make("prepared")
        token = json.loads(program("--store", store, "--json", "token", "add", "--role", "writer"))["token"]
        command = [service.PROGRAM, "--store", store, "serve", "--listen", "127.0.0.1:0", "--executions-per-minute", "100000"]
        with service.Server(command, {"TYNDAU_UI": str(built)}) as server:
            environment = {**os.environ, "TYNDAU_URL": f"http://127.0.0.1:{server.port}", "TYNDAU_TOKEN": token,
                           "TYNDAU_CHECKOUT": str(TOP)}
            done = subprocess.run(["node", *sys.argv[2:], str(HERE / sys.argv[1])], env=environment, check=False)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""A TypeScript client whose types are made from the served contract screens the examples: by table at once, as a job, and
one hearing. Its compiler is strict and it has no cast. Exit code 77 when there is no npm, or no way to its registry."""

import csv
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import server as http
from stores import TOP, Stores

CLIENT = Path(__file__).resolve().parent / "client"


def run(folder, *command):
    done = subprocess.run(command, cwd=folder, text=True, capture_output=True, check=False)
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(map(str, command))}: {done.stdout[-3000:]} {done.stderr[-3000:]}")
    return done.stdout


def check(said, hearings):
    with (hearings).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert said["rows"]["read"] == len(rows), said["rows"]
    assert set(said["verdicts"]) == set(said["job"]), "the job screened other hearings"
    assert len(said["verdicts"]) > 10, said["verdicts"].keys()
    assert said["verdicts"]["stepnogorsk-aksu-2018"]["community-without-hearing"] == "fail", said["verdicts"]
    assert said["findings"] > 30 and said["answer"], said
    assert said["refused"] == "/inputs/text", said["refused"]


def main():
    if shutil.which("npm") is None:
        print("npm is missing")
        return 77
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "client"
        shutil.copytree(CLIENT, folder)
        if subprocess.run(["npm", "ping"], cwd=folder, capture_output=True, check=False).returncode != 0:
            print("the npm registry cannot be reached")
            return 77
        run(folder, "npm", "ci", "--no-audit", "--no-fund")
        store = Stores(Path(name)).make("prepared")
        with http.Server([http.PROGRAM, "--store", str(store), "serve", "--listen", "127.0.0.1:0"]) as server:
            (folder / "contract.json").write_bytes(server.get("/api?f=json").body)
            run(folder, "npx", "openapi-typescript", "contract.json", "-o", "contract.ts")
            run(folder, "npx", "tsc")
            hearings = TOP / "geodata/examples/hearings.csv"
            said = json.loads(run(folder, "node", "out/screen.js", f"http://{server.host}:{server.port}", hearings))
    check(said, hearings)
    print(f"client: {len(said['verdicts'])} hearings screened by a generated client")
    return 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""The database goes away and comes back: a server that starts without it, a restart under load, a copy for reading. What
needs the database is refused with 503 and Retry-After meanwhile, nothing else is, and no answer is wrong.
Run by scripts/with_postgres."""

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "http"))

import server as http
from server import request, until
from stores import Stores, program

JSON = "Content-Type: application/json\r\n"
PROJECT = {"type": "Feature", "id": "p", "geometry": {"type": "Point", "coordinates": [71.96, 52.44]},
           "properties": {"project_name": "Works", "spz_radius_m": 1000, "affected_communities": "Aksu [geonames:1526271]"}}
HEARING = {"type": "Feature", "id": "h", "geometry": None,
           "properties": {"project_id": "p", "venue_settlement": "Stepnogorsk [geonames:1537939]",
                          "hearing_start": "2022-08-03T15:00"}}


def control(action):
    subprocess.run([os.environ["TYNDAU_TEST_POSTGRES_CTL"], action], check=True)


def serve(store, *flags):
    return http.Server([http.PROGRAM, "--store", store, "serve", "--listen", "127.0.0.1:0", *flags])


class Away(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.stores = Stores(Path(cls.folder.name))

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def setUp(self):
        self.addCleanup(control, "start")
        self.store = self.stores.make("prepared")
        token = json.loads(program("--store", self.store, "--json", "token", "add", "--role", "writer"))["token"]
        self.bearer = f"Authorization: Bearer {token}\r\n"

    def write(self, server, collection, feature):
        return server.exchange(request("POST", f"/collections/{collection}/items", JSON + self.bearer,
                                       json.dumps(feature).encode()))

    def assert_try_again(self, answer):
        self.assertEqual(answer.status, 503, answer)
        self.assertEqual(answer.headers["content-type"], "application/problem+json")
        self.assertGreater(int(answer.headers["retry-after"]), 0)

    def test_a_server_that_starts_without_its_database_recovers(self):
        control("stop")
        with serve(self.store) as server:
            self.assertEqual(server.get("/health").status, 200)
            self.assert_try_again(server.get("/ready"))
            self.assert_try_again(server.get("/reports/h"))
            self.assert_try_again(server.get("/scorecard"))
            self.assert_try_again(self.write(server, "projects", PROJECT))
            screening = json.dumps({"inputs": {"hearing": HEARING}}).encode()
            self.assert_try_again(server.exchange(request("POST", "/processes/screen/execution", JSON, screening)))
            control("start")
            back = time.monotonic()
            until(lambda: server.get("/ready").status == 200)
            self.assertEqual(self.write(server, "projects", PROJECT).status, 201)
            print(f"\nready {time.monotonic() - back:.1f} s after the database was back")
            self.assertEqual(self.write(server, "hearings", HEARING).status, 201)
            self.assertEqual(server.get("/reports/h").status, 200)
            self.assertEqual(server.stop(), 0)

    def test_restarted_under_load_nothing_is_answered_wrongly(self):
        with serve(self.store) as server:
            self.assertEqual(self.write(server, "projects", PROJECT).status, 201)
            self.assertEqual(self.write(server, "hearings", HEARING).status, 201)
            right = server.get("/reports/h").body
            over, wrong, moments = threading.Event(), [], []

            def read():
                while not over.is_set():
                    answer = server.get("/reports/h")
                    if answer.status == 200 and answer.body == right:
                        moments.append(time.monotonic())
                    elif answer.status != 503:
                        wrong.append(answer)

            def write(number):
                while not over.is_set():
                    answer = self.write(server, "projects", {**PROJECT, "id": f"p{number}-{time.monotonic_ns()}"})
                    if answer.status not in (201, 503):
                        wrong.append(answer)

            clients = [threading.Thread(target=read) for _ in range(4)]
            clients += [threading.Thread(target=write, args=(number,)) for number in range(2)]
            for client in clients:
                client.start()
            for action in (("restart",), ("kill", "start")):
                time.sleep(1)
                for step in action:
                    control(step)
                back = time.monotonic()
                until(lambda since=back: moments[-1] > since)
                first = min(moment for moment in moments if moment > back)
                print(f"\n{' and '.join(action)}: answers {first - back:.2f} s after the database was back")
            time.sleep(1)
            over.set()
            for client in clients:
                client.join()
            self.assertEqual(wrong, [])
            self.assertEqual(server.get("/reports/h").body, right)
            self.assertEqual(server.stop(), 0)

    def test_reports_come_from_the_copy_with_the_same_bytes(self):
        with serve(self.store) as server:
            self.assertEqual(self.write(server, "projects", PROJECT).status, 201)
            self.assertEqual(self.write(server, "hearings", HEARING).status, 201)
            right = {path: server.get(path).body for path in ("/reports/h", "/scorecard", "/collections/projects/items/p")}
        with tempfile.TemporaryDirectory() as folder, Replica(Path(folder), self.store) as replica:
            before = replica.transactions()
            with serve(self.store, "--replica", replica.store) as server:
                until(lambda: server.get("/reports/h").body == right["/reports/h"])
                for path, body in right.items():
                    self.assertEqual(server.get(path).body, body)
                self.assertEqual(self.write(server, "projects", {**PROJECT, "id": "p2"}).status, 201)
                until(lambda: server.get("/collections/projects/items/p2").status == 200)
                until(lambda: replica.transactions() > before + 3)
                screening = json.dumps({"inputs": {"hearing": {**PROJECT, "id": "x"}}}).encode()
                ask = request("POST", "/processes/screen/execution", JSON, screening)
                same = server.exchange(ask).body
            with serve(replica.store) as server:  # places come from the copy as well
                until(lambda: server.get("/ready").status == 200)
                self.assertEqual(server.exchange(ask).body, same)


class Replica:
    """A streaming copy of the whole temporary cluster, made by the commands of the README."""

    BIN = Path("/usr/lib/postgresql/15/bin")

    def __init__(self, folder, store):
        self.folder = folder
        primary = store.split("host=")[1]
        self.store = store.replace(primary, str(folder))
        self.database = store.split("@/")[1].split("?")[0]
        self.as_user = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        self.primary = primary

    def run(self, *command):
        subprocess.run([*self.as_user, *map(str, command)], check=True, cwd="/", stdout=subprocess.DEVNULL)

    def __enter__(self):
        if self.as_user:
            subprocess.run(["chown", "postgres", self.folder], check=True)
        self.folder.chmod(0o711)
        self.run(self.BIN / "pg_basebackup", "-h", self.primary, "-U", "tyndau", "-D", self.folder / "data", "-R", "-X",
                 "stream", "--checkpoint=fast")
        self.run(self.BIN / "pg_ctl", "-D", self.folder / "data", "-w", "-l", self.folder / "log", "-o",
                 f"-k {self.folder} -h ''", "start")
        return self

    def __exit__(self, *_):
        self.run(self.BIN / "pg_ctl", "-D", self.folder / "data", "-w", "-m", "fast", "stop")

    def transactions(self):
        out = subprocess.run(["psql", "-tA", self.store, "-c",
                              f"SELECT xact_commit FROM pg_stat_database WHERE datname = '{self.database}'"], check=True,
                             text=True, capture_output=True).stdout
        return int(out)


if __name__ == "__main__":
    unittest.main(verbosity=2)

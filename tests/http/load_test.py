#!/usr/bin/env python3
"""The server under load: wrk's good requests among clients that leave in the middle (at least one request of ten) and
malformed ones (at least one of twenty). No good request may fail; descriptors, threads and memory stay. Then the server is told to stop, and
killed, in the middle of the work. TYNDAU_LOAD_SECONDS: how long the mixed load lasts (default 20), and how many kills
follow (one for each 10 s)."""

import contextlib
import itertools
import json
import os
import random
import re
import signal
import socket
import statistics
import struct
import subprocess
import tempfile
import threading
import time
import unittest
from pathlib import Path

import server as http
from server import read_answer, request, until
from stores import TOP, Stores, program

SECONDS = int(os.environ.get("TYNDAU_LOAD_SECONDS", "20"))
HERE = Path(__file__).resolve().parent
SCREEN = "/processes/screen/execution"
JSON = "Content-Type: application/json\r\n"
ABORTED, MALFORMED = 0.10, 0.05
# Pages that the allocator keeps, log buffers: what may come on top without being a leak.
SLACK_BYTES = 24 << 20
# The store keeps up to eight connections for reading, each with two files, once so many were needed at a time.
READERS = 16


def hearing_of(name):
    """The body of one screening: a project near Aksu, a venue in Stepnogorsk."""
    feature = {"type": "Feature", "id": name, "geometry": {"type": "Point", "coordinates": [71.96, 52.44]},
               "properties": {"project_name": "Works", "spz_radius_m": 1000, "notice_date": "2022-07-01",
                              "affected_communities": "Aksu [geonames:1526271]",
                              "venue_settlement": "Stepnogorsk [geonames:1537939]",
                              "hearing_start": "2022-08-03T15:00"}}
    return json.dumps({"inputs": {"hearing": feature}}).encode()


def serve(store):
    return http.Server([http.PROGRAM, "--store", str(store), "serve", "--listen", "127.0.0.1:0", "--executions-per-minute",
                        "1000000000"])


def answered(server):
    text = server.get("/metrics").body.decode()
    return sum(int(count) for count in re.findall(r"^tyndau_requests_total\{.*\} (\d+)$", text, re.MULTILINE))


class Usage:
    """Descriptors, threads and resident memory of a server, once a second."""

    def __init__(self, process):
        self.folder = Path(f"/proc/{process.pid}")
        self.rows = []

    def sample(self):
        status = (self.folder / "status").read_text(encoding="ascii")
        resident = int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) * 1024
        threads = int(re.search(r"Threads:\s+(\d+)", status).group(1))
        self.rows.append((len(list((self.folder / "fd").iterdir())), threads, resident))

    def at_rest(self):
        """Once connections have been closed: the same descriptors for two seconds."""
        rest = []
        while len(rest) < 3 or len({row[0] for row in rest[-3:]}) > 1:
            self.sample()
            rest.append(self.rows.pop())
            time.sleep(1)
        return rest[-1]

    def column(self, index, part):
        """Values of a quarter of the time, counted from 0."""
        size = max(1, len(self.rows) // 4)
        return [row[index] for row in self.rows[part * size:(part + 1) * size]]


class BadClients:
    """Requests that nobody should send, in a share of all requests that are answered."""

    def __init__(self, server):
        self.server = server
        self.stop = threading.Event()
        self.counts = {"aborted": 0, "malformed": 0}
        self.failed = []
        self.lock = threading.Lock()
        self.threads = [threading.Thread(target=self.run, args=(seed,)) for seed in range(12)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.stop.set()
        for thread in self.threads:
            thread.join()

    def run(self, seed):
        dice = random.Random(seed)
        while not self.stop.is_set():
            kind = "aborted" if dice.random() < ABORTED / (ABORTED + MALFORMED) else "malformed"
            with contextlib.suppress(OSError):
                self.abort(dice) if kind == "aborted" else self.malformed(dice)
            with self.lock:
                self.counts[kind] += 1

    def abort(self, dice):
        whole = request("POST", SCREEN, JSON, hearing_of("gone"))
        with self.server.connect() as plug:
            end = dice.choice(("head", "body", "answer", "reading"))
            if end == "head":
                plug.sendall(whole[:dice.randrange(1, 60)])
            elif end == "body":
                plug.sendall(whole[:-dice.randrange(1, 200)])
            else:
                plug.sendall(whole)
                if end == "reading":
                    plug.recv(dice.randrange(1, 5000))
            if dice.random() < 0.7:  # a reset instead of a farewell
                plug.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    def malformed(self, dice):
        wrong = dice.choice((
            b"GET\r\n\r\n",
            b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
            b"GET /" + b"/" * 20000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
            b"POST " + SCREEN.encode() + b" HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            b"POST " + SCREEN.encode() + b" HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r",
            b"POST " + SCREEN.encode() + b" HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
            b"GET /health HTTP/1.1\r\nHost: x\r\nX: " + b"y" * 9000 + b"\r\n\r\n",
            request("POST", SCREEN, JSON, b"[" * 500),
            request("POST", SCREEN, JSON, b'{"inputs": {"hearing": {"id": "a", "id": "b"}}}'),
            request("GET", "/places?q=%zz"),
        ))
        with self.server.connect(patience=0.2) as plug:  # some of them get no answer before the deadline
            plug.sendall(wrong)
            answer = read_answer(plug)
            if answer is not None and answer.status == 500:
                self.failed.append((wrong[:80], answer))


def wrk(server, seconds, hearing, connections=8):
    return subprocess.Popen(["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "--timeout", "30s", "-s",
                             str(HERE / "load.lua"), f"http://{server.host}:{server.port}/"], text=True,
                            stdout=subprocess.PIPE, env={**os.environ, "TYNDAU_LOAD_HEARING": str(hearing)})


class Load(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.stores = Stores(Path(cls.folder.name))
        cls.hearing = Path(cls.folder.name) / "hearing.json"
        cls.hearing.write_bytes(hearing_of("load"))

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_mixed_load_fails_no_good_request_and_keeps_nothing(self):
        with serve(self.stores.make("prepared")) as server:
            warm = wrk(server, 2, self.hearing)
            warm.communicate()
            usage = Usage(server.process)
            before = usage.at_rest()
            first = answered(server)
            good = wrk(server, SECONDS, self.hearing)
            with BadClients(server) as bad:
                while good.poll() is None:
                    time.sleep(1)
                    usage.sample()
            said = good.communicate()[0]
            total = answered(server) - first
            after = usage.at_rest()
            self.assertEqual(bad.failed, [])
            self.judge(said, usage, before, after, bad.counts, total)
            self.assertEqual(server.stop(), 0)
            log = server.log_text()
            self.assertNotIn("handler_failed", log)
            self.assertNotIn("connection_failed", log)

    def judge(self, said, usage, before, after, bad, total):
        share = {kind: count / max(1, total) for kind, count in bad.items()}
        resident = [statistics.median(usage.column(2, part)) for part in range(4)]
        print(f"\n{SECONDS} s: {total} answers, {bad['aborted']} aborted, {bad['malformed']} malformed; descriptors "
              f"{before[0]} before, {after[0]} after; threads {before[1]}, {after[1]}; resident MB by quarters "
              f"{', '.join(f'{size / 1e6:.1f}' for size in resident)}")
        print(re.search(r"Latency Distribution.*99%\s+\S+", said, re.DOTALL).group(0))
        self.assertNotIn("Non-2xx", said)
        self.assertNotIn("Socket errors", said)
        self.assertGreater(total, 100)
        self.assertGreaterEqual(share["aborted"], ABORTED)
        self.assertGreaterEqual(share["malformed"], MALFORMED)
        self.assertLessEqual(after[0], before[0] + READERS, "descriptors")
        self.assertEqual(after[1], before[1], "threads")
        self.assertLessEqual(resident[3], resident[1] * 1.05 + SLACK_BYTES, "resident memory grows")

    def test_told_to_stop_it_answers_everything_that_it_took(self):
        with serve(self.stores.make("prepared")) as server:
            noise = wrk(server, 60, self.hearing)
            told = [None]
            lost, whole = [], itertools.count()

            def ask(number):
                with server.connect() as plug:
                    while told[0] is None:
                        sent = None
                        try:
                            plug.sendall(request("POST", SCREEN, JSON, hearing_of(f"h{number}")))
                            sent = time.monotonic()
                            answer = read_answer(plug)
                        except OSError:
                            answer = None
                        if answer is not None and len(answer.body) == int(answer.headers["content-length"]):
                            next(whole)
                        elif sent is not None and (told[0] is None or sent < told[0]):
                            lost.append((number, answer))

            clients = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
            for client in clients:
                client.start()
            time.sleep(2)
            # What is sent from now on may find the door closed; what was sent a moment ago has been read.
            told[0] = time.monotonic()
            time.sleep(0.2)
            server.process.send_signal(signal.SIGTERM)
            for client in clients:
                client.join()
            noise.kill()
            noise.communicate()
            self.assertEqual(server.stop(), 0)
            self.assertGreater(next(whole), 8)
            self.assertEqual(lost, [])

    def test_killed_it_loses_no_accepted_write_and_no_finished_job(self):
        for kill in range(max(1, SECONDS // 10)):
            with self.subTest(kill=kill):
                self.kill_once(kill)

    def kill_once(self, seed):
        store = self.stores.make("prepared")
        token = json.loads(program("--store", store, "--json", "token", "add", "--role", "writer"))["token"]
        told = Acknowledged(token)
        with serve(store) as server:
            clients = [threading.Thread(target=work, args=(server, number))
                       for number, work in enumerate((told.write, told.write, told.write, told.queue, told.queue))]
            for client in clients:
                client.start()
            time.sleep(0.5 + random.Random(seed).random() * 2)
            server.process.kill()
            told.over.set()
            for client in clients:
                client.join()
        with serve(store) as server:
            self.assertGreater(len(told.items), 0)
            for name, version in told.items.items():
                answer = server.get(f"/collections/projects/items/{name}", f"Authorization: Bearer {token}\r\n")
                self.assertEqual(answer.status, 200, name)
                # The last write may have been done without being told.
                self.assertGreaterEqual(int(re.sub(r"\D", "", answer.headers["etag"])), version, name)
            for job in told.jobs:
                answer = server.get(f"{job}/results", f"Authorization: Bearer {token}\r\n")
                self.assertEqual(answer.status, 200, f"{job}: {answer}")
                self.assertEqual(json.loads(answer.body)["tyndau_report"], 1)


class Acknowledged:
    """What a server said that it has done, as clients of their own threads heard it."""

    def __init__(self, token):
        self.bearer = f"Authorization: Bearer {token}\r\n"
        self.over = threading.Event()
        self.items, self.jobs = {}, []

    def write(self, server, number):
        """Makes a project and changes it again and again, with the version that it read."""
        name, version = f"p{number}", None
        feature = {"type": "Feature", "id": name, "geometry": None, "properties": {"project_name": "Works"}}
        with contextlib.suppress(OSError, AttributeError):
            while not self.over.is_set():
                feature["properties"]["project_name"] = f"Works {time.monotonic()}"
                body = json.dumps(feature).encode()
                if version is None:
                    answer = server.exchange(request("POST", "/collections/projects/items", JSON + self.bearer, body))
                else:
                    answer = server.exchange(request("PUT", f"/collections/projects/items/{name}",
                                                     f"{JSON}{self.bearer}If-Match: {version}\r\n", body))
                if answer.status in (201, 204):
                    version = answer.headers["etag"]
                    self.items[name] = int(re.sub(r"\D", "", version))

    def queue(self, server, number):
        """Screens asynchronously and notes the jobs that are said to be done."""
        with contextlib.suppress(OSError, AttributeError):
            while not self.over.is_set():
                made = server.exchange(request("POST", SCREEN, f"{JSON}{self.bearer}Prefer: respond-async\r\n",
                                               hearing_of(f"j{number}")))
                job = re.sub(r"^http://[^/]+", "", made.headers["location"])
                while not self.over.is_set():
                    status = json.loads(server.get(job, self.bearer).body)["status"]
                    if status == "successful":
                        self.jobs.append(job)
                        break


if __name__ == "__main__":
    unittest.main(verbosity=2)

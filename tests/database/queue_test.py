#!/usr/bin/env python3
"""Three workers on one queue of a database, one of them killed again and again: every hearing gets exactly one report.
TYNDAU_QUEUE_HEARINGS: how many (default 3000); TYNDAU_QUEUE_KILL_SECONDS: one kill in so many seconds (default 1).
Run by scripts/with_postgres."""

import os
import random
import signal
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

from filled_register import fill, make_database, program, sql

HEARINGS = int(os.environ.get("TYNDAU_QUEUE_HEARINGS", "3000"))
KILL_SECONDS = float(os.environ.get("TYNDAU_QUEUE_KILL_SECONDS", "1"))
WORKERS = 3


def worker(store):
    return subprocess.Popen([program(), "--quiet", "--store", store, "work", "--jobs", "1", "--until-idle"])


class Queue(unittest.TestCase):
    def test_every_hearing_gets_one_report_though_workers_are_killed(self):
        store = make_database("queue")
        with tempfile.TemporaryDirectory() as folder:
            count = fill(store, Path(folder), HEARINGS)
        # Lost work is waited for no longer than a lease; the history says whether any report was written twice.
        dice = random.Random(1)
        started = time.monotonic()
        workers = [worker(store) for _ in range(WORKERS)]
        kills = 0
        while any(one.poll() is None for one in workers):
            time.sleep(KILL_SECONDS)
            if sql(store, "SELECT count(*) FROM tyndau.jobs WHERE status = 'accepted'") == "0" and kills:
                break  # nobody is killed while the last leases run out
            victim = dice.randrange(WORKERS)
            workers[victim].send_signal(signal.SIGKILL)
            workers[victim].wait()
            kills += 1
            workers[victim] = worker(store)
        for one in workers:
            self.assertEqual(one.wait(), 0)
        print(f"\n{count} hearings, {kills} kills, {time.monotonic() - started:.0f} s")
        self.assertGreater(kills, 0)
        self.assertEqual(sql(store, "SELECT count(*) FROM tyndau.reports"), str(count))
        self.assertEqual(sql(store, "SELECT count(*) FROM tyndau.history WHERE of = 'reports'"), "0")
        self.assertEqual(sql(store, "SELECT count(DISTINCT manifest_sha256) FROM tyndau.reports"), "1")
        self.assertEqual(sql(store, "SELECT count(*) FROM tyndau.jobs WHERE status <> 'successful'"), "0")


if __name__ == "__main__":
    unittest.main(verbosity=2)

#!/usr/bin/env python3
"""Reports by country and year: the rows move once, queries look into one year only, a hearing whose year changes moves.
Run by scripts/with_postgres."""

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "http"))
import server as http
from filled_register import fill, make_database, program, sql
from server import request

WHOLE = """SELECT md5(string_agg(hearing || version || manifest_sha256 || year || document::text, ',' ORDER BY hearing))
             FROM tyndau.reports"""
TABLES = "SELECT DISTINCT c.relname FROM tyndau.reports r JOIN pg_class c ON c.oid = r.tableoid ORDER BY 1"


class Partitions(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.store = make_database("partitions")
        with tempfile.TemporaryDirectory() as folder:
            fill(cls.store, Path(folder), 300)
        subprocess.run([program(), "--quiet", "--store", cls.store, "work", "--until-idle"], check=True, timeout=300)
        cls.before = sql(cls.store, WHOLE)

    def test_reports_move_to_their_year_and_stay_the_same(self):
        self.assertEqual(sql(self.store, TABLES), "reports_rest")
        years = [int(year) for year in sql(self.store, "SELECT DISTINCT year FROM tyndau.reports ORDER BY 1").split()]
        self.assertGreater(len(years), 2)
        for _ in range(2):  # once more changes nothing
            sql(self.store, f"SELECT tyndau.partition_reports('KZ', {years[0]}, {years[-1] - 1})")
        self.assertEqual(sql(self.store, WHOLE), self.before)
        self.assertEqual(sql(self.store, TABLES).split(),
                         [f"reports_kz_{year}" for year in years[:-1]] + ["reports_kz_rest"])
        sql(self.store, f"SELECT tyndau.partition_reports('KZ', {years[-1]}, {years[-1]})")  # the next year comes
        self.assertEqual(sql(self.store, TABLES).split(), [f"reports_kz_{year}" for year in years])
        self.assertEqual(sql(self.store, WHOLE), self.before)
        self.assertEqual(sql(self.store, "SELECT count(*) FROM tyndau.history WHERE of = 'reports'"), "0")
        plan = sql(self.store, f"EXPLAIN SELECT * FROM tyndau.reports WHERE country = 'KZ' AND year = {years[0]}")
        self.assertIn(f"reports_kz_{years[0]}", plan)
        self.assertNotIn(f"reports_kz_{years[1]}", plan)
        self.a_hearing_of_another_year_moves(years)

    def a_hearing_of_another_year_moves(self, years):
        hearing, feature = sql(self.store, "SELECT h.id || '|' || h.feature FROM tyndau.hearings h JOIN tyndau.reports r "
                               f"ON r.hearing = h.id WHERE r.year = {years[0]} ORDER BY 1 LIMIT 1").split("|", 1)
        feature = json.loads(feature)
        feature["properties"]["hearing_start"] = f"{years[1]}-06-15T15:00"
        token = subprocess.run([program(), "--store", self.store, "--json", "token", "add", "--role", "writer"], check=True,
                               capture_output=True, text=True).stdout
        headers = f"Content-Type: application/json\r\nAuthorization: Bearer {json.loads(token)['token']}\r\n"
        path = f"/collections/hearings/items/{hearing}"
        with http.Server([program(), "--store", self.store, "serve", "--listen", "127.0.0.1:0"]) as server:
            headers += f"If-Match: {server.get(path, headers).headers['etag']}\r\n"
            answer = server.exchange(request("PUT", path, headers, json.dumps(feature).encode()))
            self.assertEqual(answer.status, 204, answer)
        where = f"FROM tyndau.reports r WHERE hearing = '{hearing}'"
        table = sql(self.store, f"SELECT (SELECT relname FROM pg_class c WHERE c.oid = r.tableoid) {where}")
        self.assertEqual(table, f"reports_kz_{years[1]}")
        self.assertEqual(sql(self.store, f"SELECT count(*) FROM tyndau.history WHERE of = 'reports' AND id = '{hearing}'"), "1")

    def test_a_country_is_two_letters(self):
        wrong = subprocess.run(["psql", "-q", self.store, "-c", "SELECT tyndau.partition_reports('kz; x', 2020, 2021)"],
                               text=True, capture_output=True, check=False)
        self.assertIn("two capital letters", wrong.stderr)


if __name__ == "__main__":
    unittest.main(verbosity=2)

"""A generated register with planted faults: nothing is lost, nothing depends on the threads."""

import subprocess
import unittest

from program import TOP, ProgramTest, report, rows, run, tree

ROWS = 2000


class Register(ProgramTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.made = cls.folder / "made"
        subprocess.run([TOP / "scripts" / "bench" / "make_hearings", cls.made, "--rows", str(ROWS), "--settlements", "650"],
                       check=True)
        cls.must("--store", cls.store, "load", "settlements", cls.made / "settlements.geojson", "--id", "made")
        cls.one = cls.folder / "one"
        cls.two = cls.folder / "two"
        for folder, threads in ((cls.one, 1), (cls.two, 2)):
            cls.must("--store", cls.store, "screen", cls.made / "hearings.csv", "-o", folder, "--threads", threads)

    def test_every_row_is_screened_pending_or_rejected(self):
        counts = report(self.one)["summary"]["rows"]
        self.assertEqual(counts["read"], ROWS)
        self.assertEqual(counts["screened"] + counts["pending"] + counts["rejected"], ROWS)

    def test_every_planted_fault_is_rejected_under_its_code_and_nothing_else_is(self):
        planted = {row["hearing_id"]: row["problem_code"] for row in rows(self.made / "planted.csv")}
        rejected = {row["hearing_id"]: row["problem_codes"].split(";") for row in rows(self.one / "rejected.csv")}
        self.assertEqual(sorted(rejected), sorted(planted))
        for hearing, code in planted.items():
            self.assertIn(code, rejected[hearing], hearing)

    def test_one_and_two_threads_give_the_same_bytes(self):
        one, two = tree(self.one), tree(self.two)
        self.assertEqual(sorted(one), sorted(two))
        for name, content in one.items():
            self.assertEqual(content, two[name], name)

    def test_the_rejected_rows_can_be_corrected_and_run_again(self):
        again = self.folder / "again"
        done = run("--store", self.store, "screen", self.one / "rejected.csv", "-o", again)
        self.assertEqual(done.returncode, 2, done.stderr)  # uncorrected: every row is refused once more
        self.assertEqual(len(rows(again / "rejected.csv")), len(rows(self.one / "rejected.csv")))


if __name__ == "__main__":
    unittest.main()

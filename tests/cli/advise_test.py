#!/usr/bin/env python3
"""`tyndau advise`: where a hearing would be nearest to the people it is about."""

import json
import unittest

from program import EXAMPLES, ProgramTest


class AdviseTest(ProgramTest):
    def advise(self, *arguments, code=0):
        return self.must("--store", self.store, *arguments, code=code)

    def test_every_example_hearing_gets_its_lines(self):
        done = self.advise("--lang", "ru", "advise", EXAMPLES / "hearings.csv")
        self.assertIn("stepnogorsk-aksu-2018", done.stdout)
        self.assertIn("Мест: 1. Аксу.", done.stdout)
        self.assertIn("по прямой", done.stdout)

    def test_json_is_one_object_a_line(self):
        done = self.advise("--json", "advise", EXAMPLES / "hearings.csv")
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        one = next(answer for answer in answers if answer["hearing"] == "koshkar-ata-2024")
        self.assertGreaterEqual(len(one["communities"]), 3)
        means = [choice["least_mean"]["mean_m"]["high"] for choice in one["choices"]]
        self.assertEqual(means, sorted(means, reverse=True), "another venue never makes it worse")
        self.assertEqual([choice["count"] for choice in one["choices"]], [1, 2, 3])
        for choice in one["choices"]:
            self.assertLessEqual(choice["least_maximum"]["maximum_m"]["high"], choice["least_mean"]["maximum_m"]["high"])

    def test_halls_of_a_file_are_the_choice(self):
        halls = self.folder / "halls.csv"
        halls.write_text("name,lon,lat\nМектеп,71.99,52.44\nАлыс клуб,70.0,50.0\n", encoding="utf-8")
        done = self.advise("--lang", "kk", "advise", EXAMPLES / "hearings.csv", "--hearing", "stepnogorsk-aksu-2018",
                           "--halls", halls, "--most", "1")
        self.assertIn("Орын саны 1: Мектеп.", done.stdout)
        self.assertNotIn("Алыс клуб", done.stdout)

    def test_what_cannot_be_done_is_said(self):
        unknown = self.advise("advise", EXAMPLES / "hearings.csv", "--hearing", "nobody", code=2)
        self.assertIn("There is no hearing nobody", unknown.stderr)
        self.advise("advise", EXAMPLES / "hearings.csv", "--most", "4", code=2)
        self.advise("advise", self.folder / "none.csv", code=2)
        halls = self.folder / "none.csv"
        self.advise("advise", EXAMPLES / "hearings.csv", "--halls", halls, code=2)


if __name__ == "__main__":
    unittest.main()

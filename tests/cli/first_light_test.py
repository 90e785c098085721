"""The shipped examples, screened: what the reader of the README is promised."""

import json
import unittest

from program import EXAMPLES, ProgramTest, report

AKSU, STEPNOGORSK = "geonames:1526271", "geonames:1537939"


class FirstLight(ProgramTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.out = cls.folder / "examples"
        cls.done = cls.must("--store", cls.store, "screen", EXAMPLES / "hearings.csv", "-o", cls.out)
        cls.hearings = {hearing["id"]: hearing for hearing in report(cls.out)["hearings"]}

    def findings(self, hearing, rule, subject=None):
        return [finding for finding in self.hearings[hearing]["findings"]
                if finding["id"] == rule and subject in (None, finding["subject"])]

    def one(self, hearing, rule, subject=None):
        found = self.findings(hearing, rule, subject)
        self.assertEqual(len(found), 1, (hearing, rule, subject))
        return found[0]

    def test_aksu_was_heard_in_stepnogorsk(self):
        hearing = self.hearings["stepnogorsk-aksu-2018"]
        aksu = next(c for c in hearing["communities"] if c["id"] == AKSU)
        self.assertEqual(aksu["basis"], ["declared"])
        venue = aksu["venues"][0]
        self.assertAlmostEqual(venue["centre_distance_m"], 11629.311, places=2)
        self.assertGreaterEqual(venue["distance_m"]["low"], 7000)
        self.assertLessEqual(venue["distance_m"]["high"], 13500)
        self.assertLess(venue["distance_m"]["low"], venue["distance_m"]["high"])
        self.assertGreaterEqual(len(venue["causes"]), 3)
        finding = self.one("stepnogorsk-aksu-2018", "community-without-hearing", AKSU)
        self.assertEqual((finding["verdict"], finding["class"]), ("fail", "derived"))
        self.assertIn("11.6", str(hearing))

    def test_each_community_of_the_tailings_hearing_has_its_venue(self):
        hearing = self.hearings["koshkar-ata-2024"]
        self.assertEqual(len(hearing["venues"]), 3)
        named = [c for c in hearing["communities"] if "declared" in c["basis"]]
        self.assertEqual(len(named), 5)
        for community in named:
            self.assertIsNotNone(community["assigned_venue"], community["id"])
            self.assertIsNotNone(community["nearest_venue"], community["id"])
        verdicts = {f["subject"]: f["verdict"] for f in self.findings("koshkar-ata-2024", "community-without-hearing")}
        self.assertEqual(verdicts["osm:3714027780"], "pass")    # Mangystau has its venue
        self.assertEqual(verdicts["osm:4164640489"], "pass")    # Aqshuqyr
        self.assertEqual(verdicts["geonames:610612"], "pass")   # Aqtau

    def test_one_hearing_for_three_districts_leaves_two_without(self):
        verdicts = sorted(f["verdict"] for f in self.findings("abay-168120", "unit-without-hearing"))
        self.assertEqual(verdicts, ["fail", "fail", "pass"])
        for finding in self.findings("abay-168120", "unit-without-hearing"):
            self.assertEqual(finding["class"], "derived")

    def test_an_excerpt_cannot_tell_that_coordinates_are_missing_but_a_seen_report_can(self):
        self.assertEqual(self.one("ibr-2020", "coordinates-missing")["verdict"], "cannot_tell")
        self.assertEqual(self.one("ibr-2020-report-seen", "coordinates-missing")["verdict"], "fail")

    def test_the_landfill_at_a_road_kilometre_has_its_distance_as_an_interval(self):
        region = self.hearings["ibr-2020"]["input"]["project"]["site_region"]
        self.assertEqual(region["text"], "121 км автотрассы Кызылорда-Кумколь")
        self.assertEqual(region["anchor"]["id"], "geonames:1519922")
        # 121 km of road: at least 121 / 1.4 km of straight line, at most 121 km and the town's own extent.
        self.assertAlmostEqual(region["low_m"], 121_000 / 1.4 - 1_000, delta=1_000)
        self.assertTrue(122_000 <= region["high_m"] <= 140_000, region["high_m"])
        for community in self.hearings["ibr-2020"]["communities"]:
            distance = community["footprint_distance_m"]
            self.assertTrue(60_000 < distance["low"] < 90_000, distance)
            self.assertTrue(110_000 < distance["high"] < 150_000, distance)
            self.assertIsNone(community["footprint_line"])

    def test_the_notice_of_2020_is_judged_in_calendar_days_and_shows_working_days(self):
        finding = self.one("ibr-2020", "notice-late")
        self.assertEqual((finding["verdict"], finding["rule"]["pack"]), ("pass", "kz-2007"))
        self.assertEqual(finding["measured"], {"low": 26, "high": 27, "unit": "calendar_day"})
        basis = " ".join(line["en"] for line in finding["basis"])
        self.assertIn("18", basis)
        self.assertIn("20", basis)
        self.assertIn("not judged", basis)

    def test_the_demonstration_passes_everything_that_can_be_judged(self):
        verdicts = {f["verdict"] for f in self.hearings["demo-complete"]["findings"]}
        self.assertNotIn("fail", verdicts)
        self.assertIn("pass", verdicts)

    def test_every_sentence_stands_in_three_languages(self):
        for hearing in self.hearings.values():
            for finding in hearing["findings"]:
                for text in [finding["message"], *finding["basis"], *filter(None, [finding["settled_by"]])]:
                    self.assertEqual(sorted(text), ["en", "kk", "ru"])
                    self.assertTrue(all(text.values()), (finding["id"], text))
                    self.assertNotIn("{", "".join(text.values()))

    def test_baikonur_lies_in_the_country(self):
        table = self.folder / "baikonur.csv"
        table.write_text("hearing_id,project,project_lon,project_lat\ncosmodrome,A,63.3,45.95\n", encoding="utf-8")
        out = self.folder / "baikonur"
        self.screen(table, out=out)
        self.assertFalse((out / "rejected.csv").exists())
        verdict = next(finding["verdict"] for finding in report(out)["hearings"][0]["findings"]
                       if finding["id"] == "coordinates-implausible")
        self.assertEqual(verdict, "pass")

    def test_a_place_that_several_fit_is_asked_with_those_it_fits(self):
        table = self.folder / "asked.csv"
        table.write_text("hearing_id,venue_settlement,affected_communities\n7,Аксу,Аксу\nИтого,,\n", encoding="utf-8")
        done = self.screen(table, out=self.folder / "asked")
        self.assertIn("1 × place-ambiguous", done.stdout)
        self.assertIn(f"[{AKSU}]", done.stdout)
        self.assertIn("1 × total-row", done.stdout)
        done = self.must("--json", "--store", self.store, "screen", table, "-o", self.folder / "asked-json")
        notes = json.loads(done.stdout)["notes"]
        self.assertIn(AKSU, [place["id"] for place in notes[0]["candidates"]])

    def test_no_kilometres_are_called_a_violation(self):
        for hearing in self.hearings.values():
            for finding in hearing["findings"]:
                if finding["id"] == "venue-far-from-affected":
                    self.assertEqual(finding["class"], "advisory")
                    text = " ".join(finding["message"].values()).lower()
                    for word in ("violation", "нарушен", "бұзу"):
                        self.assertNotIn(word, text)

    def test_the_report_is_reproduced_byte_for_byte(self):
        done = self.must("--store", self.store, "replay", self.out / "report.json")
        self.assertIn("report.json", done.stdout)

    def test_a_changed_report_is_noticed(self):
        changed = self.folder / "changed.json"
        text = (self.out / "report.json").read_text(encoding="utf-8")
        changed.write_text(text.replace('"verdict":"fail"', '"verdict":"pass"', 1), encoding="utf-8")
        self.must("--store", self.store, "replay", changed, code=1)


if __name__ == "__main__":
    unittest.main()

"""`tyndau scorecard`: the shares of a register in every form."""

import csv
import json
import unittest
import zipfile

from program import EXAMPLES, TOP, ProgramTest, run


class ScorecardTest(ProgramTest):
    def make(self, name, *arguments, code=0, source=EXAMPLES / "hearings.csv"):
        file = self.folder / name
        done = self.must("--store", self.store, "scorecard", source, "-o", file, "--force", *arguments, code=code)
        return file, done

    def test_every_form_is_made_in_every_language(self):
        for language in ("kk", "ru", "en"):
            for ending in ("html", "pdf", "xlsx", "csv"):
                file, _ = self.make(f"card.{language}.{ending}", "--lang", language)
                self.assertGreater(file.stat().st_size, 1000)

    def test_the_table_is_that_of_the_screening(self):
        out = self.folder / "screened"
        self.screen(EXAMPLES / "hearings.csv", "--lang", "en", out=out)
        file, _ = self.make("same.csv", "--lang", "en")
        self.assertEqual(file.read_bytes(), (out / "scorecard.csv").read_bytes())
        report, _ = self.make("report.csv", "--lang", "en", source=out / "report.json")
        self.assertEqual(report.read_bytes(), file.read_bytes())

    def test_initiators_are_in_every_form(self):
        name = "ТОО Комаровское горное предприятие"
        for ending in ("html", "csv"):
            self.assertIn(name, self.make(f"initiators.{ending}", "--lang", "en")[0].read_text(encoding="utf-8"))
        file, _ = self.make("initiators.xlsx", "--lang", "en")
        with zipfile.ZipFile(file) as parts:
            self.assertIn(name, parts.read("xl/sharedStrings.xml").decode("utf-8"))
            self.assertIn('name="By initiator"', parts.read("xl/workbook.xml").decode("utf-8"))

    def test_what_fails_is_told_from_what_would_fail(self):
        file, done = self.make("told.html", "--lang", "en", "--json")
        counts = json.loads(done.stdout)
        self.assertEqual((counts["failing"], counts["conditional_fail"]), (5, 3))
        text = " ".join(file.read_text(encoding="utf-8").split())
        self.assertIn("Something fails by a rule whose text was read in 2,", text)
        self.assertIn("In 3 more something would fail by rules whose text nobody has read yet", text)
        file, _ = self.make("told.csv", "--lang", "en")
        rows = list(csv.DictReader(file.read_text(encoding="utf-8-sig").splitlines()))
        (whole,) = [row for row in rows if row["finding id"] == "any" and row["group"] == "all"]
        self.assertEqual((whole["fails"], whole["would fail, by rules not read"]), ("2", "3"))

    def test_a_map_that_is_not_there_is_told(self):
        file, done = self.make("none.html", "--lang", "en")
        for told in (done.stderr, file.read_text(encoding="utf-8")):
            self.assertIn("tyndau load units", told)
        store = self.folder / "outlines.gpkg"
        store.write_bytes(self.store.read_bytes())
        self.must("--store", store, "load", "units", TOP / "geodata/kz/oblasts.geojson", "--level", "oblast")
        table = self.folder / "abay.csv"
        table.write_text("hearing_id,project_name,oblast,project_lon,project_lat\na,Quarry,Область Абай,80.2,50.4\n"
                         "b,Quarry,Акмолинская область,71.9,52.4\n", encoding="utf-8")
        done = self.must("--store", store, "--lang", "en", "scorecard", table, "-o", self.folder / "abay.html")
        self.assertNotIn("load units", done.stderr)
        text = (self.folder / "abay.html").read_text(encoding="utf-8")
        self.assertIn("do not show them apart: Область Абай.", text)
        self.assertIn("land of an oblast without an outline", text)

    def test_a_workbook_has_numbers_and_no_formulas(self):
        file, _ = self.make("card.xlsx", "--lang", "en")
        with zipfile.ZipFile(file) as parts:
            sheets = [name for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
            self.assertGreaterEqual(len(sheets), 7)
            text = "".join(parts.read(name).decode("utf-8") for name in sheets)
        self.assertIn("<v>", text)
        self.assertNotIn("<f>", text)

    def test_the_same_register_gives_the_same_bytes_in_every_time_zone(self):
        for ending in ("html", "pdf", "xlsx", "csv"):
            made = []
            for zone in ("Pacific/Kiritimati", "America/Anchorage"):
                file = self.folder / f"zone.{ending}"
                done = run("--store", self.store, "scorecard", EXAMPLES / "hearings.csv", "-o", file, "--force",
                           environment={"TZ": zone})
                self.assertEqual(done.returncode, 0, done.stderr)
                made.append(file.read_bytes())
            self.assertEqual(made[0], made[1], ending)

    def test_json_counts_hearings(self):
        _, done = self.make("json.html", "--json")
        body = json.loads(done.stdout)
        with open(EXAMPLES / "hearings.csv", newline="", encoding="utf-8") as table:
            hearings = {row["hearing_group"] or row["hearing_id"] for row in csv.DictReader(table)}
        self.assertEqual(body["hearings"], len(hearings))
        self.assertLessEqual(body["failing"], body["judged"])

    def test_the_ending_says_the_format_and_files_are_kept(self):
        _, done = self.make("card.doc", code=2)
        self.assertIn("xlsx", done.stderr)
        file, _ = self.make("kept.csv")
        file.write_text("mine", encoding="utf-8")
        done = run("--store", self.store, "scorecard", EXAMPLES / "hearings.csv", "-o", file)
        self.assertEqual(done.returncode, 2)
        self.assertEqual(file.read_text(encoding="utf-8"), "mine")


if __name__ == "__main__":
    unittest.main()

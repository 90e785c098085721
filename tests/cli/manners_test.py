"""How the program behaves towards somebody who types: exit codes, languages, refusals, streams."""

import json
import subprocess
import sys
import unittest

from program import EXAMPLES, TOP, ProgramTest, report, run


class Manners(ProgramTest):
    def test_help_comes_in_three_languages(self):
        texts = [run("--lang", language, "--help").stdout for language in ("kk", "ru", "en")]
        self.assertEqual(len(set(texts)), 3)
        for text in texts:
            self.assertIn("screen", text)

    def test_a_mistyped_command_is_answered_with_the_nearest(self):
        done = run("scren")
        self.assertEqual(done.returncode, 2)
        self.assertIn("screen", done.stderr)
        self.assertEqual(done.stdout, "")

    def test_a_missing_file_is_named(self):
        done = run("--store", self.store, "screen", "nowhere.csv")
        self.assertEqual(done.returncode, 2)
        self.assertIn("nowhere.csv", done.stderr)

    def test_a_missing_paper_is_said_in_each_language(self):
        done = run("--json", "--store", self.store, "read", self.folder / "nowhere.pdf")
        problem = json.loads(done.stdout)[0]["papers"][0]["problem"]
        self.assertEqual(problem["code"], "file-not-found")
        self.assertEqual(len(set(problem["message"].values())), 3)
        self.assertNotIn(str(self.folder), json.dumps(problem))

    def test_a_line_whose_place_nearby_cannot_be_read_is_an_error_of_that_line(self):
        lines = [{"text": "Аксу", "near": "71.96, 52.44"}, {"text": "Аксу", "near": [71.96]}, {"text": "Аксу", "unit": 7},
                 {"text": "Аксу", "near": None}, {"text": "Аксу", "near": [71.96, 52.44]}]
        done = run("--store", self.store, "locate", "--ndjson", input="".join(json.dumps(line) + "\n" for line in lines))
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        self.assertEqual(["error" in answer for answer in answers], [True, True, True, False, False])

    def test_errors_are_json_when_asked(self):
        done = run("--json", "--store", self.store, "screen", "nowhere.csv")
        self.assertEqual(done.returncode, 2)
        self.assertIn("nowhere.csv", json.dumps(json.loads(done.stdout)["error"]))

    def test_a_missing_store_is_exit_3_and_says_what_to_do(self):
        done = run("--store", self.folder / "none.gpkg", "screen", EXAMPLES / "hearings.csv")
        self.assertEqual(done.returncode, 3)
        self.assertIn("datasets prepare", done.stderr)

    def test_results_are_not_overwritten_without_force(self):
        out = self.folder / "kept"
        self.screen(EXAMPLES / "hearings.csv", out=out)
        before = (out / "report.json").read_bytes()
        done = run("--store", self.store, "screen", EXAMPLES / "hearings.csv", "-o", out)
        self.assertEqual(done.returncode, 2)
        self.assertIn("--force", done.stderr)
        self.assertEqual((out / "report.json").read_bytes(), before)
        self.screen(EXAMPLES / "hearings.csv", "--force", out=out)

    def test_fail_on_legal_or_derived_ends_with_1(self):
        self.screen(EXAMPLES / "hearings.csv", "--fail-on", "derived", out=self.folder / "failing", code=1)

    def test_a_rejected_row_is_exit_0_and_2_under_strict(self):
        table = self.folder / "mixed.csv"
        table.write_text("hearing_id,form,venue_settlement,project_lon,project_lat\n"
                         "a,open_meeting,Аксу [geonames:1526271],71.9,52.4\n"
                         "b,open_meeting,Аксу [geonames:1526271],0,0\n", encoding="utf-8")
        self.screen(table, out=self.folder / "mixed")
        self.screen(table, "--strict", out=self.folder / "strict", code=2)

    def test_a_table_without_numbers_is_numbered_by_its_rows_and_says_so(self):
        table = self.folder / "unnumbered.csv"
        table.write_text("venue_settlement,hearing_start\nАксу [geonames:1526271],2025-02-12\nАксу [geonames:1526271],2025-13-45\n",
                         encoding="utf-8")
        out = self.folder / "unnumbered"
        self.assertIn("1 × rows-numbered", self.screen(table, out=out).stdout)
        self.assertEqual([one["id"] for one in report(out)["hearings"]], ["row-2"])
        corrected = self.folder / "corrected.csv"
        corrected.write_text((out / "rejected.csv").read_text(encoding="utf-8").replace("2025-13-45", "2025-02-13", 1), encoding="utf-8")
        again = self.folder / "renumbered"
        self.assertNotIn("rows-numbered", self.screen(corrected, out=again).stdout)
        self.assertEqual([one["id"] for one in report(again)["hearings"]], ["row-3"])

    def test_a_table_without_a_known_column_says_what_was_read_and_expected(self):
        table = self.folder / "strange.csv"
        table.write_text("foo,bar\n1,2\n", encoding="utf-8")
        done = run("--store", self.store, "screen", table, "-o", self.folder / "strange")
        self.assertEqual(done.returncode, 2)
        self.assertIn("foo", done.stderr)
        self.assertIn("hearing_id", done.stderr)
        self.assertFalse((self.folder / "strange" / "report.json").exists())

    def test_a_sheet_and_a_header_row_are_chosen_and_another_encoding_gives_the_same(self):
        header = ["Id слушаний", "Населённый пункт места", "Начало слушаний"]
        table = [["Реестр слушаний", "", ""], header, ["h1", "Аксу", "12.02.2025"]]
        sheets, book, text = (self.folder / name for name in ("sheets.json", "book.xlsx", "book.csv"))
        sheets.write_text(json.dumps([["2024", [header, ["old", "Аксу", "12.02.2024"]]], ["2025", table]]), encoding="utf-8")
        subprocess.run([sys.executable, TOP / "tests/support/workbook.py", sheets, book], check=True)
        text.write_text("\n".join(";".join(cells) for cells in table), encoding="cp866")
        self.screen(book, "--sheet", "2025", "--header-row", "2", out=self.folder / "sheet")
        self.screen(text, "--encoding", "cp866", "--header-row", "2", out=self.folder / "encoding")
        of_book, of_text = (report(self.folder / name)["hearings"] for name in ("sheet", "encoding"))
        self.assertEqual([one["id"] for one in of_book], ["h1"])
        files = [one["input"].pop("origin")["file"] for one in of_book + of_text]
        self.assertEqual(files, ["book.xlsx", "book.csv"])
        self.assertEqual(of_book, of_text)
        missing = run("--store", self.store, "--lang", "ru", "screen", book, "--sheet", "2026", "-o", self.folder / "none")
        self.assertEqual(missing.returncode, 2)
        self.assertIn("Листа «2026» нет. В файле есть листы: 2024, 2025.", missing.stderr)
        latin = run("--store", self.store, "screen", text, "--encoding", "latin1", "-o", self.folder / "none")
        self.assertEqual(latin.returncode, 2)
        self.assertIn("CP1251", latin.stderr)

    def test_rules_and_data_sets_are_listed_as_json(self):
        rules = json.loads(self.must("--json", "rules", "kz-2021").stdout)
        self.assertIn("notice-late", {rule["rule"] for rule in rules})
        datasets = json.loads(self.must("--json", "--store", self.store, "datasets").stdout)
        self.assertIn("kz-settlements", {dataset["id"] for dataset in datasets})

    def test_a_data_set_is_called_in_the_readers_language(self):
        store = self.folder / "titles.gpkg"
        self.must("--store", store, "load", "settlements", EXAMPLES / "settlements.csv", "--id", "made", "--title", "Villages",
                  "--title-ru", "Сёла")
        for language, title in (("kk", "Villages"), ("ru", "Сёла"), ("en", "Villages")):
            listed = json.loads(self.must("--json", "--lang", language, "--store", store, "datasets").stdout)
            self.assertEqual([dataset["title"] for dataset in listed], [title])

    def test_the_doctor_finds_a_whole_installation_whole(self):
        for check in json.loads(self.must("--json", "--store", self.store, "doctor").stdout):
            self.assertTrue(check["healthy"], check)

    def test_quiet_says_nothing_on_standard_error(self):
        done = self.must("--quiet", "--store", self.store, "screen", EXAMPLES / "hearings.csv", "-o", self.folder / "quiet")
        self.assertEqual(done.stderr, "")


if __name__ == "__main__":
    unittest.main()

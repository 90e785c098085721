"""`tyndau map`: the location map of a hearing, measured by tools that are not ours."""

import csv
import json
import math
import re
import subprocess
import unittest
import xml.etree.ElementTree as ET

from program import EXAMPLES, ProgramTest, run

SVG = "{http://www.w3.org/2000/svg}"
MAP = "{urn:tyndau:map}"
LETTERS = "ӘҒҚҢӨҰҮҺІ"


def hearings():
    with open(EXAMPLES / "hearings.csv", newline="", encoding="utf-8") as table:
        return list(dict.fromkeys(row["hearing_group"] or row["hearing_id"] for row in csv.DictReader(table)))


def geodesic(a, b):
    """Metres by GeographicLib's own program."""
    asked = f"{a[1]:.12f} {a[0]:.12f} {b[1]:.12f} {b[0]:.12f}"
    done = subprocess.run(["GeodSolve", "-i", "-p", "3"], input=asked, text=True, capture_output=True, check=True)
    return float(done.stdout.split()[2])



class Sheet:
    """An SVG of the map with nothing but what it states itself."""

    def __init__(self, file):
        self.root = ET.parse(file).getroot()
        self.frames = {frame.get("id"): frame.attrib for frame in self.root.iter(MAP + "frame")}
        self.checks = {check.get("id"): check.get("satisfied") for check in self.root.iter(MAP + "check")}

    def paths(self, kind):
        for path in self.root.iter(SVG + "path"):
            if path.get("class") == kind:
                numbers = [float(n) for n in re.findall(r"-?[0-9.]+", path.get("d"))]
                yield path.attrib, list(zip(numbers[::2], numbers[1::2]))

    def text(self, kind):
        return " ".join(t.text for t in self.root.iter(SVG + "text") if t.get("class") == kind)

    def positions(self, frame, points):
        """Page millimetres to longitude and latitude by the projection that the frame names."""
        stated = self.frames[frame]
        scale = float(stated["millimetres-per-metre"])
        left, top = float(stated["origin-x"]), float(stated["origin-y"])
        asked = "".join(f"{(x - left) / scale:.6f} {(top - y) / scale:.6f}\n" for x, y in points)
        done = subprocess.run(["gdaltransform", "-s_srs", stated["projection"], "-t_srs", "EPSG:4326", "-output_xy"],
                              input=asked, text=True, capture_output=True, check=True)
        return [tuple(map(float, line.split()[:2])) for line in done.stdout.splitlines()]



class MapTest(ProgramTest):
    def draw(self, name, *arguments, code=0, source=EXAMPLES / "hearings.csv"):
        file = self.folder / name
        done = self.must("--store", self.store, "map", source, "-o", file, *arguments, code=code)
        return file, done

    def test_every_drawn_distance_is_true_on_the_ground(self):
        measured = 0
        for hearing in hearings():
            if hearing == "20778":
                continue
            sheet = Sheet(self.draw("true.svg", "--hearing", hearing, "--force")[0])
            for line, points in sheet.paths("distance-line"):
                ends = sheet.positions(line["data-frame"], [points[0], points[-1]])
                stated = float(line["data-length-metres"])
                self.assertLessEqual(float(line["data-low-metres"]) - 0.01, stated, hearing)
                self.assertLessEqual(stated, float(line.get("data-high-metres", "inf")) + 0.01, hearing)
                self.assertAlmostEqual(geodesic(*ends), stated, delta=0.005 * stated, msg=hearing)
                scale = float(sheet.frames[line["data-frame"]]["millimetres-per-metre"])
                drawn = sum(math.dist(a, b) for a, b in zip(points, points[1:])) / scale
                self.assertAlmostEqual(drawn, stated, delta=0.005 * stated, msg=hearing)
                measured += 1
        self.assertGreater(measured, 5)

    def test_a_project_inside_a_settlement_has_its_distance_in_words_only(self):
        table = self.folder / "inside.csv"
        table.write_text("hearing_id,project_name,footprint_wkt,venue_settlement\n"
                         "point,Quarry,POINT (71.95 52.44),Степногорск [geonames:1537939]\n"
                         '"area",Quarry,"POLYGON ((71.95 52.44, 71.951 52.44, 71.951 52.441, 71.95 52.44))",'
                         "Степногорск [geonames:1537939]\n", encoding="utf-8")
        for hearing in ("point", "area"):
            sheet = Sheet(self.draw("inside.svg", "--hearing", hearing, "--lang", "en", "--force", source=table)[0])
            roles = [line["data-role"] for line, _ in sheet.paths("distance-line")]
            self.assertEqual(roles, ["venue"], hearing)
            self.assertIn("Aksu", sheet.text("community-row"))
            self.assertRegex(sheet.text("community-row"), r"0–\d+ m", hearing)

    def test_no_words_of_the_examples_are_cut(self):
        for language in ("kk", "ru", "en"):
            for hearing in hearings():
                if hearing == "20778":
                    continue
                sheet = Sheet(self.draw("cut.svg", "--hearing", hearing, "--lang", language, "--force")[0])
                cut = [text.text for text in sheet.root.iter(SVG + "text") if (text.text or "").endswith("…")]
                self.assertEqual(cut, [], f"{hearing} {language}")

    def test_the_radius_of_the_zone_is_true_on_the_ground(self):
        sheet = Sheet(self.draw("zone.svg", "--hearing", "demo-complete")[0])
        zones = list(sheet.paths("protection-zone"))
        self.assertEqual(len(zones), 1)
        zone, points = zones[0]
        self.assertEqual(zone["data-reach-metres"], "300.000")
        for corner in sheet.positions(zone["data-frame"], points[::30]):
            self.assertAlmostEqual(geodesic((50.90123, 51.20234), corner), 300.0, delta=1.5)
        self.assertEqual(set(sheet.checks.values()), {"true"})

    def test_a_page_alone_states_verdict_distance_venue_and_source(self):
        words = {"kk": ("сай емес", "8,3–13,4 км", "Степногорск", "GeoNames"),
                 "ru": ("не соответствует", "от 8,3 до 13,4 км", "Степногорск", "GeoNames"),
                 "en": ("would fail", "between 8.3 and 13.4 km", "Stepnogorsk", "GeoNames")}
        for language, wanted in words.items():
            file, _ = self.draw(f"aksu.{language}.pdf", "--hearing", "stepnogorsk-aksu-2018", "--lang", language)
            read = subprocess.run(["pdftotext", "-layout", file, "-"], text=True, capture_output=True, check=True)
            self.assertEqual(read.stderr, "")
            text = " ".join(read.stdout.split())
            for word in wanted:
                self.assertIn(word, text, language)
            fonts = subprocess.run(["pdffonts", file], text=True, capture_output=True, check=True).stdout.splitlines()[2:]
            self.assertTrue(fonts)
            for font in fonts:
                self.assertEqual(font.split()[-5], "yes", font)

    def test_kazakh_letters_can_be_copied_from_the_pdf(self):
        table = self.folder / "letters.csv"
        table.write_text("hearing_id,project_name,project_lon,project_lat\nletters," + LETTERS + LETTERS.lower() +
                         ",70,50\n", encoding="utf-8")
        file, _ = self.draw("letters.pdf", "--lang", "kk", source=table)
        text = subprocess.run(["pdftotext", file, "-"], text=True, capture_output=True, check=True).stdout
        self.assertIn(LETTERS + LETTERS.lower(), text)

    def test_the_same_hearing_gives_the_same_bytes_in_every_time_zone(self):
        for ending in ("svg", "pdf", "png"):
            made = []
            for zone in ("Pacific/Kiritimati", "America/Anchorage"):
                file = self.folder / f"{zone.replace('/', '-')}.{ending}"
                done = run("--store", self.store, "map", EXAMPLES / "hearings.csv", "--hearing", "koshkar-ata-2024",
                           "-o", file, environment={"TZ": zone})
                self.assertEqual(done.returncode, 0, done.stderr)
                made.append(file.read_bytes())
            self.assertEqual(made[0], made[1], ending)

    def test_a_report_gives_the_map_of_its_table(self):
        out = self.folder / "screened"
        self.screen(EXAMPLES / "hearings.csv", out=out)
        report, _ = self.draw("report.svg", "--hearing", "ps-27", source=out / "report.json")
        table, _ = self.draw("table.svg", "--hearing", "ps-27")
        self.assertEqual(report.read_bytes(), table.read_bytes())

    def test_a_report_of_other_data_is_drawn_anew_and_says_so(self):
        out = self.folder / "other"
        self.screen(EXAMPLES / "hearings.csv", out=out)
        text = (out / "report.json").read_text(encoding="utf-8")
        (out / "report.json").write_text(text.replace('"id":"examples"', '"id":"others"', 1), encoding="utf-8")
        _, done = self.draw("other.svg", "--hearing", "ps-27", source=out / "report.json")
        self.assertIn("datasets/others", done.stderr)

    def test_a_file_that_exists_is_kept_without_force(self):
        file, _ = self.draw("kept.svg", "--hearing", "ps-27")
        file.write_text("mine", encoding="utf-8")
        _, done = self.draw("kept.svg", "--hearing", "ps-27", code=2)
        self.assertIn("--force", done.stderr)
        self.assertEqual(file.read_text(encoding="utf-8"), "mine")
        self.draw("kept.svg", "--hearing", "ps-27", "--force")
        self.assertTrue(file.read_text(encoding="utf-8").startswith("<?xml"))
        self.assertEqual([left.name for left in self.folder.glob("*.partial*")], [])

    def test_several_hearings_must_be_told_apart(self):
        _, done = self.draw("which.svg", code=2)
        self.assertIn("--hearing", done.stderr)
        self.assertIn("stepnogorsk-aksu-2018", done.stderr)
        _, done = self.draw("which.svg", "--hearing", "stepnogorsk-aksu-2019", code=2)
        self.assertIn("stepnogorsk-aksu-2018", done.stderr)
        self.assertFalse((self.folder / "which.svg").exists())

    def test_without_any_place_it_says_what_to_add(self):
        _, done = self.draw("none.svg", "--hearing", "20778", "--lang", "en", code=2)
        self.assertIn("project_lon", done.stderr)
        self.assertFalse((self.folder / "none.svg").exists())

    def test_the_ending_says_the_format(self):
        _, done = self.draw("map.jpg", "--hearing", "ps-27", code=2)
        self.assertIn("svg, pdf", done.stderr)

    def test_json_names_frames_and_checklist(self):
        _, done = self.draw("json.svg", "--hearing", "29407", "--json")
        body = json.loads(done.stdout)
        self.assertEqual(len(body["frames"]), 2)
        self.assertTrue(body["frames"][0]["projection"].startswith("+proj=aeqd"))
        self.assertTrue(body["checklist"]["map-covers-footprint"])
        self.assertFalse(body["checklist"]["map-covers-protection-zone"])

    def test_papers_have_their_sizes(self):
        for paper, size in (("a4", ("297mm", "210mm")), ("a3", ("420mm", "297mm")), ("screen", ("320mm", "180mm"))):
            sheet = Sheet(self.draw(f"{paper}.svg", "--hearing", "ps-27", "--paper", paper)[0])
            self.assertEqual((sheet.root.get("width"), sheet.root.get("height")), size)

    def test_characters_that_pages_have_no_place_for_are_left_out(self):
        table = self.folder / "noncharacters.csv"
        for character in "\uFFFE\uFDD0\U0001FFFF":
            table.write_text("hearing_id,project_name,project_lon,project_lat,venue_name,venue_lon,venue_lat\n"
                             f"n1,Karasu{character}quarry,70,50,Club{character}house,70.1,50.1\n", encoding="utf-8")
            for ending in ("svg", "pdf", "png"):
                file, _ = self.draw(f"noncharacters.{ending}", "--force", source=table)
                if ending == "svg":
                    self.assertIn("Karasu quarry", ET.parse(file).getroot().find(SVG + "title").text)

    def test_rejected_rows_are_told_with_their_reasons(self):
        table = self.folder / "rejected.csv"
        table.write_text("hearing_id,project_name,project_lon,project_lat\ngood,Quarry,70,50\nzero,Quarry,0,0\n", encoding="utf-8")
        _, done = self.draw("rejected.svg", "--lang", "en", source=table)
        self.assertIn("Rows read: 2; rejected: 1", done.stderr)
        self.assertIn("rejected.csv, row 3", done.stderr)
        _, done = self.draw("zero.svg", "--hearing", "zero", "--lang", "en", source=table, code=2)
        self.assertIn("rejected.csv, row 3", done.stderr)
        self.assertNotIn("no such hearing", done.stderr)
        _, done = self.draw("good.svg", "--hearing", "good", "--lang", "en", source=table)
        self.assertNotIn("row 3", done.stderr)


if __name__ == "__main__":
    unittest.main()

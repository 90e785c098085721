#!/usr/bin/env python3
"""`tyndau read` and `tyndau watch`: papers as people have them become fields, a table that is screened, and a checklist."""

import csv
import json
import signal
import subprocess
import time
import unittest
import zipfile

from program import PROGRAM, ProgramTest, report, rows, run

NOTICE = """Объявление
Общественные слушания в форме открытого собрания по проекту «Карьер «Вымышленный»» состоятся 20.03.2025 в 11:00.
Место проведения: Акмолинская область, г. Степногорск, ул. Школьная 3, клуб
Инициатор: ТОО «Вымысел»
Координаты участка: 52°26'39" с.ш. 71°57'27" в.д.
Размер СЗЗ: 500 м
Представитель: Сочинов Иван Петрович, тел. 8 705 000 00 00, ivan.sochinov@mail.ru
"""
KML = """<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>{name}</name><Polygon><outerBoundaryIs>
<LinearRing><coordinates>{ring}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></Document></kml>"""
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(path, text):
    paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.splitlines())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
                         'content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml"'
                         ' ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')
        package.writestr("word/document.xml", f'<?xml version="1.0"?><w:document xmlns:w="{W}"><w:body>{paragraphs}</w:body></w:document>')


def square(lon, lat, half=0.001):
    return " ".join(f"{lon + x * half},{lat + y * half},0" for x, y in [(-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1)])


def pdf_of_one_page():
    """A page with nothing on it."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>"]
    text, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(text))
        text += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"xref\n0 4\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return text + table + b"trailer<</Size 4/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(text)


class ReadTest(ProgramTest):
    def setUp(self):
        self.papers = self.folder / self.id().rsplit(".", 1)[-1]
        self.papers.mkdir()
        (self.papers / "notice.txt").write_text(NOTICE, encoding="utf-8")

    def read(self, *arguments, code=0):
        return self.must("--store", self.store, "--lang", "ru", "read", *arguments, code=code)

    def as_json(self, *arguments, code=0):
        return json.loads(self.must("--store", self.store, "--json", "read", *arguments, code=code).stdout)

    def test_every_format_gives_the_same_fields(self):
        (self.papers / "notice.html").write_text(
            f'<meta charset="utf-8">{"".join(f"<p>{line}</p>" for line in NOTICE.splitlines())}', encoding="utf-8")
        docx(self.papers / "notice.docx", NOTICE)
        read = [self.as_json(self.papers / name)[0]["papers"][0]["document"] for name in ("notice.txt", "notice.html", "notice.docx")]
        self.assertEqual([one["format"] for one in read], ["TXT", "HTML", "DOCX"])
        for one in read:
            fields = one["reading"]["hearings"][0]["fields"]
            self.assertEqual(fields["hearing_date"]["value"], "2025-03-20")
            self.assertEqual(fields["coordinates"]["values"][0]["value"], [71.9575, 52.444167])
            self.assertEqual(fields["initiator"]["value"], "ТОО «Вымысел»")

    def test_no_person_stands_in_what_is_read(self):
        for text in (self.read(self.papers / "notice.txt").stdout, json.dumps(self.as_json(self.papers / "notice.txt"), ensure_ascii=False)):
            for piece in ("Сочинов", "sochinov", "705"):
                self.assertNotIn(piece, text)

    def test_a_table_is_confirmed_and_screened_and_so_is_the_notice_itself(self):
        table = self.papers / "hearings.csv"
        self.read(self.papers / "notice.txt", "--table", table)
        row, = rows(table)
        self.assertEqual((row["hearing_start"], row["spz_radius_m"], row["project_lon"]), ("2025-03-20 11:00", "500", "71.957500"))
        self.read(self.papers / "notice.txt", "--table", table, code=2)  # nothing is replaced without --force
        self.assertIn("spz_radius_m", row["unconfirmed"].split(";"))
        self.assertNotIn("hearing_id", row["unconfirmed"])
        self.screen(table, out=self.papers / "as-read")
        self.assertEqual({f["verdict"] for f in report(self.papers / "as-read")["hearings"][0]["findings"]} & {"fail"}, set())
        self.mark_stands_on(self.papers / "as-read")
        self.confirm(table)
        self.screen(table, out=self.papers / "from-table")
        docx(self.papers / "notice.docx", NOTICE)
        done = self.screen(self.papers / "notice.docx", out=self.papers / "from-notice")
        self.assertIn("notice-not-confirmed", done.stdout)
        ours, theirs = (report(self.papers / name)["hearings"][0] for name in ("from-table", "from-notice"))
        left_open = [(a["id"], a["verdict"], b["verdict"]) for a, b in zip(ours["findings"], theirs["findings"]) if a != b]
        # What a machine read of the venues accuses nobody until somebody has confirmed it.
        self.assertEqual(left_open, [("venue-far-from-affected", "fail", "cannot_tell")])
        self.assertNotIn("unconfirmed", ours["input"]["origin"])
        self.assertNotIn("nobody has checked", ours["answer"]["en"])
        self.mark_stands_on(self.papers / "from-notice")
        self.assertNotIn("Notice languages", done.stdout)

    def confirm(self, table):
        """As an analyst does: the cell is emptied."""
        read = rows(table)
        with open(table, "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, read[0].keys())
            writer.writeheader()
            writer.writerows({**row, "unconfirmed": ""} for row in read)

    def test_a_table_is_written_as_csv_alone(self):
        done = self.read(self.papers / "notice.txt", "--table", self.papers / "hearings.xlsx", code=2)
        self.assertIn(".csv", done.stderr)
        self.assertFalse((self.papers / "hearings.xlsx").exists())

    def test_a_drawing_is_read_in_the_system_that_the_notice_names(self):
        corners = [(12700000, 5815000), (12700400, 5815000), (12700400, 5815400), (12700000, 5815400)]
        points = "".join(f"10\n{x}\n20\n{y}\n" for x, y in corners)
        (self.papers / "plan.dxf").write_text(
            "0\nSECTION\n2\nENTITIES\n0\nLWPOLYLINE\n100\nAcDbEntity\n8\nplan\n100\nAcDbPolyline\n"
            f"90\n4\n70\n1\n{points}0\nENDSEC\n0\nEOF\n", encoding="ascii")
        named = self.papers / "named.txt"
        named.write_text(NOTICE + "Чертёж выполнен в системе координат Пулково 1942, зона 12.\n", encoding="utf-8")
        checklists = []
        for notice in ("notice.txt", "named.txt"):
            papers = self.as_json(self.papers / notice, self.papers / "plan.dxf")[0]["papers"]
            checklists.append({line["id"]: line for line in papers[1]["map"]["checklist"]})
        self.assertEqual([one["map-crs-stated"]["verdict"] for one in checklists], ["fail", "pass"])
        self.assertIn("EPSG:28412", checklists[1]["map-crs-stated"]["message"]["en"])
        self.assertEqual(checklists[1]["map-georeferenced"]["verdict"], "pass")
        self.assertNotIn("fail", {line["verdict"] for line in checklists[1].values()})

    def mark_stands_on(self, folder):
        """What nobody confirmed says so in the report, the table and the layer."""
        hearing, = report(folder)["hearings"]
        self.assertIs(hearing["input"]["origin"]["unconfirmed"], True)
        self.assertIn("nobody has checked", hearing["answer"]["en"])
        table, = folder.rglob("hearings.csv")
        self.assertIn("nobody has checked".encode(), table.read_bytes())
        features = [feature for file in folder.rglob("*.geojson")
                    for feature in json.loads(file.read_text(encoding="utf-8"))["features"]]
        self.assertTrue(features)
        self.assertEqual({feature["properties"]["unconfirmed"] for feature in features}, {1})

    def test_a_text_without_a_header_row_is_screened_as_a_notice(self):
        page = "".join(f"<p>{line}</p>" for line in NOTICE.splitlines())
        (self.papers / "notice.html").write_text(f'<meta charset="utf-8">{page}', encoding="utf-8")
        for name in ("notice.txt", "notice.html"):
            done = self.screen(self.papers / name, out=self.papers / f"from-{name}")
            self.assertEqual("text-read-as-notice" in done.stdout, name == "notice.txt", done.stdout)
            self.mark_stands_on(self.papers / f"from-{name}")

    def test_a_text_with_a_header_row_is_a_table(self):
        self.read(self.papers / "notice.txt", "--table", self.papers / "hearings.csv")
        (self.papers / "hearings.csv").rename(self.papers / "hearings.txt")
        done = self.screen(self.papers / "hearings.txt", out=self.papers / "from-text")
        self.assertNotIn("text-read-as-notice", done.stdout)
        (self.papers / "nothing.txt").write_text("Список покупок\nхлеб, молоко\n", encoding="utf-8")
        done = self.run_screen(self.papers / "nothing.txt")
        self.assertIn("hearing_id", done.stderr)
        self.assertIn("Nothing about a hearing", done.stderr)

    def run_screen(self, file):
        return run("--store", self.store, "screen", file, "-o", self.papers / "from-nothing")

    def test_a_doubted_day_makes_no_finding_and_is_named(self):
        text = NOTICE.replace("состоятся 20.03.2025 в 11:00", "состоятся 20 и 21 марта 2025 года в 11:00")
        docx(self.papers / "doubted.docx", text)
        done = self.screen(self.papers / "doubted.docx", out=self.papers / "from-doubted")
        self.assertIn("notice-fields-not-sure", done.stdout)
        hearing, = report(self.papers / "from-doubted")["hearings"]
        self.assertNotIn("start", hearing["input"])
        dated = [one for one in hearing["findings"] if "period" in one["id"] or "deadline" in one["id"]]
        self.assertFalse([one["id"] for one in dated if one["verdict"] == "fail"])

    def test_a_map_is_checked_against_the_notice(self):
        (self.papers / "good.kml").write_text(KML.format(name="Участок", ring=square(71.9575, 52.444167, 1e-5)), encoding="utf-8")
        (self.papers / "moved.kml").write_text(KML.format(name="Участок", ring=square(71.9722, 52.444167, 1e-5)), encoding="utf-8")
        papers = self.as_json(self.papers / "notice.txt", self.papers / "good.kml", self.papers / "moved.kml")[0]["papers"]
        lines = [{line["id"]: line for line in paper["map"]["checklist"]} for paper in papers[1:]]
        agrees = [one["footprint-agrees-with-coordinates"] for one in lines]
        self.assertEqual([line["verdict"] for line in agrees], ["pass", "fail"])
        moved = agrees[1]["measured"]  # in longitude by 0.0147 degrees, and the area's corner 1.3 m farther
        self.assertLess(moved["low"], 1000)
        self.assertGreater(moved["high"], 1000)
        self.assertLess(moved["high"] - moved["low"], 60)

    def test_maps_of_several_projects_are_compared_with_none(self):
        (self.papers / "other.txt").write_text(NOTICE.replace("52°26'39", "53°26'39"), encoding="utf-8")
        (self.papers / "site.kml").write_text(KML.format(name="Участок", ring=square(71.9575, 52.444167)), encoding="utf-8")
        lines = self.as_json(self.papers / "notice.txt", self.papers / "other.txt", self.papers / "site.kml")[0]["papers"][2]["map"]["checklist"]
        self.assertIn("cannot_tell", {line["verdict"] for line in lines if line["id"] == "footprint-agrees-with-coordinates"})

    def test_what_cannot_be_read_is_named_and_the_rest_goes_on(self):
        (self.papers / "broken.pdf").write_bytes(b"%PDF-1.4\nnothing")
        (self.papers / "table.xlsx").write_bytes(b"PK\x03\x04nothing")
        (self.papers / "empty.txt").write_bytes(b"")
        papers = {paper["file"]: paper for paper in self.as_json(self.papers)[0]["papers"]}
        self.assertIsNone(papers["notice.txt"]["problem"])
        for name in ("broken.pdf", "table.xlsx", "empty.txt"):
            self.assertTrue(papers[name]["problem"]["message"]["kk"], name)
        self.read(self.papers / "broken.pdf", code=2)
        (self.papers / "cut.pdf").write_bytes(pdf_of_one_page()[:-30])
        self.read(self.papers / "cut.pdf", code=2)

    def test_a_blank_page_is_no_proof_of_a_map(self):
        (self.papers / "blank.pdf").write_bytes(pdf_of_one_page())
        lines = self.as_json(self.papers / "blank.pdf")[0]["papers"][0]["map"]["checklist"]
        self.assertEqual({"cannot_tell"}, {line["verdict"] for line in lines if line["id"] == "map-attached"})
        self.read(self.papers / "nowhere.pdf", code=2)

    def test_one_line_of_json_for_each_line(self):
        lines = [str(self.papers / "notice.txt"), json.dumps({"id": 7, "text": NOTICE}), "{", json.dumps({"files": [1]}), "/nowhere"]
        done = subprocess.run([PROGRAM, "--store", self.store, "read", "--ndjson"], input="\n".join(lines), text=True,
                              capture_output=True, check=True, timeout=120)
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        self.assertEqual([answer["line"] for answer in answers], [1, 2, 3, 4, 5])
        self.assertEqual(answers[1]["id"], 7)
        for answer in answers[:2]:
            self.assertEqual(answer["read"]["hearings"][0]["rows"][0]["hearing_start"], "2025-03-20 11:00")
        self.assertIn("error", answers[2])
        self.assertIn("error", answers[3])
        self.assertIsNotNone(answers[4]["read"]["papers"][0]["problem"])

    def test_a_watched_folder_is_read_once_and_again_when_it_changes(self):
        answers = self.folder / "answers"
        answers.mkdir()
        inbox = self.papers
        (inbox / "case").mkdir()
        (inbox / "case" / "notice.txt").write_text(NOTICE, encoding="utf-8")
        (inbox / ".hidden.txt").write_text(NOTICE, encoding="utf-8")
        (inbox / "link.txt").symlink_to("/etc/hostname")
        watch = ["--store", self.store, "watch", inbox, answers]
        self.must(*watch, "--once")
        self.assertEqual(sorted(path.name for path in answers.iterdir()), ["case.json", "notice.txt.json"])
        first = (answers / "notice.txt.json").stat().st_mtime_ns
        self.must(*watch, "--once")
        self.assertEqual((answers / "notice.txt.json").stat().st_mtime_ns, first, "what is answered is left alone")
        with subprocess.Popen([PROGRAM, *map(str, watch), "--every", "1"], stderr=subprocess.DEVNULL) as process:
            (inbox / "later.txt").write_text(NOTICE.replace("2025", "2026"), encoding="utf-8")
            until = time.monotonic() + 60
            while not (answers / "later.txt.json").exists() and time.monotonic() < until:
                time.sleep(0.1)
            process.send_signal(signal.SIGTERM)
            self.assertEqual(process.wait(timeout=30), 0)
        later = json.loads((answers / "later.txt.json").read_text(encoding="utf-8"))
        self.assertEqual(later["hearings"][0]["rows"][0]["hearing_start"], "2026-03-20 11:00")

    def test_answers_inside_the_watched_folder_are_refused(self):
        inside = self.papers / "answers"
        inside.mkdir()
        self.must("--store", self.store, "watch", self.papers, inside, "--once", code=2)
        self.must("--store", self.store, "watch", self.papers, self.papers / "nowhere", "--once", code=2)

    def test_neither_files_nor_a_stream(self):
        self.read(code=2)
        self.read(self.papers / "notice.txt", "--ndjson", code=2)


if __name__ == "__main__":
    unittest.main()

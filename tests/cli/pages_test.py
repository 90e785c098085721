"""Pages as people see them, against what somebody looked at: the words of each page, which are to be the same, and its picture,
of which no small block may change its mean grey. Both lie in tests/data/pages; TYNDAU_KEEP_PAGES=1 writes them anew."""

import csv
import difflib
import html
import math
import os
import re
import subprocess
import sys
import unittest
import xml.etree.ElementTree as ET

from program import EXAMPLES, TOP, ProgramTest

sys.path.insert(0, str(TOP / "tests/support"))
# pylint: disable=wrong-import-position
import pictures  # noqa: E402
from pictures import Picture, read_png, write_png  # noqa: E402

REFERENCES = TOP / "tests/data/pages"
SVG = "{http://www.w3.org/2000/svg}"
DOTS = 60  # an inch
BLOCK = 6  # dots, which is 2.5 mm: less than a letter is wide, and than a symbol
LIMIT = 4  # mean grey of a block, 0 to 255
PAGE_END = "\n======== next page\n"


def printed(data):
    """Of binary PGMs that stand behind one another."""
    at = 0
    while at < len(data):
        head = re.compile(rb"P5\s+(\d+)\s+(\d+)\s+255\s").match(data, at)
        width, height = int(head[1]), int(head[2])
        yield Picture(width, height, data[head.end():head.end() + width * height].translate(pictures.LEVELS))
        at = head.end() + width * height


def changed_blocks(one, other):
    return pictures.changed_blocks(one, other, BLOCK, LIMIT)


def changed_words(one, other):
    """Lines that are not the same."""
    return [line for line in difflib.unified_diff(one.splitlines(), other.splitlines(), "as it was", "as it is", lineterm="", n=0)]


def words(file, last):
    """Of the first pages, each where it stands."""
    done = subprocess.run(["pdftotext", "-layout", "-l", str(last), str(file), "-"], capture_output=True, text=True, check=True)
    return PAGE_END.join(done.stdout.split("\f")[:last])


def along(path):
    """Dots under a path of a map's SVG and beside it."""
    numbers = [float(n) for n in re.findall(r"-?[0-9.]+", path.get("d"))]
    points = [(x * DOTS / 25.4, y * DOTS / 25.4) for x, y in zip(numbers[::2], numbers[1::2])]
    for (x, y), (to_x, to_y) in zip(points, points[1:]):
        steps = max(1, math.ceil(2 * math.dist((x, y), (to_x, to_y))))
        for step in range(steps + 1):
            column, row = round(x + (to_x - x) * step / steps), round(y + (to_y - y) * step / steps)
            yield from ((column + i, row + j) for i in (-1, 0, 1) for j in (-1, 0, 1))


def within(left, top, right, bottom):
    """Dots of a box, in dots."""
    return [(x, y) for y in range(math.floor(top), math.ceil(bottom) + 1) for x in range(math.floor(left), math.ceil(right) + 1)]


class PagesTest(ProgramTest):
    """The first page, with the verdict, and the map of every example in the three languages; of one of them what follows too."""

    LANGUAGES = ("kk", "ru", "en")
    LONGER = "stepnogorsk-aksu-2018"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for language in cls.LANGUAGES:
            cls.must("--store", cls.store, "--lang", language, "report", EXAMPLES / "hearings.csv", "--all", "--format", "pdf,html",
                     "-o",
                     cls.folder / language)
        cls.must("--store", cls.store, "--lang", "en", "map", EXAMPLES / "hearings.csv", "--hearing", cls.LONGER, "-o",
                 cls.folder / "map.svg")
        cls.map = ET.parse(cls.folder / "map.svg").getroot()

    def pdf(self, hearing, language):
        return self.folder / language / f"{hearing}.pdf"

    def pictures(self, file, last):
        done = subprocess.run(["pdftoppm", "-r", str(DOTS), "-gray", "-l", str(last), str(file)], capture_output=True, check=True)
        return list(printed(done.stdout))

    def test_pages_are_as_they_were_when_somebody_looked_at_them(self):
        keep = os.environ.get("TYNDAU_KEEP_PAGES")
        hearings = sorted(file.stem for file in (self.folder / "en").glob("*.pdf"))
        self.assertEqual(len(hearings), 14)
        for hearing in hearings:
            for language in self.LANGUAGES:
                file, last = self.pdf(hearing, language), 3 if hearing == self.LONGER else 2
                read, text = words(file, last), REFERENCES / f"{hearing}.{language}.txt"
                if keep:
                    REFERENCES.mkdir(parents=True, exist_ok=True)
                    text.write_text(read, encoding="utf-8")
                with self.subTest(text.name):
                    self.assertEqual(changed_words(text.read_text(encoding="utf-8"), read), [])
                for page, picture in enumerate(self.pictures(file, last), 1):
                    reference = REFERENCES / f"{hearing}.{language}.{page}.png"
                    if keep:
                        write_png(reference, picture)
                    with self.subTest(reference.name):
                        self.assertEqual(changed_blocks(read_png(reference), picture)[:5], [])

    def test_no_heading_stands_alone_at_the_foot_of_a_page(self):
        for file in sorted(self.folder.glob("*/*.html")):
            headings = [re.sub(r"<[^>]*>", "", heading) for heading in
                        re.findall(r"<h[23][^>]*>(.*?)</h[23]>", file.read_text(encoding="utf-8"), re.DOTALL)]
            headings = [" ".join(html.unescape(heading).split()) for heading in headings]
            self.assertGreater(len(headings), 5)
            done = subprocess.run(["pdftotext", "-layout", str(file.with_suffix(".pdf")), "-"], capture_output=True, text=True,
                                  check=True)
            for page in done.stdout.split("\f"):
                lines = [" ".join(line.split()) for line in page.splitlines() if line.strip()]
                if len(lines) > 1 and re.search(r"\d+ / \d+$", lines[-1]):
                    foot = [" ".join(lines[-1 - count:-1]) for count in (1, 2, 3)]
                    alone = [heading for heading in headings if heading in foot]
                    self.assertEqual(alone, [], file)

    def erased(self, page, points):
        """Whether the comparison sees that something is gone from a page of the longer example."""
        whole = self.pictures(self.pdf(self.LONGER, "en"), page)[page - 1]
        return changed_blocks(whole, whole.without(points)) != []

    def paths(self, kind):
        return [path for path in self.map.iter(SVG + "path") if path.get("class") == kind]

    def label(self, kind):
        """The box of a label's first line on the map, in dots."""
        text = next(text for text in self.map.iter(SVG + "text") if text.get("class") == kind)
        x, y, wide, high = (float(text.get(name)) * DOTS / 25.4 for name in ("x", "y", "textLength", "font-size"))
        return within(x, y - high, x + wide, y + 1)

    def test_a_distance_line_or_its_label_that_vanishes_is_seen(self):
        (line,) = self.paths("distance-line")
        self.assertTrue(self.erased(2, along(line)))
        self.assertTrue(self.erased(2, self.label("label-distance")))
        self.assertTrue(self.erased(2, [*along(line), *self.label("label-distance")]))

    def test_a_symbol_or_a_circle_that_vanishes_is_seen(self):
        for kind in ("symbol-venue", "symbol-community"):
            with self.subTest(kind):
                dots = list(along(self.paths(kind)[0]))
                (left, right), (top, bottom) = ((min(side), max(side)) for side in zip(*dots))
                self.assertTrue(self.erased(2, within(left, top, right, bottom)))
        for kind in ("settlement", "venue-extent"):
            with self.subTest(kind):
                self.assertTrue(self.erased(2, along(self.paths(kind)[0])))

    def test_a_line_of_the_verdict_that_vanishes_is_seen(self):
        done = subprocess.run(["pdftotext", "-bbox-layout", "-l", "1", str(self.pdf(self.LONGER, "en")), "-"], capture_output=True,
                              text=True, check=True)
        lines = re.findall(r'<line xMin="([0-9.]+)" yMin="([0-9.]+)" xMax="([0-9.]+)" yMax="([0-9.]+)">(.*?)</line>', done.stdout,
                           re.DOTALL)
        told = [line for line in lines if "would" in line[4] or "Aksu" in line[4]]
        self.assertGreater(len(told), 2)
        for line in told:
            box = [float(point) * DOTS / 72 for point in line[:4]]
            self.assertTrue(self.erased(1, within(*box)), line[4])

    def test_another_year_is_seen_in_the_words(self):
        with open(EXAMPLES / "hearings.csv", newline="", encoding="utf-8") as table:
            rows = list(csv.DictReader(table))
        row = next(row for row in rows if row["hearing_id"] == self.LONGER)
        for column, value in (("hearing_start", row["hearing_start"].replace("2018", "2019")), ("source_url", "https://example.org/x")):
            with open(self.folder / "other.csv", "w", newline="", encoding="utf-8") as table:
                writer = csv.DictWriter(table, row)
                writer.writeheader()
                writer.writerow({**row, column: value})
            file = self.folder / "other.pdf"
            self.must("--store", self.store, "--lang", "en", "report", self.folder / "other.csv", "-o", file, "--force")
            seen = changed_words(words(self.pdf(self.LONGER, "en"), 3), words(file, 3))
            self.assertNotEqual(seen, [], column)

    def test_another_page_is_told_apart(self):
        one, _, other = self.pictures(self.pdf(self.LONGER, "en"), 3)
        self.assertGreater(len(changed_blocks(one, other)), 100)

    def test_a_map_that_moved_by_a_millimetre_is_told_apart(self):
        page = self.pictures(self.pdf(self.LONGER, "en"), 2)[1]
        moved = round(DOTS / 25.4)
        shifted = b"".join(b"\x0f" * moved + page.levels[y * page.width:(y + 1) * page.width - moved] for y in range(page.height))
        self.assertGreater(len(changed_blocks(page, Picture(page.width, page.height, shifted))), 100)


if __name__ == "__main__":
    unittest.main()

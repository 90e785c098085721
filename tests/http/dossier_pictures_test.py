#!/usr/bin/env python3
"""The HTML dossiers as a browser shows them, against what somebody looked at: of the first 2,000 pixels of every example in the
three languages, and of the whole of one, no block may change its mean grey by more than letters do that are drawn another way.
The pictures lie in tests/data/pages; TYNDAU_KEEP_PAGES=1 writes them anew. Exit code 77 when there is no Chromium."""

import os
import shutil
import sys
import tempfile
import unittest
from pathlib import Path

from stores import TOP, Stores, program

sys.path.insert(0, str(TOP / "tests/support"))
# pylint: disable=wrong-import-position
import pictures  # noqa: E402
from browser import HIGH, Browser  # noqa: E402

EXAMPLES = TOP / "geodata/examples/hearings.csv"
REFERENCES = TOP / "tests/data/pages"
LANGUAGES = ("kk", "ru", "en")
BLOCK = 15  # dots of half the page's size: a line of text and the space below it
LIMIT = 12  # mean grey of a block, 0 to 255
BYTES = 50_000  # of a picture
HIDE = "document.querySelectorAll({!r}).forEach(one => one.style.visibility = 'hidden')"


def changed_blocks(one, other):
    return pictures.changed_blocks(one, other, BLOCK, LIMIT)


class Pictures(unittest.TestCase):
    LONGER = "stepnogorsk-aksu-2018"

    @classmethod
    def setUpClass(cls):
        temporary = tempfile.TemporaryDirectory()
        cls.addClassCleanup(temporary.cleanup)
        cls.folder = Path(temporary.name)
        store = Stores(cls.folder).make("prepared")
        for language in LANGUAGES:
            program("--store", store, "--lang", language, "report", EXAMPLES, "--all", "--format", "html", "-o",
                    cls.folder / language)
        cls.whole = {}
        cls.browser = Browser()
        cls.addClassCleanup(cls.browser.stop)

    def page(self, hearing, language):
        return self.folder / language / f"{hearing}.html"

    def windows(self, hearing, language):
        """The name and the picture of the first window of a page; of the longer example in English, of each down to its foot."""
        self.browser.show(self.page(hearing, language))
        with self.subTest("nothing is wider than the window", hearing=hearing, language=language):
            self.assertLessEqual(self.browser.value("document.documentElement.scrollWidth - innerWidth"), 0)
        yield f"{hearing}.{language}.html.png", self.browser.picture()
        if (hearing, language) == (self.LONGER, "en"):
            high = self.browser.value("document.documentElement.scrollHeight")
            for number in range(1, -(-high // HIGH)):
                self.browser.value(f"scrollTo(0, {number * HIGH})")
                yield f"{hearing}.{language}.{number + 1}.html.png", self.browser.picture()

    def test_pages_are_as_they_were_when_somebody_looked_at_them(self):
        keep, names = os.environ.get("TYNDAU_KEEP_PAGES"), []
        hearings = sorted(file.stem for file in (self.folder / "en").glob("*.html"))
        self.assertEqual(len(hearings), 14)
        if keep:
            for file in REFERENCES.glob("*.html.png"):
                file.unlink()
        for hearing in hearings:
            for language in LANGUAGES:
                for name, picture in self.windows(hearing, language):
                    names.append(name)
                    if keep:
                        pictures.write_png(REFERENCES / name, picture)
                    with self.subTest(name):
                        self.assertLessEqual((REFERENCES / name).stat().st_size, BYTES)
                        self.assertEqual(changed_blocks(pictures.read_png(REFERENCES / name), picture)[:5], [])
        self.assertEqual(sorted(names), sorted(file.name for file in REFERENCES.glob("*.html.png")))

    def test_letters_drawn_another_way_are_forgiven(self):
        examples = [self.page(self.LONGER, "en"), self.page("koshkar-ata-2024", "kk"), self.page("20778", "ru"),
                    self.page("demo-complete", "ru")]
        usual = []
        for file in examples:
            self.browser.show(file)
            usual.append(self.browser.picture())
        with Browser("--disable-lcd-text", "--disable-font-subpixel-positioning") as other:
            for scale in (1, 2):
                other.window(scale=scale)
                for file, picture in zip(examples, usual):
                    with self.subTest(scale=scale, page=file):
                        other.show(file)
                        drawn = other.picture()
                        self.assertNotEqual(drawn.levels, picture.levels)
                        self.assertEqual(changed_blocks(picture, drawn)[:5], [])

    def seen(self, edit, hearing=LONGER, language="en", top="body"):
        """How many blocks change when a script edits the page; the window begins where the first such element does."""
        self.browser.show(self.page(hearing, language))
        self.browser.value(f"document.querySelector({top!r}).scrollIntoView()")
        key = hearing, language, top
        if key not in self.whole:
            self.whole[key] = self.browser.picture()
        self.browser.value(edit)
        return len(changed_blocks(self.whole[key], self.browser.picture()))

    def test_a_page_lower_by_one_pixel_is_forgiven_and_by_four_is_not(self):
        lower = "document.body.style.cssText = 'position: relative; top: {}px'"
        for hearing, language in ((self.LONGER, "en"), ("koshkar-ata-2024", "kk")):
            with self.subTest(hearing):
                self.assertEqual(self.seen(lower.format(1), hearing, language), 0)
                self.assertGreater(self.seen(lower.format(4), hearing, language), 0)

    def test_a_lost_style_sheet_is_seen(self):
        for hearing, language in ((self.LONGER, "en"), ("20778", "ru")):
            with self.subTest(hearing):
                self.assertGreater(self.seen("document.querySelector('style').remove()", hearing, language), 100)

    def test_a_missing_map_is_seen(self):
        for hearing, language in ((self.LONGER, "en"), ("koshkar-ata-2024", "kk")):
            with self.subTest(hearing):
                # Gone with its place, and with its place left empty.
                self.assertGreater(self.seen("document.querySelector('figure').remove()", hearing, language), 100)
                self.assertGreater(self.seen(HIDE.format("figure svg"), hearing, language), 100)

    def test_a_table_over_another_is_seen(self):
        over = "document.querySelector('#s5 ~ .table ~ .table').style.cssText = 'position: relative; top: -3rem'"
        self.assertGreater(self.seen(over, top="#s5"), 5)

    def test_a_table_over_its_heading_is_seen(self):
        over = "document.querySelector('.table').style.cssText = 'position: relative; top: -3rem'"
        self.assertGreater(self.seen(over, top="#s2"), 5)

    def test_a_verdict_plate_that_vanished_is_seen(self):
        for hearing, language in ((self.LONGER, "en"), ("20778", "ru")):
            with self.subTest(hearing):
                self.assertGreater(self.seen(HIDE.format(".plate"), hearing, language), 100)
                self.assertGreater(self.seen("document.querySelector('.plate').remove()", hearing, language), 100)
                # Only its frame; and only its first line.
                frameless = "document.querySelector('.plate').style.borderColor = 'transparent'"
                self.assertGreater(self.seen(frameless, hearing, language), 5)
                self.assertGreater(self.seen(HIDE.format(".plate .head"), hearing, language), 10)

    def test_a_column_of_a_table_that_vanished_is_seen(self):
        for column in range(1, 8):
            with self.subTest(column=column):
                self.assertGreater(self.seen(HIDE.format(f".table tr > :nth-child({column})"), top="#s2"), 3)
        gone = "document.querySelectorAll('.table tr > :last-child').forEach(one => one.remove())"
        self.assertGreater(self.seen(gone, top="#s2"), 20)

    def test_text_in_another_size_is_seen(self):
        for size in ("15px", "17px"):
            with self.subTest(size):
                self.assertGreater(self.seen(f"document.body.style.fontSize = '{size}'"), 50)
        for part, size in ((".plate", "1.05rem"), (".source", ".8rem"), ("h1", "1.6rem"), ("h2", "1.2rem")):
            with self.subTest(part):
                resized = f"document.querySelectorAll('{part}').forEach(one => one.style.fontSize = '{size}')"
                self.assertGreater(self.seen(resized), 3)

    def test_another_language_is_told_apart(self):
        self.browser.show(self.page("demo-complete", "ru"))
        one = self.browser.picture()
        self.browser.show(self.page("demo-complete", "kk"))
        self.assertGreater(len(changed_blocks(one, self.browser.picture())), 100)


if __name__ == "__main__":
    if shutil.which("chromium") is None:
        print("chromium is missing")
        sys.exit(77)
    sys.exit(unittest.main())

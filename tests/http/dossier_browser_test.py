#!/usr/bin/env python3
"""axe-core over the dossier of every example, a letter and the scorecard in a real browser, in three languages: no problem of any
weight. Some pages stay in out/dossier/ as pictures. Exit code 77 when there is no npm, or no way to the npm registry."""

import shutil
import subprocess
import sys
import tarfile
import tempfile
import unittest
from pathlib import Path

from stores import TOP, Stores, program

sys.path.insert(0, str(TOP / "tests/support"))
# pylint: disable=wrong-import-position
from browser import Browser  # noqa: E402

AXE = "axe-core@4.10.2"
EXAMPLES = TOP / "geodata/examples/hearings.csv"
PICTURED = ("stepnogorsk-aksu-2018", "20778")
RUN = """axe.run(document, {resultTypes: ["violations"]}).then(found => found.violations.map(one =>
  ({id: one.id, impact: one.impact, nodes: one.nodes.slice(0, 3).map(node => node.html.slice(0, 200))})))"""


def fetched(folder):
    """The script of axe from npm."""
    done = subprocess.run(["npm", "pack", "--silent", AXE], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return None
    with tarfile.open(folder / done.stdout.split()[-1]) as package:
        return package.extractfile("package/axe.min.js").read().decode("utf-8")


class Dossiers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        temporary = tempfile.TemporaryDirectory()
        cls.addClassCleanup(temporary.cleanup)
        cls.folder = Path(temporary.name)
        cls.store = Stores(cls.folder).make("prepared")
        cls.browser = Browser()
        cls.addClassCleanup(cls.browser.stop)
        cls.browser.window(1280, 4000)

    def judge(self, page):
        """Shows it, with no problem found."""
        self.browser.show(page)
        self.browser.value(f"{SCRIPT};true")
        self.assertEqual(self.browser.value(RUN), [])

    def keep(self, name):
        """A picture of what is shown."""
        kept = TOP / "out/dossier"
        kept.mkdir(parents=True, exist_ok=True)
        self.browser.save(kept / f"{name}.png")
        self.assertGreater((kept / f"{name}.png").stat().st_size, 50_000)

    def check(self, name, *arguments):
        page = self.folder / f"{name}.html"
        program("--store", self.store, *arguments, "-o", page)
        self.judge(page)
        self.keep(name)

    def test_dossiers_have_no_problem(self):
        for language in ("kk", "ru", "en"):
            program("--store", self.store, "--lang", language, "report", EXAMPLES, "--all", "--format", "html", "-o",
                    self.folder / language)
            pages = sorted((self.folder / language).glob("*.html"))
            self.assertEqual(len(pages), 14)
            for page in pages:
                with self.subTest(hearing=page.stem, language=language):
                    self.judge(page)
                    if page.stem in PICTURED:
                        self.keep(f"{page.stem}.{language}")

    def test_letters_have_no_problem(self):
        self.check("complaint.kk", "report", EXAMPLES, "--hearing", "stepnogorsk-aksu-2018", "--letter", "complaint", "--lang", "kk")

    def test_scorecards_have_no_problem(self):
        self.check("scorecard.ru", "scorecard", EXAMPLES, "--lang", "ru")


if __name__ == "__main__":
    if shutil.which("npm") is None:
        print("no npm")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as cache:
        SCRIPT = fetched(Path(cache))
    if SCRIPT is None:
        print("npm cannot reach its registry")
        sys.exit(77)
    sys.exit(unittest.main())

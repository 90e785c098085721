#!/usr/bin/env python3
"""axe-core over the dossier, a letter and the scorecard in a real browser, in three languages: no problem of any weight. The
pages stay in out/dossier/ as pictures. Exit code 77 when there is no npm, or no way to the npm registry."""

import html
import json
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import unittest
from pathlib import Path

from stores import TOP, Stores, program

AXE = "axe-core@4.10.2"
EXAMPLES = TOP / "geodata/examples/hearings.csv"
RUN = """<script>axe.run(document, {resultTypes: ["violations"]}).then(found => {
  document.documentElement.setAttribute("data-axe", JSON.stringify(found.violations.map(one =>
    ({id: one.id, impact: one.impact, nodes: one.nodes.slice(0, 3).map(node => node.html.slice(0, 200))}))));
});</script>"""


def fetched(folder):
    """The script of axe from npm."""
    done = subprocess.run(["npm", "pack", "--silent", AXE], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return None
    with tarfile.open(folder / done.stdout.split()[-1]) as package:
        return package.extractfile("package/axe.min.js").read().decode("utf-8")


def browser(folder, *arguments):
    return subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile",
                           "--virtual-time-budget=60000", *arguments], capture_output=True, text=True, timeout=300, check=False)


class Dossiers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        cls.store = Stores(Path(cls.folder.name)).make("prepared")

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def check(self, name, *arguments):
        folder = Path(self.folder.name)
        page = folder / f"{name}.html"
        program("--store", self.store, *arguments, "-o", page)
        text = page.read_text(encoding="utf-8")
        # The page's own policy forbids scripts, which is tested elsewhere; here one has to run.
        text, policies = re.subn(r"<meta http-equiv=\"Content-Security-Policy\"[^>]*>\n", "", text)
        self.assertEqual(policies, 1)
        judged = folder / f"{name}.axe.html"
        judged.write_text(text.replace("</body>", f"<script>{SCRIPT}</script>{RUN}</body>"), encoding="utf-8")
        done = browser(folder, "--dump-dom", judged.as_uri())
        found = re.search(r'data-axe="([^"]*)"', done.stdout)
        self.assertIsNotNone(found, done.stderr[-2000:])
        self.assertEqual(json.loads(html.unescape(found.group(1))), [])
        kept = TOP / "out/dossier"
        kept.mkdir(parents=True, exist_ok=True)
        browser(folder, f"--screenshot={kept}/{name}.png", "--window-size=1280,4000", "--hide-scrollbars", page.as_uri())
        self.assertGreater((kept / f"{name}.png").stat().st_size, 50_000)

    def test_dossiers_have_no_problem(self):
        for hearing in ("stepnogorsk-aksu-2018", "20778"):
            for language in ("kk", "ru", "en"):
                with self.subTest(hearing=hearing, language=language):
                    self.check(f"{hearing}.{language}", "report", EXAMPLES, "--hearing", hearing, "--lang", language)

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

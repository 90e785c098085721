"""Tokens on the command line: made once, listed without their text, ended at once."""

import json
import tempfile
import unittest
from pathlib import Path

from program import run


class Tokens(unittest.TestCase):
    def setUp(self):
        self._folder = tempfile.TemporaryDirectory()
        self.addCleanup(self._folder.cleanup)
        self.store = Path(self._folder.name) / "store.gpkg"

    def token(self, *arguments, code=0):
        done = run("--store", self.store, "--json", "token", *arguments)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return json.loads(done.stdout)

    def test_a_token_is_made_listed_and_revoked(self):
        made = self.token("add", "--role", "admin", "--label", "akimat")
        self.assertRegex(made["token"], r"^tyndau_[0-9a-f]{64}$")
        [listed] = self.token("list")
        self.assertEqual((listed["id"], listed["role"], listed["label"]), (made["id"], "admin", "akimat"))
        self.assertIsNone(listed["last_used"])
        self.assertNotIn(made["token"], json.dumps(listed))
        self.token("revoke", made["id"])
        self.assertEqual(self.token("list")[0]["state"], "revoked")
        self.assertEqual(self.token("revoke", made["id"], code=2)["error"]["code"], "not_found")

    def test_the_store_does_not_hold_the_text(self):
        made = self.token("add")
        self.assertNotIn(made["token"][7:].encode(), self.store.read_bytes())

    def test_standard_output_holds_the_token_alone(self):
        done = run("--store", self.store, "token", "add")
        self.assertRegex(done.stdout, r"^tyndau_[0-9a-f]{64}\n$")

    def test_an_unknown_role_is_refused(self):
        self.assertEqual(run("--store", self.store, "token", "add", "--role", "owner").returncode, 2)

    def test_the_help_comes_in_three_languages(self):
        self.assertEqual(len({run("--lang", language, "token", "--help").stdout for language in ("kk", "ru", "en")}), 3)


if __name__ == "__main__":
    unittest.main()

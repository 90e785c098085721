#!/usr/bin/env python3
"""The feed of a search as its readers take it: Python's XML holds it against RFC 4287, feedparser reads it as a subscriber
does, and what is written next stands first. Exit code 77 without feedparser."""

import json
import re
import sys
import tempfile
import unittest
from datetime import datetime
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

import server as http
from stores import Stores, program

# Where Debian keeps it, whichever python3 runs this.
sys.path.append("/usr/lib/python3/dist-packages")
try:
    import feedparser
except ImportError:
    print("python3-feedparser is missing")
    sys.exit(77)

ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
URN = re.compile(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
NAME = "<script>alert('1')</script> & \"ң\""


class Feeds(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        store = Stores(Path(cls.folder.name)).make("prepared")
        cls.token = json.loads(program("--store", store, "--json", "token", "add", "--role", "writer"))["token"]
        cls.server = http.Server([http.PROGRAM, "--store", store, "serve", "--listen", "127.0.0.1:0"])
        cls.put("POST", "projects", {"id": "works", "geometry": {"type": "Point", "coordinates": [71.96, 52.44]},
                                     "properties": {"project_name": "Works",
                                                    "affected_communities": ["Аксу [geonames:1526271]"]}})
        cls.put("POST", "projects", {"id": "nowhere", "geometry": None, "properties": {"project_name": "Nowhere"}})
        cls.put("POST", "hearings", cls.hearing("first"))
        cls.put("POST", "hearings", cls.hearing("second", venue_name=NAME))
        cls.put("POST", "hearings", cls.hearing("third", project_id="nowhere", venue_settlement=None))

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()
        cls.folder.cleanup()

    @staticmethod
    def hearing(name, **more):
        return {"id": name, "geometry": None,
                "properties": {"project_id": "works", "venue_settlement": "Степногорск [geonames:1537939]",
                               "hearing_start": "2022-08-03T15:00", **more}}

    @classmethod
    def put(cls, method, collection, item):
        path = f"/collections/{collection}/items" + (f"/{item['id']}" if method == "PUT" else "")
        body = json.dumps({"type": "Feature", **item}).encode()
        head = f"Authorization: Bearer {cls.token}\r\nContent-Type: application/geo+json\r\n"
        answer = cls.server.exchange(http.request(method, path, head, body))
        assert answer.status in (201, 204), answer

    def feed(self, more=""):
        answer = self.server.get(f"/collections/hearings/items?f=atom{more}")
        self.assertEqual(answer.status, 200, answer)
        return answer.body

    def test_it_has_what_the_standard_demands(self):
        root = ElementTree.fromstring(self.feed("&lang=ru"))
        self.assertEqual(root.tag, ATOM + "feed")
        ids = set()
        for node in [root, *root.findall(ATOM + "entry")]:
            for name in ("id", "title", "updated"):
                self.assertEqual(len(node.findall(ATOM + name)), 1, name)
            self.assertRegex(node.findtext(ATOM + "updated"), MOMENT)
            self.assertIsNotNone(URN.fullmatch(node.findtext(ATOM + "id")))
            ids.add(node.findtext(ATOM + "id"))
            links = [(one.get("rel"), one.get("type")) for one in node.findall(ATOM + "link")]
            self.assertIn(("alternate", "text/html"), links)
            self.assertEqual(len(links), len(set(links)), "of one relation and type there is one link")
            for one in node.findall(ATOM + "link"):
                self.assertTrue(one.get("href").startswith("http://test/"))
        self.assertEqual(len(ids), 4)
        self.assertTrue(root.findtext(f"{ATOM}author/{ATOM}name"))
        self.assertEqual(root.get("{http://www.w3.org/XML/1998/namespace}lang"), "ru")
        updated = [datetime.fromisoformat(one.findtext(ATOM + "updated")) for one in root.findall(ATOM + "entry")]
        self.assertEqual(datetime.fromisoformat(root.findtext(ATOM + "updated")), max(updated))

    def test_a_reader_takes_it_and_says_the_answer(self):
        read = feedparser.parse(self.feed("&lang=kk"), response_headers={"content-type": "application/atom+xml"})
        self.assertFalse(read.bozo, read.get("bozo_exception"))
        self.assertEqual(read.version, "atom10")
        entry = next(one for one in read.entries if one.title.startswith("second"))
        self.assertEqual((entry.title, entry.title_detail.type), (f"second · 2022-08-03 · {NAME}", "text/plain"))
        self.assertIn("second?f=html&lang=kk", entry.link)
        feature = json.loads(self.server.get("/collections/hearings/items/second").body)
        self.assertEqual(entry.summary, feature["properties"]["answer_kk"])
        report = self.server.get(entry.link.removeprefix("http://test"))
        self.assertEqual(report.status, 200)

    def test_what_is_written_next_stands_first_under_its_id(self):
        before = {one.title: one.id for one in feedparser.parse(self.feed()).entries}
        self.put("PUT", "hearings", self.hearing("first"))
        after = feedparser.parse(self.feed()).entries
        self.assertTrue(after[0].title.startswith("first"))
        self.assertEqual({one.title: one.id for one in after}, before)
        # A project that is written decides its hearings anew.
        self.put("PUT", "projects", {"id": "nowhere", "geometry": None, "properties": {"project_name": "Elsewhere"}})
        self.assertTrue(feedparser.parse(self.feed()).entries[0].title.startswith("third"))

    def test_it_is_of_the_search_and_no_longer_than_was_asked(self):
        found = feedparser.parse(self.feed("&filter=" + quote("project_id='nowhere'")))
        self.assertEqual([one.title.split(" ")[0] for one in found.entries], ["third"])
        self.assertEqual(found.feed.subtitle, "project_id='nowhere'")
        self.assertEqual(len(feedparser.parse(self.feed("&limit=2")).entries), 2)
        again = next(one.href for one in found.feed.links if one.rel == "self")
        self.assertEqual(self.server.get(again.removeprefix("http://test")).body.replace(b"127.0.0.1", b"test"),
                         self.feed("&filter=" + quote("project_id='nowhere'")))

    def test_feeds_of_other_searches_have_other_ids_and_the_same_entries(self):
        whole, part = (feedparser.parse(self.feed(more)) for more in ("", "&filter=" + quote("project_id='works'")))
        self.assertNotEqual(whole.feed.id, part.feed.id)
        self.assertLess({one.id for one in part.entries}, {one.id for one in whole.entries})

    def test_a_hearing_without_a_place_has_no_picture_in_its_preview(self):
        for name, pictures in (("third", 0), ("first", 1)):
            page = self.server.get(f"/reports/{name}?f=html").body.decode()
            self.assertEqual(page.count('property="og:image"'), pictures, name)
            self.assertEqual(page.count('property="og:title"'), 1)
        self.assertNotIn("og:", self.server.get("/reports/first/dossier.html").body.decode())


if __name__ == "__main__":
    unittest.main()

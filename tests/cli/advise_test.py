#!/usr/bin/env python3
"""`tyndau advise`: where a hearing would be nearest to the people it is about."""

import json
import subprocess
import unittest
import urllib.request

from program import EXAMPLES, PROGRAM, ProgramTest


class AdviseTest(ProgramTest):
    def advise(self, *arguments, code=0):
        return self.must("--store", self.store, *arguments, code=code)

    def test_every_example_hearing_gets_its_lines(self):
        done = self.advise("--lang", "ru", "advise", EXAMPLES / "hearings.csv")
        self.assertIn("stepnogorsk-aksu-2018", done.stdout)
        self.assertIn("Мест: 1. Аксу.", done.stdout)
        self.assertIn("по прямой", done.stdout)

    def test_a_venue_in_each_community_is_told_in_words(self):
        done = self.advise("--lang", "en", "advise", EXAMPLES / "hearings.csv", "--hearing", "ps-27")
        self.assertIn("Venues: 1. Zeleny Bor. Within each affected community", done.stdout)
        self.assertNotRegex(done.stdout, r"\b0 m\b")

    def test_json_is_one_object_a_line(self):
        done = self.advise("--json", "advise", EXAMPLES / "hearings.csv")
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        one = next(answer for answer in answers if answer["hearing"] == "koshkar-ata-2024")
        self.assertGreaterEqual(len(one["communities"]), 3)
        means = [choice["least_mean"]["mean_m"]["high"] for choice in one["choices"]]
        self.assertEqual(means, sorted(means, reverse=True), "another venue never makes it worse")
        self.assertEqual([choice["count"] for choice in one["choices"]], [1, 2, 3])
        for choice in one["choices"]:
            self.assertLessEqual(choice["least_maximum"]["maximum_m"]["high"], choice["least_mean"]["maximum_m"]["high"])

    def test_halls_of_a_file_are_the_choice(self):
        halls = self.folder / "halls.csv"
        halls.write_text("name,lon,lat\nМектеп,71.99,52.44\nАлыс клуб,70.0,50.0\n", encoding="utf-8")
        done = self.advise("--lang", "kk", "advise", EXAMPLES / "hearings.csv", "--hearing", "stepnogorsk-aksu-2018",
                           "--halls", halls, "--most", "1")
        self.assertIn("Орын саны 1: Мектеп.", done.stdout)
        self.assertNotIn("Алыс клуб", done.stdout)

    def roads(self, name, *lines, highway="primary"):
        """A file of roads through these positions."""
        features = [{"type": "Feature", "properties": {"highway": highway}, "geometry": {"type": "LineString", "coordinates": line}}
                    for line in lines]
        file = self.folder / name
        file.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
        return file

    # Stepnogorsk's centre, a bend far in the east, Aksu's centre.
    DETOUR = [[71.88161, 52.35062], [72.3, 52.4], [71.95761, 52.44422]]

    def test_distances_are_by_road_where_roads_are_given(self):
        halls = self.folder / "far.csv"
        halls.write_text("name,lon,lat\nHall,71.88161,52.35062\n", encoding="utf-8")
        roads = self.roads("roads.geojson", self.DETOUR)
        common = ("advise", EXAMPLES / "hearings.csv", "--hearing", "stepnogorsk-aksu-2018", "--halls", halls, "--most", "1")
        straight = json.loads(self.advise("--json", *common).stdout)
        by_road = json.loads(self.advise("--json", *common, "--roads", roads).stdout)
        self.assertEqual((straight["measure"], straight["roads"]), ("geodesic", None))
        self.assertEqual(by_road["measure"], "road")
        self.assertEqual(by_road["roads"]["file"], "roads.geojson")
        before, after = (answer["choices"][0]["least_mean"] for answer in (straight, by_road))
        self.assertGreater(after["mean_m"]["low"], 4 * before["mean_m"]["high"])
        self.assertEqual(after["straight"]["mean_m"], before["mean_m"])
        served = after["communities"][0]
        self.assertEqual(served["distance_m"], served["road_m"])
        self.assertEqual(served["straight_m"], before["communities"][0]["distance_m"])
        self.assertIsNone(before["communities"][0]["road_m"])
        said = self.advise("--lang", "kk", *common, "--roads", roads)
        self.assertIn("жолмен өлшенген (roads.geojson)", said.stdout)
        self.assertIn("түзу сызықпен", said.stdout)
        self.assertIn("roads.geojson", said.stderr)

    def test_where_no_road_leads_the_line_is_straight_and_that_is_said(self):
        roads = self.roads("elsewhere.geojson", [[60, 50], [60.1, 50]])
        halls = self.folder / "apart.csv"
        halls.write_text("name,lon,lat\nHall,71.88161,52.35062\n", encoding="utf-8")
        done = self.advise("--lang", "en", "advise", EXAMPLES / "hearings.csv", "--hearing", "stepnogorsk-aksu-2018",
                           "--halls", halls, "--roads", roads)
        self.assertIn("do not join every pair, so all distances here are straight", done.stdout)
        self.assertIn("No road within 5", done.stdout)
        self.assertNotIn("In a straight line", done.stdout)

    def test_a_file_that_holds_no_roads_is_refused_by_name(self):
        points = self.folder / "points.geojson"
        points.write_text('{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":'
                          '{"type":"Point","coordinates":[70,50]}}]}', encoding="utf-8")
        paths = self.roads("paths.geojson", self.DETOUR, highway="path")
        for file, word in ((points, "no lines"), (paths, "that a car may use"), (self.folder / "none.gpkg", "none.gpkg")):
            done = self.advise("advise", EXAMPLES / "hearings.csv", "--roads", file, code=2)
            self.assertIn(word, done.stderr)

    def test_a_dossier_says_how_far_the_better_venue_is_by_road(self):
        roads = self.roads("dossier.geojson", self.DETOUR)
        out = self.folder / "dossier.txt"
        self.advise("--lang", "ru", "report", EXAMPLES / "hearings.csv", "--hearing", "stepnogorsk-aksu-2018", "--roads", roads,
                    "-o", out)
        text = out.read_text(encoding="utf-8")
        self.assertIn("По дороге в среднем на человека: сейчас", text)
        self.assertIn("--roads dossier.geojson", " ".join(text.split()))

    def test_a_service_with_roads_advises_by_road(self):
        roads = self.roads("served.geojson", self.DETOUR)
        with subprocess.Popen([PROGRAM, "--store", self.store, "--json", "serve", "--listen", "127.0.0.1:0", "--roads", roads],
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as service:
            try:
                url = json.loads(service.stdout.readline())["listening"]
                hearing = {"type": "Feature", "geometry": None, "properties": {
                    "hearing_id": "h1", "affected_communities": "Aksu [geonames:1526271]"}}
                body = {"inputs": {"hearing": hearing, "halls": [{"name": "Hall", "lon": 71.88161, "lat": 52.35062}], "most": 1}}
                asked = urllib.request.Request(url + "/processes/advise-venues/execution", json.dumps(body).encode(),
                                               {"Content-Type": "application/json"})
                with urllib.request.urlopen(asked, timeout=60) as answered:
                    answer = json.load(answered)
            finally:
                service.terminate()
                service.wait(60)
        self.assertEqual((answer["measure"], answer["roads"]["file"]), ("road", "served.geojson"))
        best = answer["choices"][0]["least_mean"]
        self.assertGreater(best["mean_m"]["low"], 4 * best["straight"]["mean_m"]["high"])

    def test_what_cannot_be_done_is_said(self):
        unknown = self.advise("advise", EXAMPLES / "hearings.csv", "--hearing", "nobody", code=2)
        self.assertIn("There is no hearing nobody", unknown.stderr)
        self.advise("advise", EXAMPLES / "hearings.csv", "--most", "4", code=2)
        self.advise("advise", self.folder / "none.csv", code=2)
        halls = self.folder / "none.csv"
        self.advise("advise", EXAMPLES / "hearings.csv", "--halls", halls, code=2)


if __name__ == "__main__":
    unittest.main()

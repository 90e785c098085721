"""`tyndau report` and `tyndau verify`: papers of a hearing, read by tools that are not ours."""

import base64
import hashlib
import json
import os
import pty
import shutil
import signal
import subprocess
import time
import unittest
import xml.etree.ElementTree as ET
import zipfile
from html.parser import HTMLParser
from pathlib import Path

from program import EXAMPLES, PROGRAM, ProgramTest, run

LETTERS = "ӘҒҚҢӨҰҮҺІ"
WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Page(HTMLParser):
    """What of a page is text, and which elements it has."""

    def __init__(self, html):
        super().__init__()
        self.texts, self.tags, self.skipped = [], {}, 0
        self.feed(html)
        self.text = " ".join(" ".join(self.texts).split())

    def handle_starttag(self, tag, attrs):
        self.tags.setdefault(tag, []).append(dict(attrs))
        self.skipped += tag == "style"

    def handle_endtag(self, tag):
        self.skipped -= tag == "style"

    def handle_data(self, data):
        if not self.skipped:
            self.texts.append(data)


def tool(*command):
    done = subprocess.run([str(part) for part in command], text=True, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    return done


def key(folder, name="key.pem", algorithm="ed25519"):
    file = folder / name
    tool("openssl", "genpkey", "-algorithm", algorithm, "-out", file)
    file.chmod(0o600)
    public = folder / f"{name}.pub"
    tool("openssl", "pkey", "-in", file, "-pubout", "-out", public)
    return file, public


class ReportTest(ProgramTest):
    def make(self, name, *arguments, code=0, source=EXAMPLES / "hearings.csv"):
        file = self.folder / name
        done = self.must("--store", self.store, "report", source, "-o", file, "--force", *arguments, code=code)
        return file, done

    def test_a_stranger_finds_verdict_distance_venue_and_source_in_each_language(self):
        words = {"kk": ("тыңдау өткен жер оған сай емес", "8,3–13,4 км", "Степногорск", "GeoNames"),
                 "ru": ("Место слушаний не соответствует правилу, если оно таково", "от 8,3 до 13,4 км", "Степногорск", "GeoNames"),
                 "en": ("The place of the hearing would fail, if the rule is as reported", "between 8.3 and 13.4 km", "Stepnogorsk", "GeoNames")}
        for language, wanted in words.items():
            html, _ = self.make(f"aksu.{language}.html", "--hearing", "stepnogorsk-aksu-2018", "--lang", language)
            pdf, _ = self.make(f"aksu.{language}.pdf", "--hearing", "stepnogorsk-aksu-2018", "--lang", language)
            page = Page(html.read_text(encoding="utf-8"))
            read = tool("pdftotext", "-layout", pdf, "-")
            self.assertEqual(read.stderr, "")
            printed = " ".join(read.stdout.split())
            for word in wanted:
                self.assertIn(word, page.text, language)
                self.assertIn(word, printed, language)

    def test_the_pdf_has_embedded_fonts_bookmarks_and_kazakh_letters(self):
        table = self.folder / "letters.csv"
        table.write_text("hearing_id,project_name,project_lon,project_lat\nletters," + LETTERS + LETTERS.lower() +
                         ",70,50\n", encoding="utf-8")
        file, _ = self.make("letters.pdf", "--lang", "kk", source=table)
        self.assertIn(LETTERS + LETTERS.lower(), tool("pdftotext", file, "-").stdout)
        fonts = tool("pdffonts", file).stdout.splitlines()[2:]
        self.assertTrue(fonts)
        for font in fonts:
            self.assertEqual(font.split()[-5], "yes", font)
        self.assertIn("Tagged:          yes", tool("pdfinfo", file).stdout)
        self.assertEqual(tool("pdfinfo", file).stderr, "")

    def test_the_same_hearing_gives_the_same_bytes_in_every_time_zone(self):
        for ending in ("html", "pdf"):
            made = []
            for zone in ("Pacific/Kiritimati", "America/Anchorage"):
                file = self.folder / zone.replace("/", "-") / f"same.{ending}"
                file.parent.mkdir(exist_ok=True)
                done = run("--store", self.store, "report", EXAMPLES / "hearings.csv", "--hearing", "koshkar-ata-2024",
                           "-o", file, "--force", environment={"TZ": zone, "LC_ALL": "C.UTF-8"})
                self.assertEqual(done.returncode, 0, done.stderr)
                made.append(file.read_bytes())
            self.assertEqual(made[0], made[1], ending)

    def test_the_page_needs_nothing_else_and_names_its_source(self):
        file, _ = self.make("alone.html", "--hearing", "29407")
        html = file.read_text(encoding="utf-8")
        page = Page(html)
        for tag in ("script", "link", "img", "iframe", "object"):
            self.assertNotIn(tag, page.tags)
        self.assertEqual(len(page.tags["svg"]), 1)
        digest = hashlib.sha256((EXAMPLES / "hearings.csv").read_bytes()).hexdigest()
        self.assertIn(digest, page.text)
        self.assertIn("tyndau report hearings.csv --hearing 29407 --lang en -o dossier.html", page.text)

    def test_the_digest_of_the_hearing_is_that_of_the_report(self):
        out = self.folder / "screened"
        self.screen(EXAMPLES / "hearings.csv", out=out)
        file, _ = self.make("digest.html", "--hearing", "ps-27", "--receipt", source=out / "report.json")
        receipt = json.loads(Path(f"{file}.receipt.json").read_text(encoding="utf-8"))["manifest"]
        line = next(line for line in (out / "report.json").read_text(encoding="utf-8").splitlines()
                    if line.startswith('{"id":"ps-27"'))
        begin = line.index('"input":') + len('"input":')
        text = json.JSONDecoder().raw_decode(line[begin:])
        whole = line[begin:begin + text[1]]
        self.assertEqual(receipt["input_sha256"], hashlib.sha256(whole.encode()).hexdigest())

    def test_free_text_about_persons_is_left_out(self):
        table = self.folder / "persons.csv"
        table.write_text("hearing_id,project_name,project_lon,project_lat,venue_name,notes\n"
                         "p1,\"Карьер, тел. +7 701 555 01 23\",70,50,\"Клуб, отв. Сочинов Вымысел Примерович\",тайная заметка\n",
                         encoding="utf-8")
        file, _ = self.make("persons.html", "--lang", "ru", source=table)
        text = Page(file.read_text(encoding="utf-8")).text
        for private in ("555 01 23", "Сочинов", "тайная"):
            self.assertNotIn(private, text)
        self.assertIn("Карьер", text)

    def test_characters_that_papers_have_no_place_for_are_left_out(self):
        table = self.folder / "noncharacters.csv"
        table.write_text("hearing_id,project_name,project_lon,project_lat,venue_name,venue_lon,venue_lat\n" +
                         "".join(f"n{i},Karasu{c}quarry,70,50.{i},Club{c}house,70.1,50.1\n"
                                 for i, c in enumerate("\uFFFE\uFFFF\uFDD0\U0001FFFE")), encoding="utf-8")
        folder = self.folder / "noncharacters"
        done = self.many(folder, "--format", "html,pdf,docx,txt", source=table)
        self.assertIn("4 made, 0 finished before, 0 not made", done.stderr)
        for i in range(4):
            for text in ((folder / f"n{i}.txt").read_text(encoding="utf-8"), tool("pdftotext", folder / f"n{i}.pdf", "-").stdout):
                self.assertIn("Karasu quarry", " ".join(text.split()))
            with zipfile.ZipFile(folder / f"n{i}.docx") as parts:
                ET.fromstring(parts.read("word/document.xml"))

    def test_without_any_place_the_dossier_says_what_to_add(self):
        file, _ = self.make("none.html", "--hearing", "20778", "--lang", "en")
        page = Page(file.read_text(encoding="utf-8"))
        self.assertNotIn("svg", page.tags)
        self.assertIn("The map cannot be drawn", page.text)
        self.assertNotIn("project_lon", page.text)
        self.assertIn("a public discussion has no meeting place", page.text)

    def test_letters_open_in_an_office(self):
        office = shutil.which("soffice")
        for language in ("kk", "ru", "en"):
            for letter in ("complaint", "remarks"):
                file, _ = self.make(f"{letter}-{language}.docx", "--hearing", "stepnogorsk-aksu-2018", "--letter", letter,
                                    "--lang", language)
                with zipfile.ZipFile(file) as parts:
                    self.assertIsNone(parts.testzip())
                    body = ET.fromstring(parts.read("word/document.xml"))
                text = " ".join(t.text or "" for t in body.iter(WORDS + "t"))
                plain, _ = self.make(f"{letter}-{language}.txt", "--hearing", "stepnogorsk-aksu-2018", "--letter", letter,
                                     "--lang", language)
                first = plain.read_text(encoding="utf-8").split()[:6]
                self.assertIn(" ".join(first[:2]), " ".join(text.split()))
                if office is None or language != "kk":
                    continue
                profile = f"-env:UserInstallation=file://{self.folder}/office"
                subprocess.run([office, profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir",
                                self.folder / "opened", file], capture_output=True, timeout=300, check=True)
                opened = (self.folder / "opened" / f"{letter}-{language}.txt").read_text(encoding="utf-8")
                self.assertIn("Степногорск", opened)
                self.assertIn("Қоса беріледі", opened)

    def test_a_letter_gives_no_distance_of_0_m(self):
        words = {"kk": "елді мекеннің ішінде", "ru": "внутри населённого пункта", "en": "within the settlement"}
        for letter in ("complaint", "remarks"):
            for language, word in words.items():
                file, _ = self.make(f"zero-{letter}-{language}.txt", "--hearing", "koshkar-ata-2024", "--letter", letter, "--lang", language)
                text = " ".join(file.read_text(encoding="utf-8").split())
                self.assertNotRegex(text, r"\b0 [mм]\b")
                self.assertGreaterEqual(text.count(word), 3, text)

    def test_a_public_discussion_has_its_first_and_its_last_day(self):
        for language, days in {"kk": "18.12.2025–19.01.2026", "ru": "18.12.2025–19.01.2026",
                               "en": "18 December 2025 to 19 January 2026"}.items():
            file, _ = self.make(f"days.{language}.pdf", "--hearing", "20778", "--lang", language)
            first = tool("pdftotext", "-l", "1", file, "-").stdout
            self.assertIn(days, " ".join(first.split()))

    def test_a_file_that_exists_is_kept_without_force(self):
        file, _ = self.make("kept.html", "--hearing", "ps-27")
        file.write_text("mine", encoding="utf-8")
        done = run("--store", self.store, "report", EXAMPLES / "hearings.csv", "--hearing", "ps-27", "-o", file)
        self.assertEqual(done.returncode, 2)
        self.assertIn("--force", done.stderr)
        self.assertEqual(file.read_text(encoding="utf-8"), "mine")

    def test_the_ending_says_the_format(self):
        _, done = self.make("report.doc", "--hearing", "ps-27", code=2)
        self.assertIn("docx", done.stderr)

    # Receipts

    def test_a_signed_dossier_is_whole_and_one_byte_is_noticed(self):
        private, public = key(self.folder)
        _, other = key(self.folder, "other.pem")
        file, _ = self.make("signed.pdf", "--hearing", "ps-27", "--sign", private)
        self.must("verify", file)
        done = self.must("--lang", "en", "verify", file, "--key", public)
        self.assertNotIn("Compare it", done.stdout)
        done = self.must("verify", file, "--key", other, code=1)
        self.assertIn("signed.pdf.receipt.json", done.stdout)
        bytes_ = bytearray(file.read_bytes())
        for at in (0, len(bytes_) // 2, len(bytes_) - 1):
            bytes_[at] ^= 1
            file.write_bytes(bytes_)
            done = self.must("--lang", "en", "verify", file, code=1)
            self.assertIn("signed.pdf: CHANGED", done.stdout)
            bytes_[at] ^= 1
        file.unlink()
        done = self.must("--lang", "en", "verify", Path(f"{file}.receipt.json"), code=1)
        self.assertIn("signed.pdf: missing", done.stdout)

    def test_a_file_that_no_receipt_names_is_not_called_whole(self):
        folder = self.folder / "stranger"
        folder.mkdir()
        self.make("stranger/named.html", "--hearing", "ps-27", "--receipt")
        shutil.copy(folder / "named.html.receipt.json", folder / "other.receipt.json")
        (folder / "other.html").write_text("never checked", encoding="utf-8")
        for asked in (folder / "other.html", folder):
            done = self.must("--lang", "en", "verify", asked, code=1)
            self.assertIn("other.html: no receipt names it", done.stdout)
        self.must("verify", folder / "named.html")

    def test_a_file_without_an_end_is_not_waited_for(self):
        file, _ = self.make("endless.html", "--hearing", "ps-27", "--receipt")
        file.unlink()
        file.symlink_to("/dev/zero")
        done = self.must("--lang", "en", "verify", file, code=1)
        self.assertIn("endless.html: missing", done.stdout)

    def test_openssl_agrees_with_the_signature(self):
        private, public = key(self.folder, "agrees.pem")
        file, _ = self.make("agrees.html", "--hearing", "ps-27", "--sign", private)
        text = Path(f"{file}.receipt.json").read_text(encoding="utf-8")
        signed = text[len('{"manifest":'):text.index(',\n"signature":')]
        (self.folder / "signed.txt").write_bytes(signed.encode())
        (self.folder / "signature.bin").write_bytes(base64.b64decode(json.loads(text)["signature"]["value"]))
        done = tool("openssl", "pkeyutl", "-verify", "-pubin", "-inkey", public, "-rawin", "-in", self.folder / "signed.txt",
                    "-sigfile", self.folder / "signature.bin")
        self.assertIn("Success", done.stdout)

    def test_a_receipt_that_was_changed_is_noticed(self):
        private, public = key(self.folder, "changed.pem")
        file, _ = self.make("changed.html", "--hearing", "ps-27", "--sign", private)
        receipt = Path(f"{file}.receipt.json")
        text = receipt.read_text(encoding="utf-8")
        file.write_text("forged", encoding="utf-8")
        new = hashlib.sha256(b"forged").hexdigest()
        old = json.loads(text)["manifest"]["files"][0]
        receipt.write_text(text.replace(old["sha256"], new).replace(f'"bytes":{old["bytes"]}', '"bytes":6'), encoding="utf-8")
        done = self.must("--lang", "en", "verify", file, "--key", public, code=1)
        self.assertIn("receipt itself was CHANGED", done.stdout)

    def test_a_receipt_without_a_signature_says_so(self):
        file, _ = self.make("unsigned.html", "--hearing", "ps-27", "--receipt")
        done = self.must("--lang", "en", "verify", file)
        self.assertIn("not signed", done.stdout)
        _, public = key(self.folder, "wanted.pem")
        self.must("verify", file, "--key", public, code=1)

    def test_keys_that_cannot_be_used_are_refused_in_words(self):
        private, _ = key(self.folder, "open.pem")
        private.chmod(0o644)
        _, done = self.make("no.html", "--hearing", "ps-27", "--sign", private, code=2)
        self.assertIn("chmod 600", done.stderr)
        rsa, _ = key(self.folder, "rsa.pem", "rsa")
        _, done = self.make("no.html", "--hearing", "ps-27", "--sign", rsa, "--lang", "en", code=2)
        self.assertIn("Ed25519", done.stderr)
        for content, word in (("nothing", "no private key"), ("-----BEGIN ENCRYPTED PRIVATE KEY-----", "password")):
            broken = self.folder / "broken.pem"
            broken.write_text(content, encoding="utf-8")
            broken.chmod(0o600)
            _, done = self.make("no.html", "--hearing", "ps-27", "--sign", broken, "--lang", "en", code=2)
            self.assertIn(word, done.stderr)
        self.make("no.html", "--hearing", "ps-27", "--sign", self.folder / "nowhere.pem", code=2)
        self.assertFalse((self.folder / "no.html").exists())

    def test_what_has_no_receipt_is_said(self):
        lonely = self.folder / "lonely.html"
        lonely.write_text("x", encoding="utf-8")
        done = self.must("--lang", "en", "verify", lonely, code=2)
        self.assertIn("no receipt", done.stderr)
        broken = self.folder / "broken.html.receipt.json"
        for text in ("{}", "[", '{"manifest":{"tyndau_receipt":1,"files":[{"name":"../x","bytes":1,"sha256":"a"}]},"signature":null}'):
            broken.write_text(text, encoding="utf-8")
            self.must("verify", broken, code=2)

    # Many

    def many(self, folder, *arguments, code=0, source=EXAMPLES / "hearings.csv"):
        return self.must("--store", self.store, "--lang", "en", "report", source, "--all", "-o", folder, *arguments, code=code)

    def test_every_hearing_is_made_once(self):
        folder = self.folder / "many"
        done = self.many(folder, "--format", "html,pdf")
        made = sorted(file.name for file in folder.iterdir())
        receipts = [name for name in made if name.endswith(".receipt.json")]
        self.assertEqual(len(made), 3 * len(receipts))
        self.assertIn(f"{len(receipts)} made, 0 finished before", done.stderr)
        before = {file: (file.stat().st_mtime_ns, file.read_bytes()) for file in folder.iterdir()}
        done = self.many(folder, "--format", "html,pdf")
        self.assertIn(f"0 made, {len(receipts)} finished before", done.stderr)
        self.assertEqual(before, {file: (file.stat().st_mtime_ns, file.read_bytes()) for file in folder.iterdir()})
        self.must("verify", folder)

    def rejected(self):
        """A table of which 2 of 6 rows are screened: one stands alone, the other's group is whole."""
        table = self.folder / "rejected.csv"
        table.write_text("hearing_id,hearing_group,project_name,project_lon,project_lat\n"
                         "good,,Quarry,70,50\nzero,,Quarry,0,0\nfar,,Quarry,10,10\ngood,,Quarry,70,50\n"
                         "a,twins,Quarry,70,50\nb,twins,Quarry,0,0\n", encoding="utf-8")
        return table

    def test_rejected_rows_are_told_with_their_reasons(self):
        table = self.rejected()
        screened = self.screen("--lang", "en", table, out=self.folder / "rejected").stdout
        done = self.many(self.folder / "left", source=table)
        self.assertIn("1 made, 0 finished before, 0 not made", done.stderr)
        self.assertIn("Rows read: 6; rejected: 4; waiting for another row of their group: 1", done.stderr)
        reasons = [line for line in screened.splitlines() if " × " in line and "rejected.csv" in line]
        self.assertGreater(len(reasons), 3)
        for line in reasons:
            self.assertIn(line, done.stderr)
        body = json.loads(self.many(self.folder / "left", "--json", source=table).stdout)
        self.assertEqual(body["rows"], {"read": 6, "screened": 1, "pending": 1, "rejected": 4})
        self.assertEqual({problem["row"] for problem in body["problems"]}, {3, 4, 5, 6, 7})
        self.assertNotIn("Rows read", self.many(self.folder / "left", "--quiet", source=table).stderr)
        done = self.must("--store", self.store, "--lang", "en", "scorecard", table, "-o", self.folder / "rejected.html")
        self.assertIn("rejected: 4", done.stderr)

    def test_a_rejected_hearing_is_answered_with_its_problem(self):
        table = self.rejected()
        for hearing, row in (("zero", 3), ("b", 7), ("twins", 6)):
            _, done = self.make("no.html", "--hearing", hearing, "--lang", "en", source=table, code=2)
            self.assertIn(f"rejected.csv, row {row}", done.stderr)
            self.assertNotIn("no such hearing", done.stderr)
        _, done = self.make("good.html", "--hearing", "good", "--lang", "en", source=table)
        self.assertIn("Rows read: 2; rejected: 1", done.stderr)
        self.assertNotIn("row 3", done.stderr)
        _, done = self.make("no.html", "--hearing", "nobody", "--lang", "en", source=table, code=2)
        self.assertIn("no such hearing", done.stderr)

    def test_what_is_missing_is_made_again_and_what_somebody_changed_is_left(self):
        folder = self.folder / "mended"
        self.many(folder)
        papers = sorted(folder.glob("*.html"))
        whole = {paper: paper.read_bytes() for paper in papers}
        papers[0].write_text("changed", encoding="utf-8")
        papers[1].unlink()
        done = self.many(folder, code=2)
        self.assertIn("1 made", done.stderr)
        self.assertIn(f"{papers[0]} is there already", done.stderr)
        self.assertEqual(papers[0].read_text(encoding="utf-8"), "changed")
        self.many(folder, "--force")
        self.assertEqual(whole, {paper: paper.read_bytes() for paper in papers})

    def test_files_of_others_are_left_without_force(self):
        folder = self.folder / "others"
        folder.mkdir()
        for name in ("ps-27.html", "29407.receipt.json"):
            (folder / name).write_text("mine", encoding="utf-8")
        done = self.many(folder, "--json", code=2)
        body = json.loads(done.stdout)
        self.assertEqual({one["hearing"] for one in body["left"]}, {"ps-27", "29407"})
        self.assertGreater(body["made"], 10)
        for name in ("ps-27.html", "29407.receipt.json"):
            self.assertEqual((folder / name).read_text(encoding="utf-8"), "mine")
        self.assertFalse((folder / "29407.html").exists())
        self.many(folder, "--force")
        self.must("verify", folder)

    def test_another_language_or_letter_is_another_paper(self):
        folder = self.folder / "languages"
        self.many(folder)
        before = {file: file.read_bytes() for file in folder.iterdir()}
        for arguments in (("--lang", "kk"), ("--letter", "complaint", "--format", "html"), ("--letter", "remarks", "--format", "docx")):
            done = run("--store", self.store, "--json", "report", EXAMPLES / "hearings.csv", "--all", "-o", folder, *arguments)
            self.assertEqual(done.returncode, 2)
            body = json.loads(done.stdout)
            self.assertEqual((body["made"], body["kept"], len(body["left"])), (0, 0, 14), arguments)
            self.assertEqual(before, {file: file.read_bytes() for file in folder.iterdir()}, arguments)
        done = run("--store", self.store, "--json", "report", EXAMPLES / "hearings.csv", "--all", "-o", folder, "--lang", "kk", "--force")
        self.assertEqual(json.loads(done.stdout)["made"], 14)

    def test_formats_that_were_made_before_stay_in_the_receipt(self):
        folder = self.folder / "formats"
        self.many(folder, "--format", "html,txt")
        receipts = {file: file.read_bytes() for file in folder.glob("*.receipt.json")}
        self.assertIn("0 made, 14 finished before", self.many(folder, "--format", "html").stderr)
        self.assertEqual(receipts, {file: file.read_bytes() for file in folder.glob("*.receipt.json")})
        self.assertIn("14 made", self.many(folder, "--format", "html,docx").stderr)
        named = json.loads((folder / "ps-27.receipt.json").read_text(encoding="utf-8"))["manifest"]["files"]
        self.assertEqual({file["name"] for file in named}, {"ps-27.html", "ps-27.txt", "ps-27.docx"})
        self.assertNotIn("no receipt", self.must("--lang", "en", "verify", folder).stdout)

    def test_one_thread_and_many_give_the_same_bytes(self):
        for threads in ("1", "3"):
            self.many(self.folder / f"threads{threads}", "--threads", threads, "--format", "html,pdf")
        one, three = self.folder / "threads1", self.folder / "threads3"
        self.assertEqual({file.name: file.read_bytes() for file in one.iterdir()},
                         {file.name: file.read_bytes() for file in three.iterdir()})

    def test_killed_it_goes_on_where_it_was(self):
        table = self.folder / "long.csv"
        table.write_text("hearing_id,project_name,project_lon,project_lat,spz_radius_m\n" +
                         "".join(f"n{i},Quarry {i},{70 + i * 0.01:.2f},52,1000\n" for i in range(120)), encoding="utf-8")
        folder = self.folder / "killed"
        process = subprocess.Popen([str(PROGRAM), "--store", str(self.store), "report", str(table), "--all", "-o", str(folder),
                                    "--format", "html,pdf"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        deadline = time.time() + 120
        while len(list(folder.glob("*.receipt.json")) if folder.exists() else []) < 5 and time.time() < deadline:
            time.sleep(0.02)
        process.send_signal(signal.SIGKILL)
        process.wait()
        finished = {file.name: file.stat().st_mtime_ns for file in folder.glob("*.receipt.json")}
        self.assertGreaterEqual(len(finished), 5)
        self.assertLess(len(finished), 120)
        for receipt in folder.glob("*.receipt.json"):
            self.must("verify", receipt)
        done = self.many(folder, "--format", "html,pdf", source=table)
        self.assertIn(f"{120 - len(finished)} made, {len(finished)} finished before", done.stderr)
        for name, when in finished.items():
            self.assertEqual((folder / name).stat().st_mtime_ns, when)
        self.assertEqual(list(folder.glob("*.partial*")), [])
        self.assertEqual(len(list(folder.glob("*.pdf"))), 120)

    def test_hostile_names_of_hearings_stay_in_the_folder(self):
        table = self.folder / "hostile.csv"
        table.write_text("hearing_id,project_lon,project_lat\n../../evil,70,50\n/etc/x,70,51\n" + "л" * 300 + ",70,52\n.,70,53\n",
                         encoding="utf-8")
        folder = self.folder / "inside" / "here"
        folder.parent.mkdir()
        self.many(folder, source=table)
        self.assertEqual([entry.name for entry in folder.parent.iterdir()], ["here"])
        self.assertEqual(len(list(folder.glob("*.html"))), 4)
        self.must("verify", folder)

    def test_progress_is_shown_on_a_terminal_only(self):
        table = self.folder / "progress.csv"
        table.write_text("hearing_id,project_lon,project_lat\n" + "".join(f"n{i},{70 + i * 0.01:.2f},52\n" for i in range(60)),
                         encoding="utf-8")
        done = self.many(self.folder / "quiet", "--format", "html,pdf", source=table)
        self.assertNotIn("\r", done.stderr)
        terminal, end = pty.openpty()
        process = subprocess.Popen([str(PROGRAM), "--store", str(self.store), "report", str(table), "--all", "-o",
                                    str(self.folder / "loud"), "--format", "html,pdf", "--threads", "1"],
                                   stdout=subprocess.DEVNULL, stderr=end)
        os.close(end)
        shown = b""
        while True:
            try:
                block = os.read(terminal, 4096)
            except OSError:
                break
            if not block:
                break
            shown += block
        process.wait()
        os.close(terminal)
        self.assertIn(b"tyndau report ", shown)
        self.assertIn(b"/60 (", shown)


if __name__ == "__main__":
    unittest.main()

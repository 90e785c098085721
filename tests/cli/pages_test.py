"""Pages as people see them, against reference pictures in tests/data/pages: what is compared is the mean grey of small blocks, so
that another rasteriser of the same fonts passes and a moved map does not. TYNDAU_KEEP_PAGES=1 writes the references anew."""

import os
import re
import struct
import subprocess
import unittest
import zlib

from program import EXAMPLES, TOP, ProgramTest

REFERENCES = TOP / "tests/data/pages"
DOTS = 30  # an inch
BLOCK = 12
# Mean grey (0 to 255) of a block may differ by so much, and by more in so small a share of the blocks.
TOLERANCE, SHARE = 14, 0.01


def read_pgm(data):
    """Width, height and bytes of a binary PGM."""
    head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", data)
    width, height = int(head[1]), int(head[2])
    return width, height, data[len(data) - width * height:]


def write_png(file, width, height, grey):
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    rows = b"".join(b"\0" + grey[y * width:(y + 1) * width] for y in range(height))
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)) +
                     chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b""))


def read_png(file):
    """One that write_png wrote."""
    data, at, packed, size = file.read_bytes(), 8, b"", (0, 0)
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        if kind == b"IHDR":
            size = struct.unpack(">II", data[at + 8:at + 16])
        if kind == b"IDAT":
            packed += data[at + 8:at + 8 + length]
        at += length + 12
    rows = zlib.decompress(packed)
    width, height = size
    return width, height, b"".join(rows[y * (width + 1) + 1:(y + 1) * (width + 1)] for y in range(height))


def blocks(width, height, grey):
    """Mean grey of each block."""
    means = []
    for top in range(0, height, BLOCK):
        for left in range(0, width, BLOCK):
            values = b"".join(grey[y * width + left:y * width + min(left + BLOCK, width)]
                              for y in range(top, min(top + BLOCK, height)))
            means.append(sum(values) / len(values))
    return means


def share_of_difference(one, other):
    """Of blocks that differ by more than the tolerance; 1 for pictures of different size."""
    if one[:2] != other[:2]:
        return 1.0
    pairs = list(zip(blocks(*one), blocks(*other)))
    return sum(abs(a - b) > TOLERANCE for a, b in pairs) / len(pairs)


class PagesTest(ProgramTest):
    """The first page, with the verdict, and the map of every example in the three languages; of one of them what follows too."""

    LANGUAGES = ("kk", "ru", "en")
    LONGER = "stepnogorsk-aksu-2018"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for language in cls.LANGUAGES:
            cls.must("--store", cls.store, "--lang", language, "report", EXAMPLES / "hearings.csv", "--all", "--format", "pdf", "-o",
                     cls.folder / language)

    def pages(self, hearing, language, wanted):
        for page in wanted:
            done = subprocess.run(["pdftoppm", "-r", str(DOTS), "-gray", "-f", str(page), "-l", str(page),
                                   str(self.folder / language / f"{hearing}.pdf")], capture_output=True, check=True)
            yield page, read_pgm(done.stdout)

    def test_pages_look_as_they_did_when_somebody_looked_at_them(self):
        hearings = sorted(file.stem for file in (self.folder / "en").glob("*.pdf"))
        self.assertEqual(len(hearings), 14)
        for hearing in hearings:
            for language in self.LANGUAGES:
                for page, picture in self.pages(hearing, language, (1, 2, 3) if hearing == self.LONGER else (1, 2)):
                    reference = REFERENCES / f"{hearing}.{language}.{page}.png"
                    if os.environ.get("TYNDAU_KEEP_PAGES"):
                        REFERENCES.mkdir(parents=True, exist_ok=True)
                        write_png(reference, *picture)
                    with self.subTest(reference.name):
                        self.assertLessEqual(share_of_difference(read_png(reference), picture), SHARE)

    def test_another_page_is_told_apart(self):
        (_, one), (_, other) = self.pages("stepnogorsk-aksu-2018", "en", (1, 3))
        self.assertGreater(share_of_difference(one, other), 10 * SHARE)

    def test_a_map_that_moved_by_a_centimetre_is_told_apart(self):
        ((_, (width, height, grey)),) = self.pages("stepnogorsk-aksu-2018", "en", (2,))
        moved = round(DOTS / 2.54)
        shifted = b"".join(b"\xff" * moved + grey[y * width:(y + 1) * width - moved] for y in range(height))
        self.assertGreater(share_of_difference((width, height, grey), (width, height, shifted)), 2 * SHARE)


if __name__ == "__main__":
    unittest.main()

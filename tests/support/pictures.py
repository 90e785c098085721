"""Pictures of pages in 16 levels of grey: kept as PNG, and compared by the mean grey of their blocks."""

import math
import struct
import zlib

LEVELS = bytes((grey + 8) // 17 for grey in range(256))  # of grey that are kept


class Picture:
    """Greys of a page, row by row, each one of 16 levels."""

    def __init__(self, width, height, levels):
        self.width, self.height, self.levels = width, height, bytes(levels)

    def blocks(self, side):
        """Mean grey, 0 to 255, of each block of so many dots with its place, in blocks from the upper left corner."""
        for top in range(0, self.height, side):
            bottom = min(top + side, self.height)
            for left in range(0, self.width, side):
                right = min(left + side, self.width)
                grey = sum(sum(self.levels[y * self.width + left:y * self.width + right]) for y in range(top, bottom))
                yield (left // side, top // side), 17 * grey / ((right - left) * (bottom - top))

    def without(self, points):
        """The same with dots (column, row) of the ground's own grey: what was drawn there is erased."""
        inside = sorted({(x, y) for x, y in points if 0 <= x < self.width and 0 <= y < self.height})
        levels = bytearray(self.levels)
        around = [levels[y * self.width + x] for x, y in inside]
        ground = max(set(around), key=around.count)
        for x, y in inside:
            levels[y * self.width + x] = ground
        return Picture(self.width, self.height, levels)


def write_png(file, picture):
    """Four bits a dot."""
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    width, rows = picture.width, b""
    for y in range(picture.height):
        row = picture.levels[y * width:(y + 1) * width] + b"\0" * (width % 2)
        rows += b"\0" + bytes(left << 4 | right for left, right in zip(row[::2], row[1::2]))
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, picture.height, 4, 0, 0, 0, 0)) +
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
    (width, height), rows, levels = size, zlib.decompress(packed), b""
    step = (width + 1) // 2 + 1
    for y in range(height):
        row = rows[y * step + 1:(y + 1) * step]
        levels += bytes(level for pair in row for level in (pair >> 4, pair & 15))[:width]
    return Picture(width, height, levels)


def changed_blocks(one, other, side, limit):
    """Places and differences of the blocks beyond the limit, the worst first; every block of pictures of different size."""
    if (one.width, one.height) != (other.width, other.height):
        return [(place, math.inf) for place, _ in one.blocks(side)]
    if one.levels == other.levels:
        return []
    pairs = zip(one.blocks(side), other.blocks(side))
    found = [(place, abs(a - b)) for (place, a), (_, b) in pairs if abs(a - b) > limit]
    return sorted(found, key=lambda block: -block[1])

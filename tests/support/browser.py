"""Debian's Chromium without a window, spoken to through its debugging pipe: one browser for many pages, with nothing from npm."""

import base64
import itertools
import json
import os
import subprocess
import tempfile
from pathlib import Path

from pictures import Picture

WIDE, HIGH = 900, 2000  # of the window, in pixels
PATIENCE = 1200  # seconds, only to end a browser that hangs
# Greys are to depend on the pages, not on what a desktop was told of its letters.
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>{matches}</fontconfig>"""
MATCH = """<match target="{target}"><edit name="antialias"><bool>true</bool></edit><edit name="hinting"><bool>true</bool></edit>
<edit name="autohint"><bool>false</bool></edit><edit name="hintstyle"><const>hintslight</const></edit>
<edit name="rgba"><const>none</const></edit></match>"""
# Smaller by so many dots a side: their mean luma, as one of 16 levels of grey.
SHRINK = """async (picture, side) => {
  const blob = await (await fetch("data:image/png;base64," + picture)).blob();
  const bitmap = await createImageBitmap(blob);
  const { width, height } = bitmap, wide = Math.floor(width / side), high = Math.floor(height / side);
  const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, width, height), sums = new Float64Array(wide * high);
  for (let y = 0; y < high * side; ++y) {
    for (let x = 0; x < wide * side; ++x) {
      const at = 4 * (y * width + x);
      sums[Math.floor(y / side) * wide + Math.floor(x / side)] += 0.299 * data[at] + 0.587 * data[at + 1] + 0.114 * data[at + 2];
    }
  }
  const levels = Array.from(sums, sum => Math.round(sum / (17 * side * side)).toString(16)).join("");
  return { wide, high, levels };
}"""


class Browser:
    """Its pages share one tab; a file is shown at a time."""

    def __init__(self, *more):
        self.profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        hears, self.tell = os.pipe()
        self.hear, tells = os.pipe()
        fonts = Path(self.profile.name) / "fonts.conf"
        matches = "".join(MATCH.format(target=target) for target in ("pattern", "font"))
        fonts.write_text(FONTS.format(matches=matches), encoding="utf-8")
        # Chromium reads what it is told from 3 and answers on 4, which the pipes' own numbers may be.
        moved = 'exec 103<&"$1" 104>&"$2" 3<&103 4>&104 103<&- 104>&-; shift 2; exec "$@"'
        self.process = subprocess.Popen(
            ["bash", "-c", moved, "chromium", str(hears), str(tells), "timeout", str(PATIENCE), "chromium", "--headless",
             "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
            f"--user-data-dir={self.profile.name}", "--remote-debugging-pipe", *more, "about:blank"],
            pass_fds=(hears, tells), env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(hears)
        os.close(tells)
        self.numbers, self.heard, self.scale = itertools.count(1), b"", 1
        self.workshop = self.tab()
        self.shown = self.tab()
        self.ask("Page.enable", self.shown)
        self.ask("Emulation.setEmulatedMedia", self.shown, features=[{"name": "prefers-reduced-motion", "value": "reduce"}])
        self.window()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        os.close(self.tell)
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.terminate()
            self.process.wait()
        os.close(self.hear)
        self.profile.cleanup()

    def message(self):
        while b"\0" not in self.heard:
            more = os.read(self.hear, 1 << 20)
            if not more:
                raise AssertionError("the browser has gone")
            self.heard += more
        one, self.heard = self.heard.split(b"\0", 1)
        return json.loads(one)

    def ask(self, method, session=None, until=None, **parameters):
        """What the browser answers, after the event until has been told."""
        number = next(self.numbers)
        told = {"id": number, "method": method, "params": parameters, **({"sessionId": session} if session else {})}
        unsent = json.dumps(told).encode() + b"\0"
        while unsent:
            unsent = unsent[os.write(self.tell, unsent):]
        answer, happened = None, until is None
        while answer is None or not happened:
            message = self.message()
            if message.get("id") == number:
                if "error" in message:
                    raise AssertionError(f"{method}: {message['error']}")
                answer = message["result"]
            happened = happened or (message.get("method") == until and message.get("sessionId") == session)
        return answer

    def tab(self):
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        return self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]

    def window(self, wide=WIDE, high=HIGH, scale=1):
        """Of so many pixels, each of so many dots a side."""
        self.scale = scale
        self.ask("Emulation.setDeviceMetricsOverride", self.shown, width=wide, height=high, deviceScaleFactor=scale, mobile=False)

    def show(self, file):
        """A file, when it has been loaded with its fonts."""
        self.ask("Page.navigate", self.shown, until="Page.loadEventFired", url=file.as_uri())
        self.value("document.fonts.ready.then(() => true)")

    def value(self, script, session=None):
        """Of an expression in the page that is shown. What the page's policy forbids to its scripts is not forbidden to this one."""
        answer = self.ask("Runtime.evaluate", session or self.shown, expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            raise AssertionError(answer["exceptionDetails"])
        return answer["result"].get("value")

    def screenshot(self):
        """PNG in base64."""
        return self.ask("Page.captureScreenshot", self.shown, format="png")["data"]

    def save(self, file):
        file.write_bytes(base64.b64decode(self.screenshot()))

    def picture(self):
        """What the window shows, at half its size."""
        made = self.value(f"({SHRINK})({json.dumps(self.screenshot())}, {2 * self.scale})", self.workshop)
        return Picture(made["wide"], made["high"], bytes(int(level, 16) for level in made["levels"]))

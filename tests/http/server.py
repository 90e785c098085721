"""Starts the real server on a free port and speaks to it, byte by byte where a test needs that."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

BUILD = Path(__file__).resolve().parent.parent.parent / "build" / "dev"
PROGRAM = os.environ.get("TYNDAU_PROGRAM", str(BUILD / "tyndau"))
TEST_SERVER = os.environ.get("TYNDAU_TEST_SERVER", str(BUILD / "http_test_server"))
STOCK_SERVER = os.environ.get("TYNDAU_STOCK_SERVER", str(BUILD / "http_stock_server"))
NO_STORE = "/nonexistent/tyndau.gpkg"
# Only to end a test that hangs; nothing is judged by it.
PATIENCE = float(os.environ.get("TYNDAU_TEST_PATIENCE", "60"))


class Server:
    """A running server; leaves nothing behind."""

    def __init__(self, command, environment=None):
        self.log = tempfile.TemporaryFile()
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=self.log, text=True,
                                        env={**os.environ, **(environment or {})})
        line = self.process.stdout.readline()
        found = re.search(r"http://([0-9.]+):([0-9]+)", line)
        if not found:
            self.stop()
            raise AssertionError(f"{command}: no address in {line!r}; {self.log_text()}")
        self.host, self.port = found.group(1), int(found.group(2))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()
        self.log.close()

    def alive(self):
        return self.process.poll() is None

    def log_text(self):
        self.log.seek(0)
        return self.log.read().decode("utf-8", "replace")

    def stop(self, with_signal=signal.SIGTERM):
        """Ends the process; gives its exit code, None when it had to be killed."""
        if self.alive():
            self.process.send_signal(with_signal)
        try:
            code = self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            code = None
        self.process.stdout.close()
        return code

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def processor_seconds(self):
        with open(f"/proc/{self.process.pid}/stat", encoding="ascii") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    @contextlib.contextmanager
    def connect(self, receive_buffer=None, patience=PATIENCE):
        with socket.socket() as plug:
            if receive_buffer:
                plug.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
            plug.settimeout(patience)
            plug.connect((self.host, self.port))
            yield plug

    def exchange(self, data, patience=PATIENCE):
        """Sends bytes and reads one answer; an Answer, or None when the connection ended without one"""
        with self.connect(patience=patience) as plug:
            try:
                plug.sendall(data)
            except (BrokenPipeError, ConnectionResetError):
                pass
            return read_answer(plug)

    def get(self, target, headers="", patience=PATIENCE):
        return self.exchange(request("GET", target, headers), patience=patience)


def request(method, target, headers="", body=b""):
    if body:
        headers += f"Content-Length: {len(body)}\r\n"
    return f"{method} {target} HTTP/1.1\r\nHost: test\r\n{headers}\r\n".encode() + body


class Answer:
    def __init__(self, head, body):
        lines = head.decode("latin-1").split("\r\n")
        self.status = int(lines[0].split(" ")[1])
        self.headers = {}
        for line in lines[1:]:
            name, _, value = line.partition(":")
            self.headers.setdefault(name.lower(), value.strip())
        self.body = body

    def __repr__(self):
        return f"{self.status} {self.headers} {self.body[:200]!r}"


def read_answer(plug, method="GET"):
    """One answer from the socket; None when the connection ends before its head is complete."""
    data = b""
    while b"\r\n\r\n" not in data:
        try:
            piece = plug.recv(65536)
        except ConnectionResetError:
            piece = b""
        if not piece:
            return None
        data += piece
    head, _, body = data.partition(b"\r\n\r\n")
    answer = Answer(head, body)
    if method == "HEAD" or answer.status in (100, 204, 304):
        answer.body = b""
        return answer
    want = int(answer.headers.get("content-length", "0"))
    pieces, have = [body], len(body)
    while have < want:
        piece = plug.recv(1 << 20)
        if not piece:
            break
        pieces.append(piece)
        have += len(piece)
    answer.body = b"".join(pieces)
    return answer


def ended(plug):
    """Reads until the other side ends the connection; whether it did"""
    try:
        while plug.recv(65536):
            pass
        return True
    except ConnectionResetError:
        return True
    except TimeoutError:
        return False


def tyndau_server(*flags):
    return Server([PROGRAM, "--store", NO_STORE, "serve", "--listen", "127.0.0.1:0", *flags])


def test_server(**settings):
    return Server([TEST_SERVER], {f"TEST_{name.upper()}": str(value) for name, value in settings.items()})


def stock_server(*arguments):
    return Server([STOCK_SERVER, *arguments])


def until(condition, patience=PATIENCE):
    """Waits until a condition holds; the only limit is that of a hung test."""
    end = time.monotonic() + patience
    while not condition():
        if time.monotonic() > end:
            raise AssertionError("did not come true")
        time.sleep(0.01)

#!/usr/bin/env python3
"""The shipped nginx site in front of the real server: answers, addresses, limits. Skips without nginx."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import server as http
from server import request, until

TOP = Path(__file__).resolve().parent.parent.parent
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as plug:
        return plug.getsockname()[1]


class Front:
    """nginx with the shipped site, its ports replaced; looks like a server to http.Server's helpers."""

    def __init__(self, upstream, exports="/nonexistent"):
        self.folder = tempfile.TemporaryDirectory()
        self.host, self.port = "127.0.0.1", free_port()
        site = (TOP / "scripts/deploy/nginx.conf").read_text(encoding="utf-8")
        site = site.replace("127.0.0.1:8080", f"127.0.0.1:{upstream}").replace("listen 80;", f"listen 127.0.0.1:{self.port};")
        site = site.replace("/var/lib/tyndau/exports", str(exports))
        paths = "".join(f"{kind}_temp_path {self.folder.name}/{kind};\n"
                        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        main = Path(self.folder.name) / "nginx.conf"
        user = "user root;\n" if os.geteuid() == 0 else ""  # whoever runs the test owns the temporary folder
        main.write_text(f"{user}daemon off;\npid {self.folder.name}/pid;\nerror_log {self.folder.name}/error.log;\n"
                        "worker_processes 1;\nevents { worker_connections 512; }\n"
                        f"http {{ access_log off; {paths} {site} }}\n", encoding="utf-8")
        self.process = subprocess.Popen([NGINX, "-c", str(main), "-e", f"{self.folder.name}/error.log"],
                                        stderr=subprocess.DEVNULL)
        until(self.answers)

    def answers(self):
        if self.process.poll() is not None:
            raise AssertionError(Path(f"{self.folder.name}/error.log").read_text(encoding="utf-8"))
        try:
            socket.create_connection((self.host, self.port), timeout=1).close()
            return True
        except OSError:
            return False

    connect = http.Server.connect
    exchange = http.Server.exchange
    get = http.Server.get

    def stop(self):
        self.process.terminate()
        self.process.wait()
        self.folder.cleanup()


class Deployed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = http.test_server(trust_proxy=1)
        cls.front = Front(cls.server.port)

    @classmethod
    def tearDownClass(cls):
        cls.front.stop()
        cls.server.stop()
        cls.server.log.close()

    def test_answers_come_through_and_links_name_the_front(self):
        answer = self.front.get("/")
        self.assertEqual(answer.status, 200)
        self.assertTrue(all(link["href"].startswith("http://test") for link in json.loads(answer.body)["links"]))

    def test_the_service_learns_the_clients_address_and_believes_no_other(self):
        fields = "Content-Type: text/plain\r\nX-Forwarded-For: 6.6.6.6\r\n"
        answer = self.front.exchange(request("POST", "/test/echo", fields, b"x"))
        self.assertEqual(answer.headers["x-client"], "127.0.0.1")

    def test_the_requests_name_is_nginxs(self):
        answer = self.front.get("/nothing")
        self.assertRegex(answer.headers["x-request-id"], r"^[0-9a-f]{32}$")
        self.assertEqual(json.loads(answer.body)["request_id"], answer.headers["x-request-id"])

    def test_chunked_bodies_arrive_because_nginx_gathers_them(self):
        body = b"5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n"
        head = "Content-Type: text/plain\r\nTransfer-Encoding: chunked\r\n"
        self.assertEqual(self.front.exchange(request("POST", "/test/echo", head) + body).body, b"hello world")

    def test_large_answers_arrive_whole(self):
        with self.front.connect(receive_buffer=4096) as plug:
            plug.sendall(request("GET", "/test/large?bytes=5000000"))
            self.assertEqual(len(http.read_answer(plug).body), 5_000_000)

    def test_a_body_above_nginxs_limit_never_reaches_the_service(self):
        answer = self.front.exchange(request("POST", "/test/echo", "Content-Length: 40000000\r\n"))
        self.assertEqual(answer.status, 413)

    def test_etags_and_304_come_through(self):
        etag = self.front.get("/api").headers["etag"]
        self.assertEqual(self.front.get("/api", f"If-None-Match: {etag}\r\n").status, 304)

    def test_connections_to_the_service_are_kept(self):
        for _ in range(30):
            self.assertEqual(self.front.get("/health").status, 200)
        text = self.server.get("/metrics").body.decode()
        self.assertLess(int(re.search(r"tyndau_connections (\d+)", text).group(1)), 34)


class Unit(unittest.TestCase):
    def test_systemd_understands_the_unit(self):
        tool = shutil.which("systemd-analyze")
        if tool is None:
            self.skipTest("systemd-analyze is missing")
        for name in ("tyndau.service", "tyndau-work.service"):
            with tempfile.TemporaryDirectory() as folder:
                unit = (TOP / "scripts/deploy" / name).read_text(encoding="utf-8").replace("/usr/bin/tyndau", "/bin/true")
                file = Path(folder) / name
                file.write_text(unit, encoding="utf-8")
                done = subprocess.run([tool, "verify", "--man=no", str(file)], text=True, capture_output=True, check=False)
                self.assertEqual((done.returncode, done.stderr), (0, ""))


if __name__ == "__main__":
    if NGINX is None:
        print("nginx is missing")
        sys.exit(77)
    unittest.main()

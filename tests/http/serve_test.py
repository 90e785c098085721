#!/usr/bin/env python3
"""`tyndau serve` as a program: its address, its errors in three languages, its warnings, its end."""

import json
import os
import socket
import subprocess
import threading
import time
import unittest

import server as http
from server import read_answer, request, until


def run(*arguments, patience=60):
    return subprocess.run([http.PROGRAM, "--store", http.NO_STORE, *arguments], text=True, capture_output=True,
                          timeout=patience, check=False, env={**os.environ, "LC_ALL": "C.UTF-8"})


class Addresses(unittest.TestCase):
    def test_a_port_that_is_taken_is_named_in_three_languages(self):
        with socket.create_server(("127.0.0.1", 0)) as taken:
            address = f"127.0.0.1:{taken.getsockname()[1]}"
            for language, words in (("kk", "басқа бағдарлама"), ("ru", "уже занят"), ("en", "another program listens")):
                done = run("serve", "--listen", address, "--lang", language)
                self.assertEqual(done.returncode, 2)
                self.assertIn(words, done.stderr)
                self.assertIn(address, done.stderr)
                self.assertEqual(done.stdout, "")

    def test_what_is_no_address_is_named_in_three_languages(self):
        for language, words in (("kk", "мекенжай емес"), ("ru", "не адрес"), ("en", "is not an address")):
            for text in ("nonsense", "127.0.0.1:99999", "1.2.3.4.5:80", "example.org:80"):
                done = run("serve", "--listen", text, "--lang", language)
                self.assertEqual(done.returncode, 2)
                self.assertIn(words, done.stderr)
                self.assertIn(text, done.stderr)

    def test_an_address_of_another_machine_is_named(self):
        done = run("serve", "--listen", "192.0.2.1:8080", "--lang", "en")
        self.assertEqual(done.returncode, 2)
        self.assertIn("this machine has no address 192.0.2.1:8080", done.stderr)

    def test_errors_are_json_for_machines(self):
        done = run("--json", "serve", "--listen", "nonsense")
        self.assertEqual(json.loads(done.stdout)["error"]["code"], "bad_input")

    def test_a_public_url_is_a_url(self):
        done = run("serve", "--public-url", "ftp://example.org", "--lang", "en", "--listen", "127.0.0.1:0")
        self.assertEqual(done.returncode, 2)
        self.assertIn("http://", done.stderr)

    def test_it_binds_loopback_by_default(self):
        done = run("serve", "--help")
        self.assertIn("127.0.0.1:8080", done.stdout)

    def test_a_public_bind_without_a_proxy_warns(self):
        for flags, warned in ((("--listen", "0.0.0.0:0"), True), (("--listen", "0.0.0.0:0", "--trust-proxy"), False),
                              (("--listen", "127.0.0.1:0"), False)):
            with http.Server([http.PROGRAM, "--store", http.NO_STORE, "--lang", "en", "serve", *flags]) as server:
                server.stop()
                self.assertEqual("can be reached from outside" in server.log_text(), warned, flags)


class Running(unittest.TestCase):
    def test_health_answers_from_every_worker(self):
        with http.tyndau_server("--workers", "4") as server:
            plugs = [socket.create_connection((server.host, server.port), timeout=http.PATIENCE) for _ in range(32)]
            seen = set()
            for plug in plugs:
                plug.sendall(request("GET", "/health"))
                seen.add(json.loads(read_answer(plug).body)["worker"])
                plug.close()
            self.assertEqual(seen, {1, 2, 3, 4})

    def test_links_are_built_from_the_public_url(self):
        with http.tyndau_server("--public-url", "https://tyndau.example/") as server:
            links = json.loads(server.get("/").body)["links"]
            self.assertTrue(all(link["href"].startswith("https://tyndau.example/") for link in links), links)
            self.assertNotIn("https://tyndau.example//", str(links))

    def test_each_request_is_one_line_of_the_log_with_its_name(self):
        with http.tyndau_server() as server:
            name = server.get("/nothing?q=private", "X-Forwarded-For: 1.2.3.4\r\n").headers["x-request-id"]
            server.stop()
            lines = [line for line in server.log_text().splitlines() if name in line]
            self.assertEqual(len(lines), 1)
            self.assertRegex(lines[0], r"^time=\S+ level=info event=request request=\w+ method=GET route=\"\" status=404 ")
            self.assertNotIn("private", lines[0])
            self.assertNotIn("127.0.0.1", lines[0])

    def test_a_limit_is_set_by_its_flag_and_named_when_exceeded(self):
        with http.tyndau_server("--max-body", "1000") as server:
            answer = server.exchange(request("POST", "/health", "Content-Length: 1001\r\n"))
            self.assertEqual(answer.status, 413)
            self.assertIn("1000 bytes (limit body_bytes)", json.loads(answer.body)["detail"])


class Stopping(unittest.TestCase):
    def test_an_idle_server_stops_at_once_and_says_how_many_it_answered(self):
        with http.tyndau_server() as server:
            server.get("/health")
            self.assertEqual(server.stop(), 0)
            self.assertIn("event=stopped answered=1", server.log_text())

    def test_answers_under_way_arrive(self):
        with http.test_server(jobs=8) as server:
            plugs = [socket.create_connection((server.host, server.port), timeout=http.PATIENCE) for _ in range(16)]
            for plug in plugs:
                plug.sendall(request("GET", "/test/slow?ms=500"))
            until(lambda: b"tyndau_jobs 0\n" not in server.get("/metrics").body)
            with server.connect(receive_buffer=4096) as slow:
                slow.sendall(request("GET", "/test/large?bytes=8000000"))
                until(lambda: b"tyndau_slow_answers 1" in server.get("/metrics").body)
                server.process.terminate()
                for plug in plugs:
                    answer = read_answer(plug)
                    self.assertEqual((answer.status, answer.body), (200, b"slow"))
                    plug.close()
                self.assertEqual(len(read_answer(slow).body), 8_000_000)
            self.assertEqual(server.stop(), 0)

    def test_under_load_no_request_that_was_taken_goes_without_its_answer(self):
        """Clients reconnect as fast as they can; whoever was connected before the signal and has sent its request gets the
        whole answer. A connection that the stopping server never heard is none."""
        with http.tyndau_server() as server:
            lost, answered, stop = [], [0], threading.Event()

            def ask():
                while not stop.is_set():
                    try:
                        with socket.create_connection((server.host, server.port), timeout=2) as plug:
                            plug.sendall(request("GET", "/health"))
                            plug.settimeout(http.PATIENCE)
                            answer = read_answer(plug)
                    except OSError:
                        return  # not heard any more
                    if answer is None or not answer.body.endswith(b"}"):
                        lost.append(answer)
                        return
                    answered[0] += 1

            threads = [threading.Thread(target=ask) for _ in range(8)]
            for thread in threads:
                thread.start()
            until(lambda: answered[0] > 500)
            server.process.terminate()
            for thread in threads:
                thread.join()
            stop.set()
            self.assertEqual(server.stop(), 0)
            self.assertEqual(lost, [])


if __name__ == "__main__":
    unittest.main()

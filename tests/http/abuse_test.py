#!/usr/bin/env python3
"""Hostile clients at the socket: every known way to stop the packaged Pistache (rows K1 to K7), malformed requests, slow
ones, half of ones, many. The answer is a problem+json or the end of the connection; never a hang, a crash, a 500, or the
delay of another client. Where a row stops the stock server, that is shown too, so that the test is known to bite."""

import contextlib
import json
import os
import re
import resource
import signal
import socket
import threading
import time
import unittest

import server as http
from server import read_answer, request, until

HANG = 3  # seconds: the stock server counts as stopped when a fresh connection gets nothing for so long
CHUNKED = b"POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r"
REST_OF_THE_CHUNK = b"\n0\r\n\r\n"


def stopped(stock, probes=8):
    """Whether some thread of a server no longer answers; probes spread over its threads by descriptor number."""
    with_hands = []
    try:
        for _ in range(probes):
            try:
                plug = socket.create_connection((stock.host, stock.port), timeout=HANG)
            except (TimeoutError, ConnectionError):
                return True
            with_hands.append(plug)
        for plug in with_hands:
            try:
                plug.sendall(request("GET", "/health"))
                if not plug.recv(100):
                    return True
            except (TimeoutError, ConnectionError):
                return True
        return False
    finally:
        for plug in with_hands:
            plug.close()


def is_problem(answer):
    if answer.headers.get("content-type") != "application/problem+json":
        return False
    problem = json.loads(answer.body)
    wanted = {"type", "title", "status", "detail", "request_id", "errors"}
    return set(problem) - {"hint"} == wanted and problem["status"] == answer.status


class Abuse(unittest.TestCase):
    """One server for all tests of a class; after each it must be alive and answer on every worker."""

    settings = {}

    @classmethod
    def setUpClass(cls):
        cls.server = http.test_server(**cls.settings)

    @classmethod
    def tearDownClass(cls):
        code = cls.server.stop()
        log = cls.server.log_text()
        cls.server.log.close()
        if code != 0 or "handler_failed" in log or "connection_failed" in log or "Sanitizer" in log:
            raise AssertionError(f"exit code {code}\n{log[-3000:]}")

    def tearDown(self):
        self.every_worker_answers()

    def every_worker_answers(self):
        self.assertTrue(self.server.alive(), self.server.log_text()[-3000:])
        seen, plugs = set(), []
        try:
            for _ in range(64):
                plug = socket.create_connection((self.server.host, self.server.port), timeout=http.PATIENCE)
                plugs.append(plug)
                plug.sendall(request("GET", "/health"))
                health = json.loads(read_answer(plug).body)
                seen.add(health["worker"])
                if len(seen) == health["workers"]:
                    return
        finally:
            for plug in plugs:
                plug.close()
        self.fail(f"only workers {seen} answer")

    def assert_problem(self, answer, status):
        self.assertIsNotNone(answer)
        self.assertEqual(answer.status, status, answer)
        self.assertTrue(is_problem(answer), answer)

    def refused(self, data, status):
        """The bytes get this status, and nothing more is read from the connection."""
        with self.server.connect() as plug:
            try:
                plug.sendall(data)
            except (BrokenPipeError, ConnectionResetError):
                pass
            answer = read_answer(plug)
            self.assert_problem(answer, status)
            self.assertEqual(answer.headers["connection"], "close")
            self.assertTrue(http.ended(plug))


class RowsOfTheStockServer(Abuse):
    def test_k1_a_chunk_cut_between_cr_and_lf(self):
        for _ in range(4):
            with self.server.connect() as plug:
                plug.sendall(CHUNKED)
                self.assert_problem(read_answer(plug), 501)
        with http.stock_server() as stock:
            plugs = [socket.create_connection((stock.host, stock.port)) for _ in range(4)]
            for plug in plugs:
                plug.sendall(CHUNKED)
            time.sleep(0.2)  # so that the rest is another read
            for plug in plugs:
                with contextlib.suppress(ConnectionError):  # a build with a sanitizer ends at the first
                    plug.sendall(REST_OF_THE_CHUNK)
            until(lambda: stopped(stock))
            for plug in plugs:
                plug.close()
            stock.stop(signal.SIGKILL)

    def test_k2_a_target_of_slashes(self):
        for length in (1500, 14_600, 60_000):
            answer = self.server.exchange(request("GET", "/" * length))
            self.assertEqual(answer.status, 404 if length < 2048 else 414)
            self.assertTrue(is_problem(answer))
        with http.stock_server(str(1 << 20)) as stock:
            with stock.connect() as plug:
                plug.sendall(request("GET", "/" * 60_000))
                self.assertTrue(http.ended(plug))
            until(lambda: not stock.alive())

    def test_k3_a_reader_that_takes_nothing(self):
        plugs = []
        for _ in range(8):
            plug = socket.socket()
            plug.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            plug.connect((self.server.host, self.server.port))
            plug.sendall(request("GET", "/test/large?bytes=16000000"))
            plugs.append(plug)
        until(lambda: b"tyndau_slow_answers 8" in self.server.get("/metrics").body)
        before = self.server.processor_seconds()
        time.sleep(1.0)
        self.assertLess(self.server.processor_seconds() - before, 0.5, "a worker spins")
        for _ in range(50):
            self.assertEqual(self.server.get("/health").status, 200)
        for plug in plugs:
            plug.settimeout(http.PATIENCE)
            self.assertEqual(len(read_answer(plug).body), 16_000_000)
            plug.close()
        self.stock_spins()

    def stock_spins(self):
        with http.stock_server() as stock:
            plugs = []
            for _ in range(4):
                plug = socket.socket()
                plug.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
                plug.connect((stock.host, stock.port))
                plug.sendall(request("GET", "/large"))
                plugs.append(plug)
            until(lambda: stopped(stock))
            before = stock.processor_seconds()
            until(lambda: stock.processor_seconds() - before > 0.3)  # though nobody takes anything
            for plug in plugs:
                plug.close()
            stock.stop(signal.SIGKILL)

    def test_k4_clients_that_leave_in_the_middle_of_an_answer(self):
        self.every_worker_answers()
        until(lambda: b"tyndau_connections 1\n" in self.server.get("/metrics").body)
        before = self.server.descriptors()
        for _ in range(100):
            plug = socket.create_connection((self.server.host, self.server.port))
            plug.sendall(request("GET", "/test/large?bytes=8000000"))
            plug.recv(100)
            plug.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
            plug.close()
        until(lambda: b"tyndau_slow_answers 0" in self.server.get("/metrics").body)
        until(lambda: self.server.descriptors() <= before + 1)

    def test_k5_answers_from_the_pool_arrive_whole(self):
        with self.server.connect() as plug:
            for _ in range(50):
                plug.sendall(request("GET", "/test/slow?ms=1"))
                self.assertEqual(read_answer(plug).body, b"slow")

    def test_k6_a_request_hidden_in_a_body_above_the_limit(self):
        hidden = request("GET", "/test/execution")
        body = b"x" * 8192 + hidden * 20
        head = b"POST /test/echo HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 2000000\r\n\r\n"
        with self.server.connect() as plug:
            try:
                plug.sendall(head + body)
            except (BrokenPipeError, ConnectionResetError):
                pass
            self.assert_problem(read_answer(plug), 413)
            self.assertTrue(http.ended(plug))
        metrics = self.server.get("/metrics").body
        self.assertNotIn(b'route="/test/execution",status', metrics)
        self.stock_executes_it()

    def stock_executes_it(self):
        """The stock server answers 413 and reads on: one of the pieces begins with a request."""
        with http.stock_server() as stock:
            with stock.connect(patience=HANG) as plug:
                plug.sendall(b"POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 2000000\r\n\r\n" + b"x" * 5000)
                try:
                    plug.recv(4096)
                    plug.sendall(request("GET", "/hidden"))
                    plug.recv(4096)
                except OSError:
                    pass
            lines = []
            reader = threading.Thread(target=lambda: lines.append(stock.process.stdout.readline()))
            reader.start()
            reader.join(HANG)
            stock.stop(signal.SIGKILL)
            reader.join()
            self.assertIn("hidden request executed", "".join(lines))

    def test_k7_methods_without_a_route_from_many_threads(self):
        """The stock server's race is of its route map; ours has none, which the thread sanitizer sees here."""
        failures = []

        def ask(method):
            for _ in range(50):
                answer = self.server.exchange(request(method, "/health"))
                if answer is None or answer.status not in (405, 501):
                    failures.append((method, answer))

        threads = [threading.Thread(target=ask, args=(method,))
                   for method in ("PUT", "DELETE", "PATCH", "POST", "TRACE", "CONNECT", "BREW", "PROPFIND")]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(failures, [])


class Malformed(Abuse):
    def test_what_is_not_http_is_refused_and_the_connection_ends(self):
        heads = [b"\r\n\r\n", b"GET\r\n\r\n", b"GET /\r\n\r\n", b"\0" * 100 + b"\r\n\r\n", b"GET / HTTP/1.1\r\n\r\n",
                 b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", b"GET / HTTP/1.1\r\nHost: a\r\n b\r\n\r\n",
                 b"GET / HTTP/1.1\r\nHost : a\r\n\r\n", b"GET / HTTP/1.1\r\nHost: a\nX: b\r\n\r\n",
                 b"GET /\xff HTTP/1.1\r\nHost: a\r\n\r\n", b"GET http://a/ HTTP/1.1\r\nNo\r\n\r\n",
                 b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
                 b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
                 b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
                 b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 12abc\r\n\r\n",
                 b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 18446744073709551616\r\n\r\n",
                 b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 a TLS hello\r\n\r\n"]
        for head in heads:
            with self.subTest(head=head):
                self.refused(head, 400)

    def test_other_versions_methods_and_encodings_are_named(self):
        self.refused(b"GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505)
        self.refused(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505)
        self.refused(b"BREW / HTTP/1.1\r\nHost: a\r\n\r\n", 501)
        self.refused(b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 501)

    def test_limits_of_the_head(self):
        self.refused(b"GET /" + b"a" * 20_000, 414)
        self.refused(request("GET", "/" + "a" * 2048), 414)
        self.refused(request("GET", "/", "X: " + "a" * 9000 + "\r\n"), 431)
        self.refused(request("GET", "/", "X: a\r\n" * 120), 431)

    def test_headers_that_the_stock_server_chokes_on_are_harmless(self):
        for field in ("Cookie: nonsense", "Accept: foo/bar, */*;q=0.1", "Cache-Control: odd=,=",
                      "Accept: text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2", "Authorization:", "Expect: much",
                      "If-None-Match: ,,,\"", "Accept-Language: ;;;q=,", "Accept-Encoding: q=1;;,"):
            with self.subTest(field=field):
                self.assertEqual(self.server.get("/health", field + "\r\n").status, 200)

    def test_targets_that_cannot_be_decoded(self):
        for target in ("/%", "/%4", "/%zz", "/%00", "/%ff", "/health?a=%", "/health?%ff=1", "/%c0%ae"):
            with self.subTest(target=target):
                self.assert_problem(self.server.get(target), 400)
        for target in ("//", "/../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/health/", "/a" * 700):
            with self.subTest(target=target):
                self.assert_problem(self.server.get(target), 404)

    def test_absolute_and_star_targets(self):
        for target in ("http://test/health", "*", "test:80"):
            with self.subTest(target=target):
                self.assertIn(self.server.get(target).status, (400, 404))

    def test_header_injection_does_not_split_the_answer(self):
        answer = self.server.get("/nothing%0d%0aX-Injected:%201?lang=ru")
        self.assert_problem(answer, 404)
        self.assertNotIn("x-injected", answer.headers)

    def test_head_has_no_body_and_the_connection_goes_on(self):
        with self.server.connect() as plug:
            for _ in range(3):
                plug.sendall(request("HEAD", "/api.html"))
                answer = read_answer(plug, "HEAD")
                self.assertEqual(answer.status, 200)
                self.assertGreater(int(answer.headers["content-length"]), 100)
            plug.sendall(request("GET", "/health"))
            self.assertEqual(read_answer(plug).status, 200)

    def test_expect_100_continue(self):
        with self.server.connect() as plug:
            head = "Content-Type: text/plain\r\nContent-Length: 5\r\nExpect: 100-continue\r\n"
            plug.sendall(request("POST", "/test/echo", head))
            self.assertEqual(read_answer(plug).status, 100)
            plug.sendall(b"hello")
            self.assertEqual(read_answer(plug).body, b"hello")

    def test_close_is_honoured(self):
        with self.server.connect() as plug:
            plug.sendall(request("GET", "/health", "Connection: close\r\n"))
            self.assertEqual(read_answer(plug).headers["connection"], "close")
            self.assertTrue(http.ended(plug))
        with self.server.connect() as plug:
            plug.sendall(b"GET /health HTTP/1.0\r\n\r\n")
            self.assertEqual(read_answer(plug).status, 200)
            self.assertTrue(http.ended(plug))

    def test_pipelined_requests_are_not_served_and_not_mixed(self):
        with self.server.connect() as plug:
            plug.sendall(request("GET", "/test/slow?ms=50") + request("GET", "/health"))
            answer = read_answer(plug)
            self.assertEqual((answer.status, answer.body), (200, b"slow"))
            self.assertEqual(answer.headers["connection"], "close")
            self.assertTrue(http.ended(plug))
        with self.server.connect() as plug:
            plug.sendall(request("GET", "/test/slow?ms=200"))
            time.sleep(0.05)
            plug.sendall(request("GET", "/health"))
            self.assertEqual(read_answer(plug).body, b"slow")

    def test_a_request_in_single_bytes(self):
        with self.server.connect() as plug:
            for byte in request("POST", "/test/echo", "Content-Type: text/plain\r\n", b"hello"):
                plug.sendall(bytes([byte]))
            self.assertEqual(read_answer(plug).body, b"hello")


class HalfRequests(Abuse):
    settings = {"patience_ms": 700}

    def test_bodies_and_heads_cut_short_end_without_an_answer(self):
        for data in (b"GET / HT", b"GET / HTTP/1.1\r\nHost: a\r\n", request("POST", "/test/echo", "Content-Length: 9\r\n")):
            with self.subTest(data=data), self.server.connect() as plug:
                plug.sendall(data)
                plug.shutdown(socket.SHUT_WR)
                self.assertTrue(http.ended(plug))

    def test_slow_clients_are_cut_off_and_delay_nobody(self):
        plugs = [socket.create_connection((self.server.host, self.server.port)) for _ in range(200)]
        for number, plug in enumerate(plugs):
            plug.settimeout(http.PATIENCE)
            plug.sendall(b"GET /health HTTP/1.1\r\nHost: a\r\nX: " if number % 2 else b"POST /test/echo HT")
        self.assertEqual(self.server.get("/health").status, 200)
        for plug in plugs:
            self.assertTrue(http.ended(plug))
            plug.close()

    def test_a_body_that_drips_is_cut_off(self):
        with self.server.connect() as plug:
            plug.sendall(request("POST", "/test/echo", "Content-Type: text/plain\r\nContent-Length: 1000000\r\n"))
            with self.assertRaises(OSError):
                for _ in range(3000):
                    plug.sendall(b"x")
                    time.sleep(0.01)

    def test_a_half_closed_client_gets_its_answer(self):
        for target, body in (("/test/slow?ms=100", b"slow"), ("/test/large?bytes=3000000", b"x" * 3_000_000)):
            with self.subTest(target=target), self.server.connect() as plug:
                plug.sendall(request("GET", target))
                plug.shutdown(socket.SHUT_WR)
                self.assertEqual(read_answer(plug).body, body)

    def test_a_reader_that_never_reads_is_cut_off(self):
        with self.server.connect(receive_buffer=4096) as plug:
            plug.sendall(request("GET", "/test/large?bytes=16000000"))
            until(lambda: b"tyndau_slow_answers 1" in self.server.get("/metrics").body)
            until(lambda: b"tyndau_slow_answers 0" in self.server.get("/metrics").body)
            got = 0
            try:
                while piece := plug.recv(1 << 20):
                    got += len(piece)
            except ConnectionResetError:
                pass
            self.assertLess(got, 16_000_000)

    def test_silent_connections_are_closed(self):
        with self.server.connect() as plug:
            self.assertTrue(http.ended(plug))


class Many(Abuse):
    settings = {"jobs": 1, "queue": 4, "rate": 5}

    def test_more_jobs_than_the_queue_holds(self):
        plugs = [socket.create_connection((self.server.host, self.server.port), timeout=http.PATIENCE) for _ in range(40)]
        for plug in plugs:
            plug.sendall(request("GET", "/test/slow?ms=300"))
        self.assertEqual(self.server.get("/health").status, 200)
        answers = [read_answer(plug) for plug in plugs]
        for plug in plugs:
            plug.close()
        refused = [answer for answer in answers if answer.status == 503]
        self.assertGreaterEqual(len([answer for answer in answers if answer.status == 200]), 4)
        self.assertGreaterEqual(len(refused), 20)
        for answer in refused:
            self.assertTrue(is_problem(answer))
            self.assertIn("retry-after", answer.headers)
            self.assertIn("queued_jobs", json.loads(answer.body)["hint"])

    def test_executions_above_the_rate_are_refused(self):
        with self.server.connect() as plug:
            statuses = []
            for _ in range(8):
                plug.sendall(request("GET", "/test/execution"))
                answer = read_answer(plug)
                statuses.append(answer.status)
            self.assertEqual(statuses[:5], [200] * 5)
            self.assertEqual(statuses[-1], 429)
            self.assertTrue(is_problem(answer))
            self.assertIn("retry-after", answer.headers)
            self.assertEqual(self.server.get("/health").status, 200)

    def connections(self):
        metrics = self.server.get("/metrics").body.decode()
        return int(re.search(r"^tyndau_connections (\d+)$", metrics, re.MULTILINE)[1])

    def test_idle_connections(self):
        most = int(os.environ.get("TYNDAU_IDLE_CONNECTIONS", "2000"))
        hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
        most = min(most, hard - 200)
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
        plugs = []
        try:
            for _ in range(most):
                plug = socket.socket()
                plug.settimeout(http.PATIENCE)
                plug.connect((self.server.host, self.server.port))
                plugs.append(plug)
                plug.sendall(request("GET", "/health"))
                self.assertEqual(read_answer(plug).status, 200)
            self.every_worker_answers()
            # The probes of every_worker_answers have gone, their ends may not have been read yet; the question is one more.
            until(lambda: self.connections() in (most, most + 1))
        finally:
            for plug in plugs:
                plug.close()


class Deadline(Abuse):
    settings = {"deadline_ms": 200, "jobs": 2}

    def test_work_that_is_late_is_a_503_and_frees_its_thread(self):
        for _ in range(6):
            answer = self.server.get("/test/slow?ms=600000")
            self.assert_problem(answer, 503)
            self.assertIn("respond-async", json.loads(answer.body)["hint"])
            self.assertNotIn("respond-async", json.loads(answer.body)["detail"])
        self.assertEqual(self.server.get("/test/slow?ms=1").status, 200)

    def test_work_that_heeds_nothing_delays_only_its_own_client(self):
        with self.server.connect() as plug:
            plug.sendall(request("GET", "/test/deaf?ms=1500"))
            self.assert_problem(read_answer(plug), 503)
            plug.sendall(request("GET", "/health"))
            self.assertEqual(read_answer(plug).status, 200, "the connection goes on")


class Proxy(unittest.TestCase):
    def test_forwarded_addresses_count_only_behind_a_trusted_proxy(self):
        fields = "Content-Type: text/plain\r\nX-Forwarded-For: 6.6.6.6, 1.2.3.4\r\nX-Forwarded-Proto: https\r\n" \
                 "X-Forwarded-Host: tyndau.example\r\nX-Request-Id: from-proxy\r\n"
        for trusted, client, base, name in ((1, "1.2.3.4", "https://tyndau.example", "from-proxy"),
                                            (0, "127.0.0.1", "http://test", None)):
            with http.test_server(trust_proxy=trusted) as server:
                answer = server.exchange(request("POST", "/test/echo", fields, b"x"))
                self.assertEqual(answer.headers["x-client"], client)
                self.assertEqual(answer.headers["x-base"], base)
                self.assertEqual(answer.headers["x-request-id"] == "from-proxy", name is not None)


if __name__ == "__main__":
    unittest.main()

#!/usr/bin/env python3
"""Runs every *.case file beside it (cases.py says how they are written) against the real program, and checks that each
route, method and status of api/openapi.yaml has a case. Arguments: only these files, without the check."""

import json
import re
import sys
import tempfile
import time
from pathlib import Path

import yaml

import cases
import server as http
from stores import Stores, program

HERE = Path(__file__).resolve().parent
TOP = HERE.parent.parent


def ask(server, case, variables):
    body = cases.filled(case.body, variables)
    data = (TOP / body[1:]).read_bytes() if re.fullmatch(r"<[^\s<>]+", body) else body.encode("utf-8")
    lines = [f"{case.method} {cases.filled(case.target, variables)} HTTP/1.1", "Host: case.example"]
    lines += [f"{name}: {cases.filled(value, variables)}" for name, value in case.headers]
    if data or case.method in ("POST", "PUT", "PATCH"):
        lines.append(f"Content-Length: {len(data)}")
    with server.connect() as plug:
        plug.sendall("\r\n".join(lines).encode("utf-8") + b"\r\n\r\n" + data)
        return http.read_answer(plug, case.method)


def run_file(path, stores):
    """Names of the cases that failed, each with what was wrong; and all cases."""
    file = cases.read(path)
    store = stores.make(file.store)
    variables = {"host": "case.example"}
    for name, role in file.tokens:
        made = json.loads(program("--store", store, "--json", "token", "add", "--role", role))
        variables[name] = made["token"]
    failures = []
    command = [http.PROGRAM, "--store", str(store), "serve", "--listen", "127.0.0.1:0", *file.flags]
    with http.Server(command, {"TYNDAU_UI": str(TOP / file.application)}) as server:
        for case in file.cases:
            answer = ask(server, case, variables)
            until = time.monotonic() + http.PATIENCE
            while case.at_last and answer and answer.status != case.status and time.monotonic() < until:
                time.sleep(0.05)
                answer = ask(server, case, variables)
            problem = "no answer" if answer is None else (
                cases.compare_head(case, answer, variables) or cases.compare_body(case, answer, variables))
            if problem:
                failures.append(f"{path.relative_to(TOP)}:{case.line}: {case.name}: {problem}")
            else:
                cases.capture(case, answer, variables)
        if not server.alive():
            failures.append(f"{path.name}: the server ended: {server.log_text()[-2000:]}")
    return failures, file.cases


def pattern_of(template):
    parts = re.split(r"\{[^}]+\}", template)
    return re.compile("[^/]+?".join(map(re.escape, parts)) + r"$")


def operation_of(case, contract):
    """The operation that a case exercises: of several templates that fit, the one with fewer names."""
    target = case.target.partition("?")[0]
    fitting = [path for path in contract["paths"] if pattern_of(path).match(target)]
    return min(fitting, key=lambda path: path.count("{"), default=None)


def gaps(all_cases, contract):
    have = {(operation_of(case, contract), case.method.lower(), str(case.status)) for case in all_cases}
    for path, methods in contract["paths"].items():
        for method, operation in methods.items():
            if method not in ("get", "post", "put", "patch", "delete"):
                continue
            for status in operation["responses"]:
                if status != "default" and (path, method, status) not in have:
                    yield f"no case shows {method.upper()} {path} -> {status}"


def main():
    chosen = [Path(name).resolve() for name in sys.argv[1:]]
    files = chosen or sorted(HERE.glob("*.case"))
    failures, all_cases = [], []
    with tempfile.TemporaryDirectory() as folder:
        stores = Stores(Path(folder))
        for path in files:
            failed, ran = run_file(path, stores)
            failures += failed
            all_cases += ran
    if not chosen:
        contract = yaml.safe_load((TOP / "api/openapi.yaml").read_text(encoding="utf-8"))
        failures += list(gaps(all_cases, contract))
    print("\n".join(failures))
    print(f"{len(all_cases)} cases, {len(failures)} problems")
    return 1 if failures or not all_cases else 0


if __name__ == "__main__":
    sys.exit(main())

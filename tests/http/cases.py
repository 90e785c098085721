"""Reads *.case files: a request, the expected head, the expected body.

A file begins with settings, one a line, all optional:

    server: --private                 flags of `tyndau serve`
    store: none | prepared            without data (the default), or with the shipped packs and the example settlements
    application: FOLDER               where the web application is, from the checkout; "none" where there is none
    token: NAME ROLE                  a token (writer, admin) that cases use as {NAME}; needs a prepared store

Then come the cases, which run in order against one server:

    == A sentence that says what is shown
    POST /processes/screen/execution?lang=ru
    Content-Type: application/json
                                      (an empty line, then the body; "<path" alone is a file of the checkout)
    {"inputs": {}}
    --
    201
                                      ("200 at last": asked again until the status is this one)
    Location: ~ /jobs/[0-9a-f]+$      after "~" a regular expression that must be found
    Retry-After: -                    must be absent
    @job = header Location            kept for later cases of the file as {job}
    @id = /jobs/0/id                  the same from the body, by JSON pointer
                                      (an empty line, then what the body must be)
    {"status": "accepted", "id": "~^[0-9a-f]+$"}

A body that is JSON is compared with JSON: every member that is written must be there and equal, others may be; arrays have
the same length; a string that starts with "~" is a regular expression, a name that starts with "!" must not be there. "(empty)" means no body. In anything else every
line must be found in the answer's text. Lines that start with "#" between cases are remarks.
"""

import json
import re
from dataclasses import dataclass, field


@dataclass
class Case:
    name: str
    line: int
    method: str = "GET"
    target: str = "/"
    headers: list = field(default_factory=list)
    body: str = ""
    status: int = 200
    at_last: str = ""
    expected: list = field(default_factory=list)
    captures: list = field(default_factory=list)
    answer: str = ""


@dataclass
class CaseFile:
    flags: list = field(default_factory=list)
    store: str = "none"
    application: str = "none"
    tokens: list = field(default_factory=list)
    cases: list = field(default_factory=list)


def read_settings(lines, into, path):
    for number, line in lines:
        if not line.strip() or line.startswith("#"):
            continue
        key, _, value = line.partition(":")
        value = value.strip()
        if key == "server":
            into.flags = value.split()
        elif key == "store" and value in ("none", "prepared"):
            into.store = value
        elif key == "application":
            into.application = value
        elif key == "token" and len(value.split()) == 2:
            into.tokens.append(value.split())
        else:
            raise ValueError(f"{path}:{number}: no such setting: {line}")


def head_and_body(lines):
    """Lines up to the first empty one, and the text after it."""
    texts = [text for _, text in lines]
    if "" not in texts:
        return texts, ""
    gap = texts.index("")
    return texts[:gap], "\n".join(texts[gap + 1:]).strip("\n")


def read_case(name, number, lines, path):
    marks = [i for i, (_, text) in enumerate(lines) if text == "--"]
    if len(marks) != 1:
        raise ValueError(f"{path}:{number}: one line with -- was expected, {len(marks)} were found")
    case = Case(name, number)
    asked, case.body = head_and_body(lines[:marks[0]])
    case.method, _, case.target = asked[0].partition(" ")
    case.headers = [tuple(part.strip() for part in line.split(":", 1)) for line in asked[1:]]
    wanted, case.answer = head_and_body(lines[marks[0] + 1:])
    status, case.at_last, _ = wanted[0].partition(" at last")
    case.status = int(status)
    for line in wanted[1:]:
        if line.startswith("@"):
            variable, _, source = line[1:].partition("=")
            case.captures.append((variable.strip(), source.strip()))
        else:
            key, _, value = line.partition(":")
            case.expected.append((key.strip(), value.strip()))
    return case


def read(path):
    """One file. Raises ValueError with file and line for what is not of the form above."""
    lines = list(enumerate(path.read_text(encoding="utf-8").splitlines(), 1))
    starts = [i for i, (_, text) in enumerate(lines) if text.startswith("== ")]
    result = CaseFile()
    read_settings(lines[:starts[0]] if starts else lines, result, path)
    for start, end in zip(starts, starts[1:] + [len(lines)]):
        number, title = lines[start]
        body = lines[start + 1:end]
        while body and (not body[-1][1].strip() or body[-1][1].startswith("#")):
            body.pop()
        result.cases.append(read_case(title[3:].strip(), number, body, path))
    return result


def filled(text, variables):
    for name, value in variables.items():
        text = text.replace("{" + name + "}", value)
    return text


def at_pointer(document, pointer):
    for part in pointer.split("/")[1:]:
        part = part.replace("~1", "/").replace("~0", "~")
        document = document[int(part)] if isinstance(document, list) else document[part]
    return document


def difference(wanted, got, place=""):
    """What of the wanted JSON the other lacks; an empty text when nothing."""
    if isinstance(wanted, str) and wanted.startswith("~"):
        fits = isinstance(got, str) and re.search(wanted[1:], got)
        return "" if fits else f"{place}: {got!r} does not fit {wanted!r}"
    if isinstance(wanted, dict) and isinstance(got, dict):
        for key, value in wanted.items():
            if key.startswith("!"):
                if key[1:] in got:
                    return f"{place}/{key[1:]} is there"
                continue
            if key not in got:
                return f"{place}/{key} is missing"
            inner = difference(value, got[key], f"{place}/{key}")
            if inner:
                return inner
        return ""
    if isinstance(wanted, list) and isinstance(got, list):
        if len(wanted) != len(got):
            return f"{place}: {len(got)} items, {len(wanted)} were expected"
        return next((d for i, (w, g) in enumerate(zip(wanted, got)) if (d := difference(w, g, f"{place}/{i}"))), "")
    same = type(wanted) is type(got) or {type(wanted), type(got)} == {int, float}
    return "" if same and wanted == got else f"{place}: {got!r}, {wanted!r} was expected"


def compare_head(case, answer, variables):
    if answer.status != case.status:
        return f"status {answer.status}: {answer.body[:500]!r}"
    for name, wanted in case.expected:
        got = answer.headers.get(name.lower())
        wanted = filled(wanted, variables)
        if wanted == "-":
            fits = got is None
        elif wanted.startswith("~"):
            fits = got is not None and re.search(wanted[1:].strip(), got)
        else:
            fits = got == wanted
        if not fits:
            return f"{name}: {got!r}, {wanted!r} was expected"
    return ""


def compare_body(case, answer, variables):
    wanted = filled(case.answer, variables)
    if not wanted:
        return ""
    if wanted == "(empty)":
        return "" if not answer.body else f"a body: {answer.body[:200]!r}"
    if wanted[0] in "{[":
        try:
            return difference(json.loads(wanted), json.loads(answer.body))
        except json.JSONDecodeError as error:
            return f"{error}: {answer.body[:300]!r}"
    text = answer.body.decode("utf-8", "replace")
    return next((f"{line!r} is not in {text[:500]!r}" for line in wanted.splitlines() if line not in text), "")


def capture(case, answer, variables):
    for name, source in case.captures:
        if source.startswith("header "):
            variables[name] = answer.headers[source[7:].strip().lower()]
        else:
            variables[name] = str(at_pointer(json.loads(answer.body), source))

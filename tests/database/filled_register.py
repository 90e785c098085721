"""Registers of many hearings in a database, none of them screened yet."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent.parent
OF_PROJECT = ("project_name", "initiator", "oblast", "hazard_class", "spz_radius_m", "affected_communities")


def program():
    return os.environ.get("TYNDAU_PROGRAM", str(TOP / "build/release/tyndau"))


def run(*command, given=None):
    done = subprocess.run([str(word) for word in command], text=True, capture_output=True, check=False, input=given)
    if done.returncode != 0:
        sys.exit(f"{command}: {done.returncode} {done.stderr}")
    return done.stdout


def sql(store, text):
    return run("psql", "-q", "-t", "-A", "-v", "ON_ERROR_STOP=1", store, "-c", text).strip()


def make_database(name):
    server = os.environ["TYNDAU_TEST_POSTGRES"]
    sql(server, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    sql(server, f"CREATE DATABASE {name}")
    store = server.replace("/postgres?", f"/{name}?")
    run(program(), "--store", store, "migrate")
    return store


def rows_of(folder, rows):
    """Generated hearings without their planted faults, and a table of just these."""
    run(sys.executable, TOP / "scripts/bench/make_hearings", folder, "--rows", rows)
    with open(folder / "planted.csv", encoding="utf-8") as planted:
        wrong = {row["hearing_id"] for row in csv.DictReader(planted)}
    with open(folder / "hearings.csv", encoding="utf-8") as table, open(folder / "good.csv", "w", encoding="utf-8") as good:
        reader = csv.DictReader(table)
        writer = csv.DictWriter(good, reader.fieldnames, lineterminator="\n")
        writer.writeheader()
        kept = [row for row in reader if row["hearing_id"] not in wrong]
        writer.writerows(kept)
    return kept


def features_of(row):
    properties = {name: value for name, value in row.items()
                  if value and name not in ("hearing_id", "project_lon", "project_lat")}
    project = {name: properties.pop(name) for name in OF_PROJECT if name in properties}
    properties["project_id"] = row["project_id"]
    point = {"type": "Point", "coordinates": [float(row["project_lon"]), float(row["project_lat"])]}
    return ({"type": "Feature", "id": row["project_id"], "geometry": point, "properties": project},
            {"type": "Feature", "id": row["hearing_id"], "geometry": None, "properties": properties})


def copy(store, table, lines):
    escaped = ("\t".join(field.replace("\\", "\\\\") for field in line) for line in lines)
    run("psql", "-q", "-v", "ON_ERROR_STOP=1", store, "-c", f"COPY {table} FROM STDIN", given="\n".join(escaped) + "\n")


def fill(store, folder, rows):
    """Settlements, projects and hearings. The number of hearings."""
    kept = rows_of(folder, rows)
    run(program(), "--store", store, "load", "settlements", folder / "settlements.geojson", "--id", "generated")
    projects, hearings = zip(*(features_of(row) for row in kept))
    now = "2026-01-01 00:00:00+00"
    copy(store, "tyndau.projects (id, version, written_at, feature)",
         ((one["id"], "1", now, json.dumps(one, ensure_ascii=False)) for one in projects))
    copy(store, "tyndau.hearings (id, project, version, written_at, feature)",
         ((one["id"], one["properties"]["project_id"], "1", now, json.dumps(one, ensure_ascii=False)) for one in hearings))
    sql(store, "SELECT setval('tyndau.register_version', 1); ANALYZE")
    return len(kept)

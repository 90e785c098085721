#!/usr/bin/env python3
"""Ways along a random network of 500 nodes, with one-way roads, are those that networkx finds on lengths of GeodSolve."""

import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

try:
    import networkx
except ImportError:
    sys.exit(77)


def lengths(pairs):
    """Metres between pairs of positions, by GeodSolve."""
    lines = "".join(f"{a[1]!r} {a[0]!r} {b[1]!r} {b[0]!r}\n" for a, b in pairs)
    done = subprocess.run(["GeodSolve", "-i", "-p", "6"], input=lines, capture_output=True, text=True, check=True)
    return [float(line.split()[2]) for line in done.stdout.splitlines()]


def network(chance):
    """Positions of nodes, and roads as (node, node, bends, one-way)."""
    nodes = [(round(chance.uniform(68, 71), 7), round(chance.uniform(49, 51), 7)) for _ in range(500)]
    roads = []
    for here in range(len(nodes)):
        near = sorted(range(len(nodes)), key=lambda n: (nodes[n][0] - nodes[here][0]) ** 2 + (nodes[n][1] - nodes[here][1]) ** 2)
        for there in chance.sample(near[1:6], 2):
            bends = [tuple(round(a + (b - a) * share + chance.gauss(0, 0.01), 7) for a, b in zip(nodes[here], nodes[there]))
                     for share in (0.25, 0.5, 0.75)[: chance.randrange(4)]]
            roads.append((here, there, bends, chance.choice(["yes", "-1", "no", "", ""])))
    return nodes, roads


def main():
    program = Path(os.environ["TYNDAU_BINARY_DIR"]) / "road_ways_of"
    chance = random.Random(11)
    nodes, roads = network(chance)
    lines = [[nodes[here], *bends, nodes[there]] for here, there, bends, _ in roads]
    pieces = iter(lengths([pair for line in lines for pair in zip(line, line[1:])]))
    graph = networkx.MultiDiGraph()
    graph.add_nodes_from(range(len(nodes)))
    for (here, there, _, one_way), line in zip(roads, lines):
        metres = sum(next(pieces) for _ in line[1:])
        if one_way != "-1":
            graph.add_edge(here, there, metres=metres)
        if one_way != "yes":
            graph.add_edge(there, here, metres=metres)
    features = [{"type": "Feature", "properties": {"highway": "primary", "oneway": one_way or None},
                 "geometry": {"type": "LineString", "coordinates": line}} for (_, _, _, one_way), line in zip(roads, lines)]
    footpaths = [{"type": "Feature", "properties": {"highway": "path", "oneway": None},
                  "geometry": {"type": "LineString", "coordinates": [nodes[i], nodes[i + 1]]}} for i in range(100)]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "roads.geojson"
        file.write_text(json.dumps({"type": "FeatureCollection", "features": features + footpaths}), encoding="utf-8")
        asked = chance.sample(range(len(nodes)), 60)
        places = "".join(f"{nodes[n][0]!r} {nodes[n][1]!r}\n" for n in asked)
        done = subprocess.run([program, file], input=places, capture_output=True, text=True, check=True)
    worst = compared = without = 0
    for here, row in zip(asked, done.stdout.splitlines()):
        expected = networkx.single_source_dijkstra_path_length(graph, here, weight="metres")
        for there, found in zip(asked, row.split()):
            if (found == "-") != (there not in expected):
                sys.exit(f"from {here} to {there}: {found}, expected {expected.get(there)}")
            if found == "-":
                without += 1
                continue
            compared += 1
            worst = max(worst, abs(float(found) - expected[there]))
    print(f"{compared} ways, {without} pairs without one, at most {worst:.3f} m apart")
    if worst > 1.0 or compared < 1000 or without == 0:
        sys.exit("not as networkx has it")


if __name__ == "__main__":
    main()

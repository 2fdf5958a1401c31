#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Guitai developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""report.py <llvm-cov export> [--uncovered] <folder...>: branches taken of each folder, as a Markdown table.

A branch is one outcome of one condition of the source: `if (a && b)` has four. Exits with 1 when a folder is below
95 %.
"""
import json
import os
import sys

LEAST = 95.0


def taken_of(path):
    """{(line, column, outcome): taken} of one file; a condition met in several programs or instances counts once.

    Not counted is the way past a `switch` without a default: -Wswitch makes sure that it names every value.
    """
    taken = {}
    with open(path["filename"]) as file:
        source = file.read().splitlines()
    for line, column, _, _, true, false, *_ in path["branches"]:
        if source[line - 1][: column - 1].strip() == "switch (":
            continue
        for outcome, count in (("true", true), ("false", false)):
            key = (line, column, outcome)
            taken[key] = taken.get(key, False) or count > 0
    return taken


def main(arguments):
    uncovered = "--uncovered" in arguments
    export, *folders = [one for one in arguments if not one.startswith("--")]
    with open(export) as file:
        files = json.load(file)["data"][0]["files"]
    below = False
    sums = [0, 0]
    misses = []
    print("| folder | branches | taken | |\n|---|---|---|---|")
    for folder in folders:
        count, hits = 0, 0
        for path in files:
            name = os.path.relpath(path["filename"])
            if not name.startswith(folder + "/"):
                continue
            taken = taken_of(path)
            count += len(taken)
            hits += sum(taken.values())
            misses += [(name, *key) for key, hit in sorted(taken.items()) if not hit]
        share = 100.0 * hits / count if count else 0.0
        below = below or share < LEAST
        print(f"| `{folder}` | {count} | {hits} | {share:.1f} % |")
        sums = [sums[0] + count, sums[1] + hits]
    print(f"| in all | {sums[0]} | {sums[1]} | **{100.0 * sums[1] / max(sums[0], 1):.1f} %** |")
    if uncovered:
        print()
        for name, line, column, outcome in misses:
            with open(name) as source:
                text = source.read().splitlines()[line - 1].strip()
            print(f"{name}:{line}:{column} never {outcome}: {text}")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

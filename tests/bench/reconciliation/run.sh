#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Guitai developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Our matching and DuckDB on the same files in the same minute: time, memory, ratio, and whether they agree.
#   tests/bench/reconciliation/run.sh [--rows N, 10,000,000 by default] [--rounds N] [--folder DIR] [--no-duckdb]
# BUILD names another build folder than build/release. Fails when a planted difference is missed or invented, when DuckDB
# counts otherwise, or when we need more than 512 MB or a third of its time.
set -euo pipefail
source=$(cd "$(dirname "$0")" && pwd)
cd "$source/../../.."
build=${BUILD:-build/release}
rows=10000000 rounds=2 folder="" duckdb=yes
while [ $# -gt 0 ]; do
    case $1 in
    --rows) rows=$2; shift 2 ;;
    --rounds) rounds=$2; shift 2 ;;
    --folder) folder=$2; shift 2 ;;
    --no-duckdb) duckdb=no; shift ;;
    *) sed -n '4,8s/^# //p' "$0"; exit 2 ;;
    esac
done
made=""
[ -n "$folder" ] || { folder=$(mktemp -d); made=$folder; }
trap '[ -z "$made" ] || rm -rf "$made"' EXIT
needed=$((rows * 400 / 1024 + 100000))
free=$(df --output=avail -k "$folder" | tail -n 1)
[ "$free" -gt "$needed" ] || { echo "needs $((needed / 1024)) MB free in $folder, there are $((free / 1024))"; exit 1; }
if [ "$duckdb" = yes ]; then
    mkdir -p "$build/bench-duckdb"
    cp "$source/package.json" "$source/duckdb.mjs" "$build/bench-duckdb/"
    (cd "$build/bench-duckdb" && npm install --silent --no-audit --no-fund >/dev/null)
fi

"$build/bin/guitai-planted-day" "$folder" "$rows"
bytes=$(cat "$folder/ours.csv" "$folder/theirs.csv" | wc -c) # and they are in the page cache, for both
ends=1795363200000
status=0
printf '%s rows a side, %s MB of CSV, %s cores, load %s\n\n' "$rows" "$((bytes / 1000000))" "$(nproc)" "$(cut -d' ' -f1 /proc/loadavg)"
printf '| round | | wall s | processor s | memory MB | load |\n|---|---|---|---|---|---|\n'

measure() { # name, file for its output, command...
    local name=$1 output=$2
    shift 2
    local code=0
    /usr/bin/time -o "$folder/measured" -f '%e %U %S %M' "$@" >"$output" 2>"$folder/errors" || code=$?
    tail -n 1 "$folder/measured" >"$folder/$name"
    read -r wall user system memory <"$folder/$name"
    printf '| %s | %s | %s | %s | %s | %s |\n' "$round" "$name" "$wall" "$(echo "$user + $system" | bc)" "$((memory / 1024))" "$(cut -d' ' -f1 /proc/loadavg)"
    return $code
}

for round in $(seq "$rounds"); do
    code=0
    measure ours "$folder/sums" "$build/bin/guitai-backend" reconcile --ours "$folder/ours.csv" \
        --theirs "$folder/theirs.csv" --day 2026-11-22 --output "$folder/out" || code=$?
    [ $code -eq 3 ] || { cat "$folder/errors"; exit 1; }
    [ "$(cut -d' ' -f4 "$folder/ours")" -le 524288 ] || { echo "more than 512 MB"; status=1; }
    [ "$duckdb" = yes ] || continue
    measure duckdb "$folder/duckdb-seconds" node "$build/bench-duckdb/duckdb.mjs" join "$folder/ours.csv" \
        "$folder/theirs.csv" $ends || { cat "$folder/errors"; exit 1; }
    # Its query alone, without the start of node, against all of ours.
    awk -v ours="$(cut -d' ' -f1 "$folder/ours")" -v theirs="$(cat "$folder/duckdb-seconds")" 'BEGIN {
        printf "\nDuckDB'\''s query alone %s s; ours / DuckDB = %.2f\n\n", theirs, ours / theirs
        exit ours / theirs > 1 / 3 }' || { echo "more than a third"; status=1; }
done

sed '1d;$d' "$folder/out/differences.csv" >"$folder/found"
if LC_ALL=C sort "$folder/answer.csv" | cmp - "$folder/found"; then
    echo "$(wc -l <"$folder/found") planted differences found, none missed, none invented"
else
    status=1
fi
if [ "$duckdb" = yes ]; then
    node "$build/bench-duckdb/duckdb.mjs" classes "$folder/ours.csv" "$folder/theirs.csv" $ends >"$folder/theirs.counts"
    python3 - "$folder/out/summary.json" >"$folder/ours.counts" <<'PYTHON'
import collections, json, sys
counts = collections.Counter()
for each in json.load(open(sys.argv[1]))["classes"]:
    counts[each["side"], each["class"]] += each["rows"]
for key in sorted(counts):
    print(*key, counts[key])
PYTHON
    diff "$folder/theirs.counts" "$folder/ours.counts" && echo "DuckDB counts every class alike" || status=1
fi
exit $status

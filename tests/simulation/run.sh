#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Guitai developers
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/simulation/run.sh [seeds] [first seed]   runs that many seeds on every core and prints what they found
# GUITAI_BUILD names the build folder (build/release).
set -u
cd "$(dirname "$0")/../.."
seeds=${1:-2000}
first=${2:-1}
program=${GUITAI_BUILD:-build/release}/bin/guitai-simulation
share=500 # a process forgets nothing of a crashed house, so it does not run for ever
began=$(date +%s)
results=$(mktemp)
trap 'rm -f "$results"' EXIT
for ((from = first; from < first + seeds; from += share)); do
    left=$((first + seeds - from))
    echo "$from $((left < share ? left : share))"
done | xargs -P "$(nproc)" -L 1 bash -c '"$0" --first "$1" --count "$2"' "$program" >"$results"
status=$?
grep -v ' seeds/s' "$results"
awk -v took="$(($(date +%s) - began))" '
    / seeds\/s/ { gsub(",", ""); seeds += $1; failed += $3; years += $7; payments += $10; refunds += $12; crashes += $20 }
    END {
        printf "%d seeds, %d failed, %.1f seeds/s, %.3f virtual years, %d payments, %d refunds, %d crashes, %d s\n",
            seeds, failed, seeds / (took ? took : 1), years, payments, refunds, crashes, took
    }' "$results"
exit $status

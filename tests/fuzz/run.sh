#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Guitai developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Fuzzes every parser of foreign bytes under Address- and UndefinedBehaviorSanitizer:
#   tests/fuzz/run.sh [seconds each, 3600 by default] [target...]
# What it finds stays in build/fuzz/found; what it grows from tests/fuzz/<target>/corpus in build/fuzz/grown.
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-3600}
[ $# -eq 0 ] || shift

./.ci/install_packages.sh build coverage
cmake --preset fuzz >/dev/null
targets=("$@")
[ ${#targets[@]} -gt 0 ] || mapfile -t targets < <(cd tests/fuzz && ls -d */ | tr -d /)
cmake --build --preset fuzz --target "${targets[@]/#/fuzz_}" | tail -n 1

export ASAN_OPTIONS=detect_leaks=0 UBSAN_OPTIONS=print_stacktrace=1
status=0
for target in "${targets[@]}"; do
    mkdir -p "build/fuzz/grown/$target" build/fuzz/found
    dictionary=()
    [ ! -f "tests/fuzz/$target/$target.dict" ] || dictionary=("-dict=tests/fuzz/$target/$target.dict")
    echo "== $target, $seconds s"
    "$(find build/fuzz/tests -name "fuzz_$target" -type f -perm -u+x)" "build/fuzz/grown/$target" "tests/fuzz/$target/corpus" \
        -max_total_time="$seconds" -max_len=65536 -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
        -artifact_prefix="build/fuzz/found/$target-" "${dictionary[@]}" 2>"build/fuzz/$target.log" || status=1
    grep -E '^stat::(number_of_executed_units|average_exec_per_sec|peak_rss_mb)|ERROR|SUMMARY|ASSERT' "build/fuzz/$target.log" || true
done
exit $status

#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Guitai developers
# SPDX-License-Identifier: GPL-3.0-or-later
# ./test.sh            installs what is missing, builds, runs every test that needs only Debian packages
# ./test.sh --peers    clients made by others, and a browser, drive our programs (npm, Chromium)
# ./test.sh --scale    Spark and HDFS beside our own engine and archive (PyPI, Maven Central); --scale ROWS for other days
# ./test.sh --asan     unit, contract and flow tests under Address- and UndefinedBehaviorSanitizer
set -eu
cd "$(dirname "$0")"

say() { printf '\n== %s (%s)\n' "$1" "$(date +%H:%M:%S)"; }

build() { # preset
    say "building $1"
    cmake --preset "$1" -DGUITAI_TESTS=ON >"build-$1.log" 2>&1 || { cat "build-$1.log"; rm -f "build-$1.log"; exit 1; }
    rm -f "build-$1.log"
    cmake --build --preset "$1" | tail -n 3
}

run_tests() { # preset, further ctest arguments
    local preset=$1
    shift
    say "testing $preset"
    # One at a time where programs are started and killed; two at a time elsewhere.
    ctest --test-dir "build/$preset" --output-on-failure --timeout 600 -j 2 "$@"
}

case "${1:-}" in
"")
    ./.ci/install_packages.sh build test demo
    build release
    run_tests release -LE 'conformance|scale'
    ;;
--peers)
    ./.ci/install_packages.sh build test peers
    build release
    say "peers"
    status=0
    tests/conformance/run.sh build/release || status=$?
    if [ "$status" -eq 77 ]; then
        echo "0 passed, 0 failed, 1 skipped"
    elif [ "$status" -ne 0 ]; then
        exit "$status"
    fi
    ;;
--scale)
    ./.ci/install_packages.sh build test scale
    tests/scale/install.sh
    build release
    export GUITAI_SCALE_ROWS=${2:-1000000}
    say "scale"
    ctest --test-dir build/release --verbose --no-tests=error -L scale
    ;;
--asan)
    ./.ci/install_packages.sh build test
    build asan
    export ASAN_OPTIONS=detect_leaks=0:detect_stack_use_after_return=1
    export UBSAN_OPTIONS=print_stacktrace=1
    run_tests asan -L 'unit|contract|flow'
    ;;
*)
    sed -n '4,7s/^# //p' "$0"
    exit 2
    ;;
esac

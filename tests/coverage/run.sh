#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Guitai developers
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/coverage/run.sh              builds, runs the tests, prints the branch coverage of the folders that move money
# tests/coverage/run.sh --uncovered  also every branch that no test took
# tests/coverage/run.sh --print …    prints again what the last run counted
# Other arguments go to ctest. Exits with 1 when a folder is below 95 %.
set -euo pipefail
cd "$(dirname "$0")/../.."
build=build/coverage
profile=$build/profile
folders=(backend/payments backend/results backend/refunds backend/accounts common/money)

report=()
again=false
while [ $# -gt 0 ]; do
    case "$1" in
    --uncovered) report+=(--uncovered) ;;
    --print) again=true ;;
    *) break ;;
    esac
    shift
done

if ! $again; then
    .ci/install_packages.sh build test coverage
    cmake --preset coverage >/dev/null
    cmake --build --preset coverage -j "${JOBS:-2}" | tail -n 1
    rm -rf "$profile"
    # One file for each process: two programs that look alike to %m would share one, and the second's counts are lost.
    export LLVM_PROFILE_FILE=$PWD/$profile/%p-%m.profraw
    ctest --test-dir "$build" --output-on-failure -j "${JOBS:-2}" "$@" | tail -n 12
fi

llvm-profdata-14 merge -sparse "$profile"/*.profraw -o "$profile/all.profdata"
objects=("$build/bin/guitai-backend")
for program in $(find "$build/tests" -type f -name 'tst_*' -executable); do
    objects+=(-object "$program")
done
sources=()
for folder in "${folders[@]}"; do
    sources+=($(find "$folder" -name '*.cpp' -o -name '*.h' | sort))
done
llvm-cov-14 export -format=text -skip-functions -skip-expansions -instr-profile "$profile/all.profdata" \
    "${objects[@]}" "${sources[@]}" >"$profile/all.json" 2>"$profile/export.log" ||
    { cat "$profile/export.log"; exit 2; }
python3 tests/coverage/report.py "$profile/all.json" "${report[@]}" "${folders[@]}"

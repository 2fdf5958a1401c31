#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Guitai developers
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/bank/run.sh [SECONDS] [ENGINES]: the bank test for 60 s unless told otherwise, on SQLite and then on MariaDB.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
build=${BUILD:-$root/build/release}
test=$(find "$build/tests" -type f -name tst_bank -perm -u+x 2>/dev/null | head -n 1)
if [ -z "$test" ]; then
    echo "tst_bank is not built in $build: cmake --preset release && cmake --build --preset release" >&2
    exit 2
fi
status=0
for engine in ${2:-sqlite mariadb}; do
    echo "== $engine"
    GUITAI_BANK_SECONDS=${1:-60} GUITAI_TEST_ENGINE=$engine QTEST_FUNCTION_TIMEOUT=1200000 "$test" || status=1
done
exit $status

#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Guitai developers
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/faults/run.sh [N]: makes each of the first N (50) syncs and writes of the backend fail, one life each.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
build=${BUILD:-$root/build/release}
test=$(find "$build/tests" -type f -name tst_syscall_faults -perm -u+x 2>/dev/null | head -n 1)
if [ -z "$test" ]; then
    echo "tst_syscall_faults is not built in $build: cmake --preset release && cmake --build --preset release" >&2
    exit 2
fi
GUITAI_FAULTS_TO=${1:-50} QTEST_FUNCTION_TIMEOUT=7200000 exec "$test" -maxwarnings 0

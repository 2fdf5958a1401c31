#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Guitai developers
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/faults/run.sh [N]: makes each of the first N (50) syncs and writes of the backend fail, one life each; then lets
# it die at every step of a script.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
build=${BUILD:-$root/build/release}
status=0
for name in tst_syscall_faults tst_killed_at_every_step; do
    test=$(find "$build/tests" -type f -name $name -perm -u+x 2>/dev/null | head -n 1)
    if [ -z "$test" ]; then
        echo "$name is not built in $build: cmake --preset release && cmake --build --preset release" >&2
        exit 2
    fi
    GUITAI_FAULTS_TO=${1:-50} GUITAI_STEPS_EVERY=1 QTEST_FUNCTION_TIMEOUT=7200000 "$test" -maxwarnings 0 || status=1
done
exit $status

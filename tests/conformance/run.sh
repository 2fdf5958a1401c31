#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Guitai developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Clients made by others against our programs:  tests/conformance/run.sh <build folder>
# Nothing is written into the source tree. Exits 0 when all passed, 77 when it could not be run, else 1.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "${1:-$here/../../build/release}" && pwd)
work=$build/conformance

skip() {
    echo "conformance: skipped, $1"
    exit 77
}

command -v node >/dev/null || skip "node is not installed"
command -v npm >/dev/null || skip "npm is not installed"
[ "$(node -p 'parseInt(process.versions.node)')" -ge 20 ] || skip "node is older than 20"
command -v chromium >/dev/null || skip "chromium is not installed"
for program in guitai-sandbox guitai-backend; do
    [ -x "$build/bin/$program" ] || { echo "conformance: failed, $build/bin/$program is not built"; exit 1; }
done

mkdir -p "$work"
cp "$here"/package.json "$here"/package-lock.json "$here"/*.mjs "$work"/
cd "$work"
# Installed again only when the lock changed.
if ! cmp -s package-lock.json node_modules/.installed-lock; then
    npm ci --ignore-scripts --no-audit --no-fund >npm.log 2>&1 || { cat npm.log; skip "the packages cannot be had"; }
    cp package-lock.json node_modules/.installed-lock
fi
echo "conformance: $(node -p '
    const { dependencies } = require("./package.json");
    Object.entries(dependencies).map(([name, version]) => name + " " + version).join(", ")')"

if GUITAI_BIN=$build/bin node --test --test-reporter=spec ./*.test.mjs; then
    echo "conformance: passed"
else
    echo "conformance: failed"
    exit 1
fi

#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Guitai developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing of the named groups from Debian 12:  .ci/install_packages.sh build test demo
set -eu

declare -A groups=(
    [build]="g++ cmake ninja-build pkg-config ccache lld git ca-certificates
             qt6-base-dev qt6-base-dev-tools qt6-base-private-dev qt6-websockets-dev
             qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools libqt6sql6-sqlite libgl1-mesa-dev
             qcoro-qt6-dev libboost1.81-dev libssl-dev libsqlite3-dev libexpat1-dev libmariadb-dev libtomlplusplus-dev
             prometheus-cpp-dev libcurl4-openssl-dev zlib1g-dev libqrencode-dev libmimalloc-dev
             libxlsxwriter-dev libpango1.0-dev libcairo2-dev fonts-noto-cjk"
    [test]="mariadb-server-core mariadb-client-core librapidcheck-dev strace fonts-noto-cjk zbar-tools sqlite3 openssl
             poppler-utils unzip python3-aiosmtpd"
    [peers]="chromium"
    [scale]="openjdk-17-jdk-headless maven python3 python3-venv"
    [coverage]="clang-14 libclang-rt-14-dev llvm-14 python3"
    [demo]="xvfb xauth fonts-noto-cjk zbar-tools curl python3"
)

missing=()
for group in "$@"; do
    for package in ${groups[$group]}; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
    done
done
[ ${#missing[@]} -eq 0 ] && exit 0

echo "installing: ${missing[*]}"
root=()
[ "$(id -u)" -eq 0 ] || root=(sudo)
export DEBIAN_FRONTEND=noninteractive
"${root[@]}" apt-get -qq update
"${root[@]}" apt-get -qq install -y --no-install-recommends "${missing[@]}" >/dev/null

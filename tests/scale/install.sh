#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Guitai developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Spark from PyPI and Hadoop from Maven Central, below build/scale. What cannot be had leaves a reason in
# <part>.missing, with which the tests of that part are skipped; never fails.
set -u
here=$(cd "$(dirname "$0")" && pwd)
work=$here/../../build/scale
mkdir -p "$work"
cd "$work" || exit 1

spark=3.5.9

part() { # name, what makes it the same: then it is there already
    name=$1
    wanted=$2
    [ "$(cat "$name.ready" 2>/dev/null)" = "$wanted" ] && return
    rm -rf "$name.ready" "$name.missing"
    if reason=$("install_$name" 2>"$name.log"); then
        echo "$wanted" >"$name.ready"
    else
        echo "$name cannot be had: $reason" | tee "$name.missing"
        tail -n 5 "$name.log"
    fi
}

install_spark() {
    command -v java >/dev/null || { echo "there is no Java"; return 1; }
    rm -rf venv
    python3 -m venv venv >&2 || { echo "python3 -m venv fails"; return 1; }
    venv/bin/pip install -q "pyspark==$spark" >&2 || { echo "pyspark $spark is not installed"; return 1; }
}

install_hdfs() {
    command -v javac >/dev/null || { echo "there is no Java compiler"; return 1; }
    command -v mvn >/dev/null || { echo "there is no Maven"; return 1; }
    rm -rf hdfs
    mvn -q -B -f "$here/hdfs/pom.xml" dependency:copy-dependencies -DincludeScope=runtime \
        -DoutputDirectory="$work/hdfs" >&2 || { echo "Hadoop's jars are not fetched"; return 1; }
}

part spark "$spark"
part hdfs "$(cksum <"$here/hdfs/pom.xml")"

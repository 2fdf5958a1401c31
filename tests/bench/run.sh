#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Guitai developers
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/bench/run.sh                     payments a second, with pgbench in the same minute beside it
# tests/bench/run.sh --balance           the same paid from balances, to 100 merchants and to one
# tests/bench/run.sh --callbacks         WeChat Pay's notices: verified, stored, applied, acknowledged
# tests/bench/run.sh --channel-calls     payments whose channel answers after 300 ms
# tests/bench/run.sh --signed-calls      WeChat Pay payments at the sandbox, and what the machine could sign
# tests/bench/run.sh --hanging-channel   p99 of a channel without and with another that hangs
# tests/bench/run.sh --open-payments     start and memory with a million open payments
# tests/bench/run.sh --slow-connections  p99 without and with 2,000 slow connections
# tests/bench/run.sh --big-body          memory while a body of 1 GB arrives
# tests/bench/run.sh --degradation       WeChat Pay goes dark: payments by channel over time, drawn into demo-output/
# Other arguments go to guitai-bench-payments (--help). Installs nothing; says what is missing.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
build=${BUILD:-$root/build/release}
bench=$build/bin/guitai-bench-payments
clients=${PGBENCH_CLIENTS:-64}
scale=${PGBENCH_SCALE:-64} # pgbench's own advice: not less than the clients
seconds=${PGBENCH_SECONDS:-15}

if [ ! -x "$bench" ]; then
    echo "guitai-bench-payments is not built in $build: cmake --preset release && cmake --build --preset release" >&2
    exit 2
fi

case " $* " in
*" --degradation "*)
    drill=$build/tests/flow/tst_degradation
    [ -x "$drill" ] || { echo "tst_degradation is not built in $build" >&2; exit 2; }
    mkdir -p "$root/demo-output"
    GUITAI_DRILL_RATE=${GUITAI_DRILL_RATE:-500} GUITAI_CHART_FOLDER=$root/demo-output exec "$drill" newPaymentsGoElsewhereAndComeBack
    ;;
esac

heading() {
    printf '%s\n\n| | |\n|---|---|\n' "$1, $(date -u +'%Y-%m-%d %H:%M UTC')"
}

case " $* " in
*" --slow-connections "*) heading "Slow connections"; exec "$bench" "$@" ;;
*" --channel-calls "*) heading "Channel calls"; exec "$bench" --connections 2500 "$@" ;;
*" --signed-calls "*) heading "Signed calls"; exec "$bench" "$@" ;;
*" --hanging-channel "*) heading "A hanging channel"; exec "$bench" --seconds 6 "$@" ;;
*" --big-body "*) heading "Big bodies"; exec "$bench" "$@" ;;
*" --open-payments "*) heading "Open payments"; exec "$bench" "$@" ;;
*" --help "*) exec "$bench" --help ;;
esac

postgres=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1 || true)
if [ -z "$postgres" ] || [ ! -x "$postgres/initdb" ] || [ ! -x "$postgres/pgbench" ]; then
    echo "PostgreSQL is missing (apt-get install postgresql): measuring without pgbench beside it" >&2
    heading "Payments"
    exec "$bench" "$@"
fi

work=$(mktemp -d "${TMPDIR:-/tmp}/guitai-bench.XXXXXX")
chmod 755 "$work"
mkdir "$work/pg"
# PostgreSQL refuses to run as root.
as=""
if [ "$(id -u)" -eq 0 ]; then
    as="runuser -u postgres --"
    chown postgres "$work/pg"
fi
cd "$work/pg"
end() {
    $as "$postgres/pg_ctl" -D "$work/pg/data" -m fast -w stop >/dev/null 2>&1 || true
    cd /
    rm -rf "$work"
}
trap end EXIT
trap 'exit 1' INT TERM

# Debian's defaults: fsync and synchronous_commit on. Only a socket in the folder, no port.
$as "$postgres/initdb" -D "$work/pg/data" -A trust -U bench >"$work/pg.log" 2>&1
$as "$postgres/pg_ctl" -D "$work/pg/data" -l "$work/pg/server.log" -w start \
    -o "-c listen_addresses='' -c unix_socket_directories=$work/pg" >/dev/null
$as "$postgres/createdb" -h "$work/pg" -U bench bench
$as "$postgres/pgbench" -h "$work/pg" -U bench -i -q -s "$scale" bench >>"$work/pg.log" 2>&1
$as "$postgres/psql" -h "$work/pg" -U bench -q -c checkpoint bench

heading "Payments"
"$bench" --result "$work/ours" "$@"
$as "$postgres/pgbench" -h "$work/pg" -U bench -c "$clients" -j 2 -T "$seconds" bench >"$work/pgbench.txt" 2>>"$work/pg.log"

ours=$(cat "$work/ours")
theirs=$(awk '/^tps/ { print int($3); exit }' "$work/pgbench.txt")
latency=$(awk '/^latency average/ { print $4; exit }' "$work/pgbench.txt")
version=$("$postgres/postgres" --version | awk '{ print $3 }')
echo "| \`pgbench -c $clients -j 2 -T $seconds\`, scale $scale, PostgreSQL $version, fsync on, same minute | **$theirs/s**, $latency ms on average |"
awk -v a="$ours" -v b="$theirs" 'BEGIN { printf "| ours to theirs | **%.1f times** |\n", a / b }'

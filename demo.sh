#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Guitai developers
# SPDX-License-Identifier: GPL-3.0-or-later
# ./demo.sh             builds, starts a sandbox wallet, the backend and a till, and says what to do
# ./demo.sh --headless  plays the story itself on a virtual display; pictures and summary in demo-output/
set -eu
cd "$(dirname "$0")"
headless=false
[ "${1:-}" = --headless ] && headless=true
[ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || headless=true

./.ci/install_packages.sh build demo
echo "building (a first build takes some minutes)"
cmake --preset release -DGUITAI_TESTS=OFF >/dev/null
cmake --build --preset release | tail -n 1

bin=$PWD/build/release/bin
output=$PWD/demo-output
run=$output/run
rm -rf "$output"
mkdir -p "$run"

pids=()
stop_all() {
    for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
    wait 2>/dev/null || true
}
trap stop_all EXIT

json() { # file, keys...: the value inside the first JSON document of the file
    python3 -c 'import json, sys
value = json.JSONDecoder().raw_decode(open(sys.argv[1]).read().lstrip())[0]
for key in sys.argv[2:]: value = value[key]
print(value)' "$@"
}

wait_for_line() { # file: until the program has said that it listens
    for _ in $(seq 300); do
        [ -s "$1" ] && return 0
        sleep 0.1
    done
    echo "a program did not start; its log is in $run" >&2
    return 1
}

"$bin/guitai-sandbox" --folder "$run/sandbox" --port 0 --shop "柜台示范店" >"$run/sandbox.out" 2>"$run/sandbox.log" &
pids+=($!)
wait_for_line "$run/sandbox.out"
sandbox=http://127.0.0.1:$(json "$run/sandbox.out" port)

GUITAI_SERVER_PORT=0 GUITAI_STORAGE_FOLDER=$run/storage GUITAI_DEMO_ENABLED=true \
    GUITAI_DEMO_WECHAT_ACCOUNT=$run/sandbox/account.json \
    GUITAI_DEMO_ALIPAY_ACCOUNT=$run/sandbox/alipay.json \
    GUITAI_DEMO_UNIONPAY_ACCOUNT=$run/sandbox/unionpay.json \
    GUITAI_PAYOUTS_BANK_ACCOUNT=$run/sandbox/bank.json \
    "$bin/guitai-backend" serve >"$run/backend.out" 2>"$run/backend.log" &
pids+=($!)
wait_for_line "$run/backend.out"
backend=http://127.0.0.1:$(json "$run/backend.out" port)
password=$(json "$run/storage/demo-credentials.json" operators cashier)
pin=$(json "$run/storage/demo-credentials.json" pins supervisor)
supervisor_password=$(json "$run/storage/demo-credentials.json" operators supervisor)
finance_password=$(json "$run/storage/demo-credentials.json" operators finance)

play_sale() { # folder of the pictures, log, more options of the story
    local line picture link
    xvfb-run -a -s "-screen 0 1366x900x24" "$bin/guitai-cashier-story" --backend "$backend" --till T01 \
        --settings "$run/till.ini" --password "$password" --output "$1" "${@:3}" 2>>"$2" |
        while read -r line; do
            case "$line" in
            *qr_shown*)
                printf '%s' "$line" >"$run/qr.json"
                picture=$(json "$run/qr.json" screenshot)
                link=$(zbarimg --quiet --nodbus --raw "$picture")
                echo "  the code in $(basename "$picture") reads $link"
                curl -sf -X POST -H 'Content-Type: application/json' -d "{\"code\":\"$link\"}" \
                    "$sandbox/wallet/pay" >/dev/null
                ;;
            *code_wanted*)
                curl -sf -X POST -H 'Content-Type: application/json' -d '{"asks_payer":true}' \
                    "$sandbox/wallet/payer-code" >"$run/shown-code.json"
                json "$run/shown-code.json" auth_code >"$run/payer-code.new"
                mv "$run/payer-code.new" "$run/payer-code"
                echo "  the customer's phone shows a code, and the till scans it"
                ;;
            *customer_asked*)
                curl -sf -X POST -H 'Content-Type: application/json' \
                    -d "{\"code\":\"$(cat "$run/payer-code")\"}" "$sandbox/wallet/pay" >/dev/null
                echo "  the customer confirms on the phone"
                ;;
            *'"event":"paid"'*) echo "  the till shows the money as received" ;;
            *'"event":"refunded"'*) echo "  5.00 went back, with the supervisor's PIN" ;;
            *order_closed*)
                printf '%s' "$line" >"$run/closed.json"
                curl -sf -X POST -H 'Content-Type: application/json' \
                    -d "{\"out_trade_no\":\"$(json "$run/closed.json" payment_no)01\"}" \
                    "$sandbox/control/pay-late" >/dev/null
                echo "  an order was cancelled, and paid after all"
                ;;
            *given_back*) echo "  the late money was given back" ;;
            *account_read*) echo "  the shop's account was read" ;;
            *failed*) echo "  $line" ;;
            esac
        done
    return "${PIPESTATUS[0]}"
}

# From the callback's arrival at the backend to the first paint of the Paid panel, by the monotonic clock both log.
print_latency() {
    python3 - "$run/backend.log" "$run/till.log" <<'PY'
import json, sys
def rows(path):
    for line in open(path, errors="replace"):
        try: yield json.loads(line)
        except ValueError: pass
received, number = {}, None
backend = list(rows(sys.argv[1]))
pending = None
for row in backend:
    if row.get("event") == "callback_received": pending = row["monotonic_ns"]
    if row.get("event") == "payment_succeeded" and row.get("source") == "callback" and pending: received[row["payment_no"]] = pending
spans = sorted((row["monotonic_ns"] - received[row["payment_no"]]) / 1e6
               for row in rows(sys.argv[2])
               if row.get("event") == "paid_painted" and row.get("payment_no") in received)
if not spans: sys.exit("no paid sale was seen by backend and till")
print(f"callback received -> Paid painted: median {spans[len(spans) // 2]:.0f} ms of {len(spans)} sales "
      f"(all: {', '.join(f'{span:.0f}' for span in spans)} ms)")
PY
}

# Today's bills with differences in them, compared with the books as it is done at night, and reported beside the pictures.
# The sandbox makes a bill of any day when told to.
reconcile_today() {
    python3 - "$sandbox" "$backend" "$finance_password" "$output" <<'PY'
import datetime, json, sys, time, urllib.request
sandbox, backend, password, output = sys.argv[1:]
def call(method, url, body=None, token=None):
    headers = {"Content-Type": "application/json"}
    if token: headers["Authorization"] = "Bearer " + token
    data = None if body is None else json.dumps(body).encode()
    with urllib.request.urlopen(urllib.request.Request(url, data, headers, method=method), timeout=30) as answer:
        return answer.read()
def ask(method, path, body=None):
    return json.loads(call(method, backend + "/v1" + path, body, token))
orders = [order["transaction"] for order in json.loads(call("GET", sandbox + "/control/orders"))["orders"]]
paid = [order["out_trade_no"] for order in orders if order["trade_state"] == "SUCCESS"]
wrong = [{"difference": "amount", "number": paid[0], "off": 100}, {"difference": "missing", "number": paid[1], "off": 0},
         {"difference": "fee", "number": paid[2], "off": 3}, {"difference": "extra", "number": "SHOP20261123A1", "off": 1880}]
call("POST", sandbox + "/control/faults", {"bills": {"at_once": True, "differences": wrong}})
token = json.loads(call("POST", backend + "/v1/sessions", {"operator": "finance", "password": password}))["token"]
today = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=8))).date().isoformat()
for account in ask("GET", "/merchants/M1000/channels")["channels"]:
    if account["channel"] not in ("wechat", "alipay"): continue
    run = ask("POST", "/reconciliation/runs", {"account_id": account["account_id"], "day": today})["run_id"]
    for _ in range(300):
        result = ask("GET", "/reconciliation/runs/" + run)
        if result["state"] not in ("QUEUED", "RUNNING"): break
        time.sleep(0.1)
    classes = ", ".join(f'{one["class"]} {one["ours_rows"]}/{one["theirs_rows"]}' for one in result.get("classes", []))
    print(f'  {account["channel"]} of {today}: {result["state"]}  {classes}')
    if result["state"] != "DONE": sys.exit(f'the run of {account["channel"]} ended {result}')
    if account["channel"] == "wechat":
        report = call("GET", f"{backend}/v1/reconciliation/runs/{run}/report?format=pdf&language=zh_CN", None, token)
        open(f"{output}/reconciliation-{today}.pdf", "wb").write(report)
PY
}

play_books() {
    reconcile_today
    GUITAI_DEMO_FINANCE_PASSWORD=$finance_password xvfb-run -a -s "-screen 0 1366x900x24" \
        "$bin/guitai-cashier-story" --backend "$backend" --till F01 --settings "$run/finance.ini" \
        --output "$output" >"$run/books.out" 2>>"$run/till.log" ||
        { cat "$run/books.out" >&2; return 1; }
    echo "  finance sees the day and what differs"
}

if $headless; then
    : >"$run/till.log"
    echo "playing the story on a virtual display"
    play_sale "$output" "$run/till.log" --supervisor-password "$supervisor_password" --supervisor-pin "$pin"
    play_sale "$output" "$run/till.log" --payer-code-file "$run/payer-code" --amount 8.80
    for sale in 2 3 4 5; do
        play_sale "$run/sale-$sale" "$run/till.log"
    done
    play_books
    {
        echo "Guitai demo, $(date -u +%Y-%m-%dT%H:%M:%SZ)"
        print_latency
        GUITAI_STORAGE_FOLDER=$run/storage "$bin/guitai-backend" audit
    } | tee "$output/summary.txt"
    echo "pictures and summary: demo-output/"
    exit 0
fi

cat <<EOF

  1. Sign in at the till: operator  cashier   password  $password
  2. Type an amount, press F3 (or Enter): the code appears.
  3. The customer's phone is here: $sandbox/wallet
     Paste the code's link there, or open  $sandbox/wallet?code=<link>
  4. Pay, and watch the till. Close the till to end the demo.

  A refund needs a second person: operator  supervisor   PIN  $pin

  Integrators: $backend/openapi.json, merchant key in $run/storage/demo-credentials.json
EOF
"$bin/guitai-cashier" --backend "$backend" --till T01 --settings "$run/till.ini" 2>"$run/till.log"

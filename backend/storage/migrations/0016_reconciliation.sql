-- The night: bills of channel accounts, what each day has come to, and the runs that compare it. All of it on the home
-- shard; the files themselves are in the data folder. A receipt now says whose account it came into and when it counts
-- in the books, so that one day of one account is a range.
ALTER TABLE receipt ADD COLUMN account_id TEXT;
ALTER TABLE receipt ADD COLUMN booked_at INTEGER;
UPDATE receipt SET booked_at = COALESCE(paid_at, recorded_at),
    account_id = (SELECT attempt.account_id FROM attempt WHERE attempt.attempt_no = receipt.attempt_no);
CREATE INDEX receipt_by_account_time ON receipt (account_id, booked_at);
CREATE INDEX refund_by_account_end ON refund (account_id, finished_at) WHERE finished_at IS NOT NULL;

-- What is asked for at a channel until it is there. No next_at: it is there.
CREATE TABLE bill_watch (
    account_id TEXT NOT NULL,
    day TEXT NOT NULL,
    kind TEXT NOT NULL,
    merchant_id TEXT NOT NULL,
    channel TEXT NOT NULL,
    state TEXT NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    error_code TEXT,
    alarm_at INTEGER NOT NULL,
    next_at INTEGER,
    token INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (account_id, day, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX bill_watch_due ON bill_watch (next_at) WHERE next_at IS NOT NULL;

CREATE TABLE bill (
    bill_id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL,
    merchant_id TEXT NOT NULL,
    channel TEXT NOT NULL,
    day TEXT NOT NULL,
    kind TEXT NOT NULL,
    source TEXT NOT NULL,
    state TEXT NOT NULL,
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    row_count INTEGER NOT NULL,
    unreadable INTEGER NOT NULL,
    part INTEGER NOT NULL,
    parts INTEGER NOT NULL,
    received_by TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    UNIQUE (account_id, day, kind, sha256)
) STRICT, WITHOUT ROWID;
CREATE INDEX bill_by_content ON bill (account_id, sha256);
CREATE INDEX bill_by_merchant_time ON bill (merchant_id, received_at);

CREATE TABLE reconciliation_day (
    account_id TEXT NOT NULL,
    day TEXT NOT NULL,
    merchant_id TEXT NOT NULL,
    channel TEXT NOT NULL,
    state TEXT NOT NULL,
    version INTEGER NOT NULL,
    inputs INTEGER NOT NULL,
    run_id TEXT,
    totals TEXT NOT NULL,
    error_code TEXT,
    closed_at INTEGER,
    closed_by TEXT,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (account_id, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX reconciliation_day_by_merchant ON reconciliation_day (merchant_id, day);

-- At most one unfinished run of a day: the others' `unfinished` is NULL. A worker has it until lease_until, under its
-- token.
CREATE TABLE reconciliation_run (
    run_id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL,
    day TEXT NOT NULL,
    merchant_id TEXT NOT NULL,
    channel TEXT NOT NULL,
    state TEXT NOT NULL,
    unfinished INTEGER,
    inputs INTEGER NOT NULL,
    requested_by TEXT NOT NULL,
    requested_at INTEGER NOT NULL,
    begun_at INTEGER,
    finished_at INTEGER,
    lease_until INTEGER,
    token INTEGER NOT NULL DEFAULT 0,
    tries INTEGER NOT NULL DEFAULT 0,
    phase TEXT NOT NULL,
    rows_in_all INTEGER NOT NULL DEFAULT 0,
    rows_done INTEGER NOT NULL DEFAULT 0,
    chunks INTEGER NOT NULL DEFAULT 0,
    chunks_done INTEGER NOT NULL DEFAULT 0,
    rate INTEGER NOT NULL DEFAULT 0,
    cancelling INTEGER NOT NULL DEFAULT 0,
    error_code TEXT,
    totals TEXT NOT NULL,
    UNIQUE (account_id, day, unfinished)
) STRICT, WITHOUT ROWID;
CREATE INDEX reconciliation_run_due ON reconciliation_run (lease_until) WHERE lease_until IS NOT NULL;
CREATE INDEX reconciliation_run_by_merchant ON reconciliation_run (merchant_id, requested_at);

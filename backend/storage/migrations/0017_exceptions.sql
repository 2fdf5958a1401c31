-- What the days of channel accounts did not explain, what people did about it, and days that were closed. All on the
-- home shard. Closing and writing off post to accounts that may be of either sign, so the table of accounts is made
-- anew: SQLite cannot change a CHECK.
CREATE TABLE account_anew (
    account_no TEXT PRIMARY KEY,
    slot INTEGER NOT NULL,
    kind TEXT NOT NULL,
    owner_kind TEXT NOT NULL,
    owner_id TEXT NOT NULL,
    currency TEXT NOT NULL,
    balance INTEGER NOT NULL,
    version INTEGER NOT NULL,
    status TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    CHECK (balance >= 0 OR kind IN ('CHANNEL_CLEARING', 'TRANSIT', 'DRAWER', 'RECEIVABLE', 'CHANNEL_FEE', 'WRITE_OFF')),
    CHECK (balance BETWEEN -4000000000000000000 AND 4000000000000000000)
) STRICT, WITHOUT ROWID;
INSERT INTO account_anew (account_no, slot, kind, owner_kind, owner_id, currency, balance, version, status, created_at)
SELECT account_no, slot, kind, owner_kind, owner_id, currency, balance, version, status, created_at FROM account;
DROP TABLE account;
ALTER TABLE account_anew RENAME TO account;
CREATE INDEX account_by_owner ON account (owner_id, kind);
CREATE INDEX account_to_fold ON account (account_no) WHERE kind = 'MERCHANT_INFLOW' AND balance > 0;

-- A case. Its number is a hash of what it is about, so that the same row is the same case in every run.
CREATE TABLE reconciliation_exception (
    exception_id TEXT PRIMARY KEY,
    merchant_id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    channel TEXT NOT NULL,
    day TEXT NOT NULL,
    class TEXT NOT NULL,
    differences INTEGER NOT NULL,
    number TEXT NOT NULL,
    payment_no TEXT NOT NULL,
    ours_transaction TEXT NOT NULL,
    theirs_transaction TEXT NOT NULL,
    ours TEXT,
    theirs TEXT,
    note TEXT NOT NULL,
    risk INTEGER NOT NULL CHECK (risk >= 0),
    risk_currency TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('OPEN', 'WAITING', 'RESOLVED')),
    resolution TEXT,
    version INTEGER NOT NULL,
    assignee TEXT,
    due_day TEXT,
    approval_no TEXT,
    linked_to TEXT,
    written_off TEXT,
    run_id TEXT NOT NULL,
    opened_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    resolved_at INTEGER,
    resolved_by TEXT,
    remark TEXT NOT NULL,
    busy_until INTEGER,
    CHECK (ours IS NOT NULL OR theirs IS NOT NULL OR class = 'UNREADABLE'),
    CHECK ((state = 'OPEN') = (resolution IS NULL)),
    CHECK (state <> 'WAITING' OR approval_no IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX exception_by_merchant ON reconciliation_exception (merchant_id, opened_at, exception_id);
CREATE INDEX exception_by_day ON reconciliation_exception (account_id, day, state);
CREATE INDEX exception_by_number ON reconciliation_exception (account_id, number);
CREATE INDEX exception_settled_later ON reconciliation_exception (account_id, day) WHERE resolution = 'NEXT_DAY';

-- Never changed: what was done about a case, by whom, numbered by the version it made.
CREATE TABLE reconciliation_exception_history (
    exception_id TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    from_state TEXT NOT NULL,
    to_state TEXT NOT NULL,
    remark TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (exception_id, sequence)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER exception_history_stays BEFORE UPDATE ON reconciliation_exception_history
BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;
CREATE TRIGGER exception_history_remains BEFORE DELETE ON reconciliation_exception_history
BEGIN SELECT RAISE(ABORT, 'history is never deleted'); END;

-- One closing of a day; a day that was opened again and closed again has several. What was posted is in the ledger.
CREATE TABLE reconciliation_closing (
    account_id TEXT NOT NULL,
    day TEXT NOT NULL,
    number INTEGER NOT NULL,
    effect_key TEXT NOT NULL,
    closed_at INTEGER NOT NULL,
    closed_by TEXT NOT NULL,
    remark TEXT NOT NULL,
    reopened_at INTEGER,
    reopened_by TEXT,
    reopen_remark TEXT,
    PRIMARY KEY (account_id, day, number)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX closing_that_holds ON reconciliation_closing (account_id, day) WHERE reopened_at IS NULL;

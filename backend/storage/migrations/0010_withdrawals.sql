-- Money that leaves accounts through a bank. A withdrawal lives on the slot of its account, so that money, state and
-- history move together; what banks send is kept on the home shard before it is applied.
ALTER TABLE money_hold ADD COLUMN user_no TEXT;

CREATE TABLE withdrawal (
    withdrawal_no TEXT PRIMARY KEY,
    slot INTEGER NOT NULL,
    merchant_id TEXT NOT NULL,
    account_no TEXT NOT NULL,
    user_no TEXT,
    merchant_withdrawal_no TEXT NOT NULL,
    amount INTEGER NOT NULL CHECK (amount > 0),
    currency TEXT NOT NULL,
    payee_name TEXT NOT NULL,
    payee_account TEXT NOT NULL,
    payee_bank TEXT NOT NULL,
    remark TEXT NOT NULL,
    status TEXT NOT NULL,
    version INTEGER NOT NULL,
    approval_no TEXT NOT NULL UNIQUE,
    requested_by TEXT NOT NULL,
    bank_account TEXT NOT NULL,
    error_code TEXT,
    flagged INTEGER NOT NULL DEFAULT 0,
    open_calls INTEGER NOT NULL DEFAULT 0,
    called_at INTEGER,
    next_check_at INTEGER,
    checks_done INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    finished_at INTEGER,
    UNIQUE (account_no, merchant_withdrawal_no)
) STRICT, WITHOUT ROWID;
CREATE INDEX withdrawal_by_merchant_time ON withdrawal (merchant_id, created_at);
CREATE INDEX withdrawal_due ON withdrawal (next_check_at) WHERE next_check_at IS NOT NULL;

CREATE TABLE withdrawal_history (
    withdrawal_no TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    from_status TEXT NOT NULL,
    to_status TEXT NOT NULL,
    source TEXT NOT NULL,
    detail TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (withdrawal_no, sequence)
) STRICT, WITHOUT ROWID;

-- What a bank said and a person has to look at: nothing was changed by it.
CREATE TABLE withdrawal_exception (
    withdrawal_no TEXT NOT NULL,
    kind TEXT NOT NULL,
    reference TEXT NOT NULL,
    detail TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    PRIMARY KEY (withdrawal_no, kind, reference)
) STRICT, WITHOUT ROWID;

-- Entries of a bank's statements about withdrawals, by the bank's own reference, once for ever.
CREATE TABLE bank_entry (
    bank_account TEXT NOT NULL,
    reference TEXT NOT NULL,
    slot INTEGER NOT NULL,
    withdrawal_no TEXT NOT NULL,
    kind TEXT NOT NULL,
    amount INTEGER NOT NULL,
    currency TEXT NOT NULL,
    effect TEXT NOT NULL,
    notice_id TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    PRIMARY KEY (bank_account, reference)
) STRICT, WITHOUT ROWID;
CREATE INDEX bank_entry_by_withdrawal ON bank_entry (withdrawal_no);

CREATE TABLE bank_notice (
    bank_account TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    notice_id TEXT NOT NULL,
    digest TEXT NOT NULL,
    document TEXT NOT NULL,
    status TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    PRIMARY KEY (bank_account, sequence)
) STRICT, WITHOUT ROWID;
CREATE INDEX bank_notice_by_id ON bank_notice (bank_account, notice_id);
CREATE INDEX bank_notice_stored ON bank_notice (bank_account, sequence) WHERE status = 'STORED';

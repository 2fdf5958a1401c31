-- The books. An account is on one slot; a balance is credits minus debits and only a cache of the entries, which are
-- never changed. A batch is one effect and is posted once. Amounts are minor units, times milliseconds since 1970 UTC.

CREATE TABLE account (
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
    CHECK (balance >= 0 OR kind IN ('CHANNEL_CLEARING', 'TRANSIT', 'DRAWER')),
    CHECK (balance BETWEEN -4000000000000000000 AND 4000000000000000000)
) STRICT, WITHOUT ROWID;
CREATE INDEX account_by_owner ON account (owner_id, kind);
CREATE INDEX account_to_fold ON account (account_no) WHERE kind = 'MERCHANT_INFLOW' AND balance > 0;

CREATE TABLE ledger_batch (
    effect_key TEXT PRIMARY KEY,
    slot INTEGER NOT NULL,
    kind TEXT NOT NULL,
    reference TEXT NOT NULL,
    posted_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE ledger_entry (
    effect_key TEXT NOT NULL,
    line_no INTEGER NOT NULL,
    account_no TEXT NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('D', 'C')),
    amount INTEGER NOT NULL CHECK (amount > 0),
    currency TEXT NOT NULL,
    posted_at INTEGER NOT NULL,
    PRIMARY KEY (effect_key, line_no)
) STRICT, WITHOUT ROWID;
CREATE INDEX ledger_entry_by_account ON ledger_entry (account_no, posted_at, effect_key, line_no);
CREATE TRIGGER ledger_entry_stays BEFORE UPDATE ON ledger_entry
BEGIN SELECT RAISE(ABORT, 'entries are never changed'); END;
CREATE TRIGGER ledger_entry_remains BEFORE DELETE ON ledger_entry
BEGIN SELECT RAISE(ABORT, 'entries are never deleted'); END;

-- What a merchant is charged for a payment on a channel, agreed from a time on. Every shard has every rule, because
-- a payment's fee is posted in its own shard's transaction.
CREATE TABLE fee_rule (
    merchant_id TEXT NOT NULL,
    channel TEXT NOT NULL,
    valid_from INTEGER NOT NULL,
    parts_per_million INTEGER NOT NULL CHECK (parts_per_million BETWEEN 0 AND 1000000),
    rounding TEXT NOT NULL,
    minimum INTEGER NOT NULL CHECK (minimum >= 0),
    PRIMARY KEY (merchant_id, channel, valid_from)
) STRICT, WITHOUT ROWID;

-- How much of a payment's fee went back with its refunds; made with the first refund.
CREATE TABLE refunded_fee (
    payment_no TEXT PRIMARY KEY,
    slot INTEGER NOT NULL,
    gross INTEGER NOT NULL,
    fee INTEGER NOT NULL,
    refunded INTEGER NOT NULL,
    given_back INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CHECK (refunded BETWEEN 0 AND gross),
    CHECK (given_back BETWEEN 0 AND fee)
) STRICT, WITHOUT ROWID;

-- Money held for an intent on the home slot of its owner, by the intent's number.
CREATE TABLE money_hold (
    reference TEXT PRIMARY KEY,
    slot INTEGER NOT NULL,
    merchant_id TEXT NOT NULL,
    account_no TEXT NOT NULL,
    amount INTEGER NOT NULL CHECK (amount >= 0),
    currency TEXT NOT NULL,
    fee_share INTEGER NOT NULL CHECK (fee_share BETWEEN 0 AND amount),
    refund_of TEXT NOT NULL,
    from_slot INTEGER NOT NULL,
    captured INTEGER NOT NULL DEFAULT 0 CHECK (captured >= 0),
    released INTEGER NOT NULL DEFAULT 0 CHECK (released >= 0),
    status TEXT NOT NULL,
    version INTEGER NOT NULL,
    paid_to TEXT NOT NULL,
    held_at INTEGER NOT NULL,
    ended_at INTEGER,
    CHECK (captured + released <= amount)
) STRICT, WITHOUT ROWID;
CREATE INDEX money_hold_by_account ON money_hold (account_no, held_at);

-- Money on its way between two slots: sent here, received there (or refused there for ever), settled here. What it
-- is taken from and posted to are accounts of these kinds and owners on the two slots. Of a fee's share, basis is the
-- refund it belongs to.
CREATE TABLE transfer_out (
    transfer_id TEXT PRIMARY KEY,
    slot INTEGER NOT NULL,
    to_slot INTEGER NOT NULL,
    kind TEXT NOT NULL,
    reference TEXT NOT NULL,
    from_kind TEXT NOT NULL,
    from_owner TEXT NOT NULL,
    to_kind TEXT NOT NULL,
    to_owner TEXT NOT NULL,
    amount INTEGER NOT NULL CHECK (amount >= 0),
    basis INTEGER NOT NULL CHECK (basis >= 0),
    currency TEXT NOT NULL,
    status TEXT NOT NULL,
    sent_at INTEGER NOT NULL,
    next_at INTEGER,
    tries INTEGER NOT NULL,
    settled_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX transfer_out_due ON transfer_out (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX transfer_out_by_reference ON transfer_out (reference);

CREATE TABLE transfer_in (
    transfer_id TEXT PRIMARY KEY,
    slot INTEGER NOT NULL,
    from_slot INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    currency TEXT NOT NULL,
    outcome TEXT NOT NULL,
    received_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

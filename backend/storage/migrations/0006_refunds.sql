-- Refunds live on their payment's shard, which both numbers name; their claims on the shard of the merchant
-- and the claimed key.
CREATE TABLE refund (
    refund_no TEXT PRIMARY KEY,
    slot INTEGER NOT NULL,
    merchant_id TEXT NOT NULL,
    merchant_refund_no TEXT NOT NULL,
    payment_no TEXT NOT NULL,
    attempt_no TEXT NOT NULL,
    doubtful_id TEXT,
    channel TEXT NOT NULL,
    account_id TEXT NOT NULL,
    channel_trade_no TEXT NOT NULL,
    amount INTEGER NOT NULL CHECK (amount > 0),
    total INTEGER NOT NULL,
    currency TEXT NOT NULL,
    reason TEXT NOT NULL,
    status TEXT NOT NULL,
    version INTEGER NOT NULL,
    funds TEXT NOT NULL,
    channel_refund_no TEXT,
    error_code TEXT,
    requested_by TEXT NOT NULL,
    open_calls INTEGER NOT NULL DEFAULT 0,
    called_at INTEGER,
    next_check_at INTEGER,
    checks_done INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    finished_at INTEGER,
    CHECK (amount <= total),
    UNIQUE (merchant_id, merchant_refund_no)
) STRICT, WITHOUT ROWID;
CREATE INDEX refund_by_payment ON refund (payment_no);
CREATE INDEX refund_by_merchant_time ON refund (merchant_id, created_at);
CREATE INDEX refund_due ON refund (next_check_at) WHERE next_check_at IS NOT NULL;

CREATE TABLE refund_history (
    refund_no TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    from_status TEXT NOT NULL,
    to_status TEXT NOT NULL,
    source TEXT NOT NULL,
    detail TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (refund_no, sequence)
) STRICT, WITHOUT ROWID;

CREATE TABLE refund_claim (
    merchant_id TEXT NOT NULL,
    claim_key TEXT NOT NULL,
    slot INTEGER NOT NULL,
    fingerprint TEXT NOT NULL,
    refund_no TEXT NOT NULL,
    payment_no TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (merchant_id, claim_key)
) STRICT, WITHOUT ROWID;

-- What became of doubtful money, and by whom.
ALTER TABLE doubtful_money ADD COLUMN refund_no TEXT;
ALTER TABLE doubtful_money ADD COLUMN resolved_by TEXT;
ALTER TABLE doubtful_money ADD COLUMN resolved_at INTEGER;
CREATE INDEX doubtful_money_by_merchant ON doubtful_money (merchant_id, recorded_at);
CREATE INDEX doubtful_money_by_payment ON doubtful_money (payment_no);

-- Payments and attempts are kept in the order of their numbers, which grow with time and begin alike for a payment
-- and its attempts: one tree each instead of three, and new rows share their pages.
CREATE TABLE clustered_payment (
    payment_no TEXT PRIMARY KEY,
    slot INTEGER NOT NULL,
    merchant_id TEXT NOT NULL,
    merchant_order_no TEXT NOT NULL,
    amount INTEGER NOT NULL CHECK (amount > 0),
    currency TEXT NOT NULL,
    subject TEXT NOT NULL,
    pay_way TEXT NOT NULL,
    status TEXT NOT NULL,
    version INTEGER NOT NULL,
    frozen INTEGER NOT NULL DEFAULT 0,
    user_id TEXT,
    product_id TEXT,
    notify_url TEXT,
    attach TEXT,
    client_ip TEXT,
    till_no TEXT,
    operator_id TEXT,
    channel TEXT,
    channel_trade_no TEXT,
    paid_attempt_no TEXT,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    paid_at INTEGER,
    closed_at INTEGER,
    refund_reserved INTEGER NOT NULL DEFAULT 0,
    refunded INTEGER NOT NULL DEFAULT 0,
    CHECK (refund_reserved >= 0 AND refunded >= 0 AND refund_reserved + refunded <= amount),
    UNIQUE (merchant_id, merchant_order_no)
) STRICT, WITHOUT ROWID;
INSERT INTO clustered_payment SELECT * FROM payment;
DROP TABLE payment;
ALTER TABLE clustered_payment RENAME TO payment;
CREATE INDEX payment_by_merchant_time ON payment (merchant_id, created_at);

CREATE TABLE clustered_attempt (
    attempt_no TEXT PRIMARY KEY,
    payment_no TEXT NOT NULL,
    channel TEXT NOT NULL,
    account_id TEXT NOT NULL,
    status TEXT NOT NULL,
    version INTEGER NOT NULL,
    credential_type TEXT,
    credential_text TEXT,
    channel_trade_no TEXT,
    error_code TEXT,
    sent_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    next_check_at INTEGER,
    checks_done INTEGER NOT NULL DEFAULT 0,
    closing INTEGER NOT NULL DEFAULT 0,
    finished_at INTEGER
) STRICT, WITHOUT ROWID;
INSERT INTO clustered_attempt SELECT * FROM attempt;
DROP TABLE attempt;
ALTER TABLE clustered_attempt RENAME TO attempt;
CREATE INDEX attempt_due ON attempt (next_check_at) WHERE next_check_at IS NOT NULL;

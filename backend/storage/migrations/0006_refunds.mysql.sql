-- As 0006_refunds.sql.
CREATE TABLE IF NOT EXISTS refund (
    refund_no VARBINARY(64) PRIMARY KEY,
    slot INT NOT NULL,
    merchant_id VARBINARY(64) NOT NULL,
    merchant_refund_no VARBINARY(64) NOT NULL,
    payment_no VARBINARY(64) NOT NULL,
    attempt_no VARBINARY(64) NOT NULL,
    doubtful_id VARBINARY(64),
    channel VARBINARY(64) NOT NULL,
    account_id VARBINARY(64) NOT NULL,
    channel_trade_no VARBINARY(64) NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    total BIGINT NOT NULL,
    currency VARBINARY(8) NOT NULL,
    reason VARCHAR(1024) NOT NULL,
    status VARBINARY(32) NOT NULL,
    version BIGINT NOT NULL,
    funds VARBINARY(32) NOT NULL,
    channel_refund_no VARBINARY(64),
    error_code VARBINARY(255),
    requested_by VARBINARY(255) NOT NULL,
    open_calls BIGINT NOT NULL DEFAULT 0,
    called_at BIGINT,
    next_check_at BIGINT,
    checks_done BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    finished_at BIGINT,
    CHECK (amount <= total),
    UNIQUE (merchant_id, merchant_refund_no),
    INDEX refund_by_payment (payment_no),
    INDEX refund_by_merchant_time (merchant_id, created_at),
    INDEX refund_due (next_check_at)
);

CREATE TABLE IF NOT EXISTS refund_history (
    refund_no VARBINARY(64) NOT NULL,
    sequence BIGINT NOT NULL,
    from_status VARBINARY(32) NOT NULL,
    to_status VARBINARY(32) NOT NULL,
    source VARBINARY(64) NOT NULL,
    detail MEDIUMTEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (refund_no, sequence)
);

CREATE TABLE IF NOT EXISTS refund_claim (
    merchant_id VARBINARY(64) NOT NULL,
    claim_key VARBINARY(255) NOT NULL,
    slot INT NOT NULL,
    fingerprint VARBINARY(64) NOT NULL,
    refund_no VARBINARY(64) NOT NULL,
    payment_no VARBINARY(64) NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (merchant_id, claim_key)
);

ALTER TABLE doubtful_money ADD COLUMN IF NOT EXISTS refund_no VARBINARY(64);
ALTER TABLE doubtful_money ADD COLUMN IF NOT EXISTS resolved_by VARBINARY(255);
ALTER TABLE doubtful_money ADD COLUMN IF NOT EXISTS resolved_at BIGINT;
CREATE INDEX IF NOT EXISTS doubtful_money_by_merchant ON doubtful_money (merchant_id, recorded_at);

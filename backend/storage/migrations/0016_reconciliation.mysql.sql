-- As 0016_reconciliation.sql.
ALTER TABLE receipt ADD COLUMN IF NOT EXISTS account_id VARBINARY(64);
ALTER TABLE receipt ADD COLUMN IF NOT EXISTS booked_at BIGINT;
UPDATE receipt SET booked_at = COALESCE(paid_at, recorded_at),
    account_id = (SELECT attempt.account_id FROM attempt WHERE attempt.attempt_no = receipt.attempt_no)
WHERE booked_at IS NULL;
CREATE INDEX IF NOT EXISTS receipt_by_account_time ON receipt (account_id, booked_at);
CREATE INDEX IF NOT EXISTS refund_by_account_end ON refund (account_id, finished_at);

CREATE TABLE IF NOT EXISTS bill_watch (
    account_id VARBINARY(64) NOT NULL,
    day VARBINARY(16) NOT NULL,
    kind VARBINARY(32) NOT NULL,
    merchant_id VARBINARY(64) NOT NULL,
    channel VARBINARY(64) NOT NULL,
    state VARBINARY(32) NOT NULL,
    tries BIGINT NOT NULL DEFAULT 0,
    error_code VARBINARY(255),
    alarm_at BIGINT NOT NULL,
    next_at BIGINT,
    token BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (account_id, day, kind),
    INDEX bill_watch_due (next_at)
);

CREATE TABLE IF NOT EXISTS bill (
    bill_id VARBINARY(64) PRIMARY KEY,
    account_id VARBINARY(64) NOT NULL,
    merchant_id VARBINARY(64) NOT NULL,
    channel VARBINARY(64) NOT NULL,
    day VARBINARY(16) NOT NULL,
    kind VARBINARY(32) NOT NULL,
    source VARBINARY(32) NOT NULL,
    state VARBINARY(32) NOT NULL,
    file_name VARCHAR(255) NOT NULL,
    sha256 VARBINARY(64) NOT NULL,
    bytes BIGINT NOT NULL,
    row_count BIGINT NOT NULL,
    unreadable BIGINT NOT NULL,
    part INT NOT NULL,
    parts INT NOT NULL,
    received_by VARBINARY(255) NOT NULL,
    received_at BIGINT NOT NULL,
    UNIQUE (account_id, day, kind, sha256),
    INDEX bill_by_content (account_id, sha256),
    INDEX bill_by_merchant_time (merchant_id, received_at)
);

CREATE TABLE IF NOT EXISTS reconciliation_day (
    account_id VARBINARY(64) NOT NULL,
    day VARBINARY(16) NOT NULL,
    merchant_id VARBINARY(64) NOT NULL,
    channel VARBINARY(64) NOT NULL,
    state VARBINARY(32) NOT NULL,
    version BIGINT NOT NULL,
    inputs BIGINT NOT NULL,
    run_id VARBINARY(64),
    totals MEDIUMTEXT NOT NULL,
    error_code VARBINARY(255),
    closed_at BIGINT,
    closed_by VARBINARY(255),
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (account_id, day),
    INDEX reconciliation_day_by_merchant (merchant_id, day)
);

CREATE TABLE IF NOT EXISTS reconciliation_run (
    run_id VARBINARY(64) PRIMARY KEY,
    account_id VARBINARY(64) NOT NULL,
    day VARBINARY(16) NOT NULL,
    merchant_id VARBINARY(64) NOT NULL,
    channel VARBINARY(64) NOT NULL,
    state VARBINARY(32) NOT NULL,
    unfinished INT,
    inputs BIGINT NOT NULL,
    requested_by VARBINARY(255) NOT NULL,
    requested_at BIGINT NOT NULL,
    begun_at BIGINT,
    finished_at BIGINT,
    lease_until BIGINT,
    token BIGINT NOT NULL DEFAULT 0,
    tries BIGINT NOT NULL DEFAULT 0,
    phase VARBINARY(32) NOT NULL,
    rows_in_all BIGINT NOT NULL DEFAULT 0,
    rows_done BIGINT NOT NULL DEFAULT 0,
    chunks BIGINT NOT NULL DEFAULT 0,
    chunks_done BIGINT NOT NULL DEFAULT 0,
    rate BIGINT NOT NULL DEFAULT 0,
    cancelling INT NOT NULL DEFAULT 0,
    error_code VARBINARY(255),
    totals MEDIUMTEXT NOT NULL,
    UNIQUE (account_id, day, unfinished),
    INDEX reconciliation_run_due (lease_until),
    INDEX reconciliation_run_by_merchant (merchant_id, requested_at)
);

-- As 0001_first_payment.sql. Ids and codes are VARBINARY and compare as bytes; texts of people are utf8mb4. Every
-- statement may be run again: the server commits each, and a run that was cut short is finished by the next.

CREATE TABLE IF NOT EXISTS merchant (
    merchant_id VARBINARY(64) PRIMARY KEY,
    name VARCHAR(255) NOT NULL,
    status VARBINARY(32) NOT NULL,
    requests_per_second BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE IF NOT EXISTS api_key (
    key_id VARBINARY(64) PRIMARY KEY,
    merchant_id VARBINARY(64) NOT NULL,
    algorithm VARBINARY(32) NOT NULL,
    secret_sealed BLOB NOT NULL,
    status VARBINARY(32) NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE IF NOT EXISTS operator (
    operator_id VARBINARY(64) PRIMARY KEY,
    merchant_id VARBINARY(64) NOT NULL,
    display_name VARCHAR(255) NOT NULL,
    role VARBINARY(32) NOT NULL,
    password_hash VARBINARY(255) NOT NULL,
    status VARBINARY(32) NOT NULL,
    failed_sign_ins BIGINT NOT NULL DEFAULT 0,
    locked_until BIGINT,
    created_at BIGINT NOT NULL
);

CREATE TABLE IF NOT EXISTS operator_session (
    token_hash VARBINARY(128) PRIMARY KEY,
    operator_id VARBINARY(64) NOT NULL,
    merchant_id VARBINARY(64) NOT NULL,
    role VARBINARY(32) NOT NULL,
    till_no VARBINARY(64),
    created_at BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    INDEX operator_session_by_operator (operator_id)
);

CREATE TABLE IF NOT EXISTS channel_account (
    account_id VARBINARY(64) PRIMARY KEY,
    merchant_id VARBINARY(64) NOT NULL,
    channel VARBINARY(64) NOT NULL,
    settings MEDIUMTEXT NOT NULL,
    secrets_sealed MEDIUMBLOB NOT NULL,
    status VARBINARY(32) NOT NULL,
    created_at BIGINT NOT NULL,
    INDEX channel_account_by_merchant (merchant_id, channel, status)
);

CREATE TABLE IF NOT EXISTS webhook_endpoint (
    merchant_id VARBINARY(64) PRIMARY KEY,
    url TEXT NOT NULL,
    secret_sealed BLOB NOT NULL,
    retry_delays_seconds VARBINARY(1024) NOT NULL,
    status VARBINARY(32) NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE IF NOT EXISTS audit_trail (
    sequence BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    actor VARBINARY(255) NOT NULL,
    action VARBINARY(255) NOT NULL,
    object VARBINARY(255) NOT NULL,
    detail MEDIUMTEXT NOT NULL,
    previous_hash VARBINARY(64) NOT NULL,
    hash VARBINARY(64) NOT NULL UNIQUE
);

CREATE TABLE IF NOT EXISTS claim (
    merchant_id VARBINARY(64) NOT NULL,
    claim_key VARBINARY(255) NOT NULL,
    slot INT NOT NULL,
    fingerprint VARBINARY(255) NOT NULL,
    payment_no VARBINARY(64) NOT NULL,
    answer_status INT,
    answer_body MEDIUMTEXT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (merchant_id, claim_key)
);

CREATE TABLE IF NOT EXISTS payment (
    payment_no VARBINARY(64) PRIMARY KEY,
    slot INT NOT NULL,
    merchant_id VARBINARY(64) NOT NULL,
    merchant_order_no VARBINARY(64) NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    currency VARBINARY(8) NOT NULL,
    subject VARCHAR(1024) NOT NULL,
    pay_way VARBINARY(64) NOT NULL,
    status VARBINARY(32) NOT NULL,
    version BIGINT NOT NULL,
    frozen INT NOT NULL DEFAULT 0,
    user_id VARCHAR(255),
    product_id VARCHAR(255),
    notify_url VARCHAR(1024),
    attach VARCHAR(2048),
    client_ip VARBINARY(64),
    till_no VARBINARY(64),
    operator_id VARBINARY(64),
    channel VARBINARY(64),
    channel_trade_no VARBINARY(64),
    paid_attempt_no VARBINARY(64),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    paid_at BIGINT,
    closed_at BIGINT,
    refund_reserved BIGINT NOT NULL DEFAULT 0,
    refunded BIGINT NOT NULL DEFAULT 0,
    CHECK (refund_reserved >= 0 AND refunded >= 0 AND refund_reserved + refunded <= amount),
    UNIQUE (merchant_id, merchant_order_no),
    INDEX payment_by_merchant_time (merchant_id, created_at)
);

CREATE TABLE IF NOT EXISTS attempt (
    attempt_no VARBINARY(64) PRIMARY KEY,
    payment_no VARBINARY(64) NOT NULL,
    channel VARBINARY(64) NOT NULL,
    account_id VARBINARY(64) NOT NULL,
    status VARBINARY(32) NOT NULL,
    version BIGINT NOT NULL,
    credential_type VARBINARY(64),
    credential_text MEDIUMTEXT,
    channel_trade_no VARBINARY(64),
    error_code VARBINARY(255),
    sent_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    next_check_at BIGINT,
    checks_done BIGINT NOT NULL DEFAULT 0,
    closing INT NOT NULL DEFAULT 0,
    finished_at BIGINT,
    INDEX attempt_by_payment (payment_no),
    INDEX attempt_due (next_check_at)
);

CREATE TABLE IF NOT EXISTS payment_history (
    payment_no VARBINARY(64) NOT NULL,
    sequence BIGINT NOT NULL,
    from_status VARBINARY(32) NOT NULL,
    to_status VARBINARY(32) NOT NULL,
    source VARBINARY(64) NOT NULL,
    detail MEDIUMTEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (payment_no, sequence)
);

-- A column that only paying receipts fill stands for SQLite's index over a part of the rows.
CREATE TABLE IF NOT EXISTS receipt (
    channel VARBINARY(64) NOT NULL,
    channel_trade_no VARBINARY(64) NOT NULL,
    attempt_no VARBINARY(64) NOT NULL,
    payment_no VARBINARY(64) NOT NULL,
    amount BIGINT NOT NULL,
    currency VARBINARY(8) NOT NULL,
    effect VARBINARY(32) NOT NULL,
    source VARBINARY(64) NOT NULL,
    paid_at BIGINT,
    recorded_at BIGINT NOT NULL,
    paid_payment_no VARBINARY(64) AS (CASE WHEN effect = 'PAID' THEN payment_no END) VIRTUAL INVISIBLE,
    PRIMARY KEY (channel, channel_trade_no),
    UNIQUE receipt_one_per_payment (paid_payment_no),
    INDEX receipt_by_payment (payment_no)
);

CREATE TABLE IF NOT EXISTS doubtful_money (
    doubtful_id VARBINARY(64) PRIMARY KEY,
    payment_no VARBINARY(64) NOT NULL,
    merchant_id VARBINARY(64) NOT NULL,
    attempt_no VARBINARY(64) NOT NULL,
    channel VARBINARY(64) NOT NULL,
    channel_trade_no VARBINARY(64) NOT NULL,
    amount BIGINT NOT NULL,
    currency VARBINARY(8) NOT NULL,
    reason VARBINARY(255) NOT NULL,
    status VARBINARY(32) NOT NULL,
    recorded_at BIGINT NOT NULL,
    UNIQUE (channel, channel_trade_no),
    INDEX doubtful_money_by_payment (payment_no)
);

CREATE TABLE IF NOT EXISTS payment_exception (
    exception_id VARBINARY(64) PRIMARY KEY,
    kind VARBINARY(64) NOT NULL,
    payment_no VARBINARY(64),
    attempt_no VARBINARY(64),
    channel VARBINARY(64) NOT NULL,
    channel_trade_no VARBINARY(64),
    detail MEDIUMTEXT NOT NULL,
    status VARBINARY(32) NOT NULL,
    recorded_at BIGINT NOT NULL,
    UNIQUE payment_exception_once (kind, channel, attempt_no, channel_trade_no)
);

CREATE TABLE IF NOT EXISTS notice (
    channel VARBINARY(64) NOT NULL,
    account_id VARBINARY(64) NOT NULL,
    notice_id VARBINARY(255) NOT NULL,
    content_hash VARBINARY(64) NOT NULL,
    attempt_no VARBINARY(64),
    outcome VARBINARY(32) NOT NULL,
    headers MEDIUMTEXT NOT NULL,
    body MEDIUMTEXT NOT NULL,
    received_at BIGINT NOT NULL,
    PRIMARY KEY (channel, account_id, notice_id, content_hash)
);

CREATE TABLE IF NOT EXISTS outbox (
    sequence BIGINT PRIMARY KEY AUTO_INCREMENT,
    event_id VARBINARY(64) NOT NULL UNIQUE,
    slot INT NOT NULL,
    type VARBINARY(128) NOT NULL,
    merchant_id VARBINARY(64) NOT NULL,
    subject VARBINARY(255) NOT NULL,
    data MEDIUMTEXT NOT NULL,
    created_at BIGINT NOT NULL,
    position BIGINT,
    UNIQUE outbox_by_position (position),
    INDEX outbox_by_merchant (merchant_id, position),
    INDEX outbox_by_subject (subject)
);

CREATE TABLE IF NOT EXISTS event_mark (
    only_row INT PRIMARY KEY CHECK (only_row = 1),
    numbered BIGINT NOT NULL,
    published BIGINT NOT NULL
);
INSERT INTO event_mark (only_row, numbered, published)
SELECT 1, 0, 0 FROM DUAL WHERE NOT EXISTS (SELECT 1 FROM event_mark);

CREATE TABLE IF NOT EXISTS webhook_delivery (
    event_id VARBINARY(64) PRIMARY KEY,
    merchant_id VARBINARY(64) NOT NULL,
    url TEXT NOT NULL,
    status VARBINARY(32) NOT NULL,
    attempts BIGINT NOT NULL,
    next_at BIGINT,
    last_answer TEXT,
    lease_owner VARBINARY(64),
    lease_until BIGINT,
    token BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    INDEX webhook_delivery_due (next_at)
);

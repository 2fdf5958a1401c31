-- As 0008_users.sql.
CREATE TABLE IF NOT EXISTS balance_user (
    user_no VARBINARY(64) PRIMARY KEY,
    slot INT NOT NULL,
    merchant_id VARBINARY(64) NOT NULL,
    user_id VARBINARY(255) NOT NULL,
    password_hash VARBINARY(255) NOT NULL,
    status VARBINARY(32) NOT NULL,
    wrong_passwords INT NOT NULL,
    locked_until BIGINT,
    accepted BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (merchant_id, user_id)
);

CREATE TABLE IF NOT EXISTS payer_consent (
    consent_hash VARBINARY(64) PRIMARY KEY,
    slot INT NOT NULL,
    user_no VARBINARY(64) NOT NULL,
    kind VARBINARY(32) NOT NULL,
    expires_at BIGINT NOT NULL,
    used_by VARBINARY(64),
    uses BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    INDEX payer_consent_by_end (expires_at)
);

CREATE TABLE IF NOT EXISTS balance_attempt (
    attempt_no VARBINARY(64) PRIMARY KEY,
    slot INT NOT NULL,
    user_slot INT,
    asked_at BIGINT NOT NULL
);

CREATE TABLE IF NOT EXISTS balance_charge (
    attempt_no VARBINARY(64) PRIMARY KEY,
    slot INT NOT NULL,
    user_no VARBINARY(64),
    amount BIGINT NOT NULL CHECK (amount >= 0),
    currency VARBINARY(8) NOT NULL,
    status VARBINARY(32) NOT NULL,
    error_code VARBINARY(255),
    refunded BIGINT NOT NULL,
    decided_at BIGINT NOT NULL,
    CHECK (refunded BETWEEN 0 AND amount)
);

CREATE TABLE IF NOT EXISTS balance_refund (
    refund_no VARBINARY(64) PRIMARY KEY,
    slot INT NOT NULL,
    attempt_no VARBINARY(64) NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    currency VARBINARY(8) NOT NULL,
    paid_back_at BIGINT NOT NULL
);

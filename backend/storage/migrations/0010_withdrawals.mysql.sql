-- As 0010_withdrawals.sql.
ALTER TABLE money_hold ADD COLUMN IF NOT EXISTS user_no VARBINARY(64);

CREATE TABLE IF NOT EXISTS withdrawal (
    withdrawal_no VARBINARY(64) PRIMARY KEY,
    slot INT NOT NULL,
    merchant_id VARBINARY(64) NOT NULL,
    account_no VARBINARY(64) NOT NULL,
    user_no VARBINARY(64),
    merchant_withdrawal_no VARBINARY(64) NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    currency VARBINARY(8) NOT NULL,
    payee_name VARCHAR(255) NOT NULL,
    payee_account VARBINARY(64) NOT NULL,
    payee_bank VARBINARY(64) NOT NULL,
    remark VARCHAR(1024) NOT NULL,
    status VARBINARY(32) NOT NULL,
    version BIGINT NOT NULL,
    approval_no VARBINARY(64) NOT NULL UNIQUE,
    requested_by VARBINARY(255) NOT NULL,
    bank_account VARBINARY(64) NOT NULL,
    error_code VARBINARY(255),
    flagged INT NOT NULL DEFAULT 0,
    open_calls BIGINT NOT NULL DEFAULT 0,
    called_at BIGINT,
    next_check_at BIGINT,
    checks_done BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    finished_at BIGINT,
    UNIQUE (account_no, merchant_withdrawal_no),
    INDEX withdrawal_by_merchant_time (merchant_id, created_at),
    INDEX withdrawal_due (next_check_at)
);

CREATE TABLE IF NOT EXISTS withdrawal_history (
    withdrawal_no VARBINARY(64) NOT NULL,
    sequence BIGINT NOT NULL,
    from_status VARBINARY(32) NOT NULL,
    to_status VARBINARY(32) NOT NULL,
    source VARBINARY(64) NOT NULL,
    detail MEDIUMTEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (withdrawal_no, sequence)
);

CREATE TABLE IF NOT EXISTS withdrawal_exception (
    withdrawal_no VARBINARY(64) NOT NULL,
    kind VARBINARY(64) NOT NULL,
    reference VARBINARY(128) NOT NULL,
    detail MEDIUMTEXT NOT NULL,
    recorded_at BIGINT NOT NULL,
    PRIMARY KEY (withdrawal_no, kind, reference)
);

CREATE TABLE IF NOT EXISTS bank_entry (
    bank_account VARBINARY(64) NOT NULL,
    reference VARBINARY(128) NOT NULL,
    slot INT NOT NULL,
    withdrawal_no VARBINARY(64) NOT NULL,
    kind VARBINARY(32) NOT NULL,
    amount BIGINT NOT NULL,
    currency VARBINARY(8) NOT NULL,
    effect VARBINARY(32) NOT NULL,
    notice_id VARBINARY(128) NOT NULL,
    recorded_at BIGINT NOT NULL,
    PRIMARY KEY (bank_account, reference),
    INDEX bank_entry_by_withdrawal (withdrawal_no)
);

CREATE TABLE IF NOT EXISTS bank_notice (
    bank_account VARBINARY(64) NOT NULL,
    sequence BIGINT NOT NULL,
    notice_id VARBINARY(128) NOT NULL,
    digest VARBINARY(64) NOT NULL,
    document MEDIUMTEXT NOT NULL,
    status VARBINARY(32) NOT NULL,
    received_at BIGINT NOT NULL,
    PRIMARY KEY (bank_account, sequence),
    INDEX bank_notice_by_id (bank_account, notice_id),
    INDEX bank_notice_stored (bank_account, status, sequence)
);

-- As 0004_accounts.sql.

CREATE TABLE IF NOT EXISTS account (
    account_no VARBINARY(64) PRIMARY KEY,
    slot INT NOT NULL,
    kind VARBINARY(32) NOT NULL,
    owner_kind VARBINARY(32) NOT NULL,
    owner_id VARBINARY(64) NOT NULL,
    currency VARBINARY(8) NOT NULL,
    balance BIGINT NOT NULL,
    version BIGINT NOT NULL,
    status VARBINARY(32) NOT NULL,
    created_at BIGINT NOT NULL,
    CHECK (balance >= 0 OR kind IN ('CHANNEL_CLEARING', 'TRANSIT', 'DRAWER')),
    CHECK (balance BETWEEN -4000000000000000000 AND 4000000000000000000),
    INDEX account_by_owner (owner_id, kind),
    INDEX account_to_fold (kind, balance)
);

CREATE TABLE IF NOT EXISTS ledger_batch (
    effect_key VARBINARY(255) PRIMARY KEY,
    slot INT NOT NULL,
    kind VARBINARY(64) NOT NULL,
    reference VARBINARY(255) NOT NULL,
    posted_at BIGINT NOT NULL
);

CREATE TABLE IF NOT EXISTS ledger_entry (
    effect_key VARBINARY(255) NOT NULL,
    line_no INT NOT NULL,
    account_no VARBINARY(64) NOT NULL,
    side VARBINARY(1) NOT NULL CHECK (side IN ('D', 'C')),
    amount BIGINT NOT NULL CHECK (amount > 0),
    currency VARBINARY(8) NOT NULL,
    posted_at BIGINT NOT NULL,
    PRIMARY KEY (effect_key, line_no),
    INDEX ledger_entry_by_account (account_no, posted_at, effect_key, line_no)
);
CREATE TRIGGER IF NOT EXISTS ledger_entry_stays BEFORE UPDATE ON ledger_entry FOR EACH ROW
SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'entries are never changed';
CREATE TRIGGER IF NOT EXISTS ledger_entry_remains BEFORE DELETE ON ledger_entry FOR EACH ROW
SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'entries are never deleted';

CREATE TABLE IF NOT EXISTS fee_rule (
    merchant_id VARBINARY(64) NOT NULL,
    channel VARBINARY(64) NOT NULL,
    valid_from BIGINT NOT NULL,
    parts_per_million BIGINT NOT NULL CHECK (parts_per_million BETWEEN 0 AND 1000000),
    rounding VARBINARY(32) NOT NULL,
    minimum BIGINT NOT NULL CHECK (minimum >= 0),
    PRIMARY KEY (merchant_id, channel, valid_from)
);

CREATE TABLE IF NOT EXISTS refunded_fee (
    payment_no VARBINARY(64) PRIMARY KEY,
    slot INT NOT NULL,
    gross BIGINT NOT NULL,
    fee BIGINT NOT NULL,
    refunded BIGINT NOT NULL,
    given_back BIGINT NOT NULL,
    version BIGINT NOT NULL,
    CHECK (refunded BETWEEN 0 AND gross),
    CHECK (given_back BETWEEN 0 AND fee)
);

CREATE TABLE IF NOT EXISTS money_hold (
    reference VARBINARY(255) PRIMARY KEY,
    slot INT NOT NULL,
    merchant_id VARBINARY(64) NOT NULL,
    account_no VARBINARY(64) NOT NULL,
    amount BIGINT NOT NULL CHECK (amount >= 0),
    currency VARBINARY(8) NOT NULL,
    fee_share BIGINT NOT NULL,
    refund_of VARBINARY(255) NOT NULL,
    from_slot INT NOT NULL,
    captured BIGINT NOT NULL DEFAULT 0 CHECK (captured >= 0),
    released BIGINT NOT NULL DEFAULT 0 CHECK (released >= 0),
    status VARBINARY(32) NOT NULL,
    version BIGINT NOT NULL,
    paid_to VARBINARY(255) NOT NULL,
    held_at BIGINT NOT NULL,
    ended_at BIGINT,
    CHECK (fee_share BETWEEN 0 AND amount),
    CHECK (captured + released <= amount),
    INDEX money_hold_by_account (account_no, held_at)
);

CREATE TABLE IF NOT EXISTS transfer_out (
    transfer_id VARBINARY(255) PRIMARY KEY,
    slot INT NOT NULL,
    to_slot INT NOT NULL,
    kind VARBINARY(64) NOT NULL,
    reference VARBINARY(255) NOT NULL,
    from_kind VARBINARY(32) NOT NULL,
    from_owner VARBINARY(64) NOT NULL,
    to_kind VARBINARY(32) NOT NULL,
    to_owner VARBINARY(64) NOT NULL,
    amount BIGINT NOT NULL CHECK (amount >= 0),
    basis BIGINT NOT NULL CHECK (basis >= 0),
    currency VARBINARY(8) NOT NULL,
    status VARBINARY(32) NOT NULL,
    sent_at BIGINT NOT NULL,
    next_at BIGINT,
    tries BIGINT NOT NULL,
    settled_at BIGINT,
    INDEX transfer_out_due (next_at),
    INDEX transfer_out_by_reference (reference)
);

CREATE TABLE IF NOT EXISTS transfer_in (
    transfer_id VARBINARY(255) PRIMARY KEY,
    slot INT NOT NULL,
    from_slot INT NOT NULL,
    amount BIGINT NOT NULL,
    currency VARBINARY(8) NOT NULL,
    outcome VARBINARY(32) NOT NULL,
    received_at BIGINT NOT NULL
);

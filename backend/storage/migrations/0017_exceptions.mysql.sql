-- As 0017_exceptions.sql.
ALTER TABLE account DROP CONSTRAINT IF EXISTS CONSTRAINT_1;
ALTER TABLE account ADD CONSTRAINT IF NOT EXISTS account_overdrawn CHECK
    (balance >= 0 OR kind IN ('CHANNEL_CLEARING', 'TRANSIT', 'DRAWER', 'RECEIVABLE', 'CHANNEL_FEE', 'WRITE_OFF'));

CREATE TABLE IF NOT EXISTS reconciliation_exception (
    exception_id VARBINARY(64) PRIMARY KEY,
    merchant_id VARBINARY(64) NOT NULL,
    account_id VARBINARY(64) NOT NULL,
    channel VARBINARY(64) NOT NULL,
    day VARBINARY(16) NOT NULL,
    class VARBINARY(32) NOT NULL,
    differences BIGINT NOT NULL,
    number VARBINARY(128) NOT NULL,
    payment_no VARBINARY(64) NOT NULL,
    ours_transaction VARBINARY(128) NOT NULL,
    theirs_transaction VARBINARY(128) NOT NULL,
    ours VARCHAR(1024),
    theirs VARCHAR(1024),
    note VARCHAR(1024) NOT NULL,
    risk BIGINT NOT NULL CHECK (risk >= 0),
    risk_currency VARBINARY(8) NOT NULL,
    state VARBINARY(32) NOT NULL CHECK (state IN ('OPEN', 'WAITING', 'RESOLVED')),
    resolution VARBINARY(32),
    version BIGINT NOT NULL,
    assignee VARBINARY(255),
    due_day VARBINARY(16),
    approval_no VARBINARY(64),
    linked_to VARBINARY(64),
    written_off VARBINARY(128),
    run_id VARBINARY(64) NOT NULL,
    opened_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    resolved_at BIGINT,
    resolved_by VARBINARY(255),
    remark VARCHAR(2048) NOT NULL,
    busy_until BIGINT,
    CHECK (ours IS NOT NULL OR theirs IS NOT NULL OR class = 'UNREADABLE'),
    CHECK ((state = 'OPEN') = (resolution IS NULL)),
    CHECK (state <> 'WAITING' OR approval_no IS NOT NULL),
    INDEX exception_by_merchant (merchant_id, opened_at, exception_id),
    INDEX exception_by_day (account_id, day, state),
    INDEX exception_by_number (account_id, number),
    INDEX exception_settled_later (account_id, resolution, day)
);

CREATE TABLE IF NOT EXISTS reconciliation_exception_history (
    exception_id VARBINARY(64) NOT NULL,
    sequence BIGINT NOT NULL,
    at BIGINT NOT NULL,
    actor VARBINARY(255) NOT NULL,
    action VARBINARY(32) NOT NULL,
    from_state VARBINARY(32) NOT NULL,
    to_state VARBINARY(32) NOT NULL,
    remark VARCHAR(2048) NOT NULL,
    detail MEDIUMTEXT NOT NULL,
    PRIMARY KEY (exception_id, sequence)
);
CREATE TRIGGER IF NOT EXISTS exception_history_stays BEFORE UPDATE ON reconciliation_exception_history FOR EACH ROW
SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'history is never changed';
CREATE TRIGGER IF NOT EXISTS exception_history_remains BEFORE DELETE ON reconciliation_exception_history FOR EACH ROW
SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'history is never deleted';

CREATE TABLE IF NOT EXISTS reconciliation_closing (
    account_id VARBINARY(64) NOT NULL,
    day VARBINARY(16) NOT NULL,
    number BIGINT NOT NULL,
    effect_key VARBINARY(255) NOT NULL,
    closed_at BIGINT NOT NULL,
    closed_by VARBINARY(255) NOT NULL,
    remark VARCHAR(2048) NOT NULL,
    reopened_at BIGINT,
    reopened_by VARBINARY(255),
    reopen_remark VARCHAR(2048),
    PRIMARY KEY (account_id, day, number)
);

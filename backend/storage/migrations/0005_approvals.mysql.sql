-- As 0005_approvals.sql.
CREATE TABLE IF NOT EXISTS approval (
    approval_no VARBINARY(64) PRIMARY KEY,
    kind VARBINARY(64) NOT NULL,
    merchant_id VARBINARY(64) NOT NULL,
    content MEDIUMTEXT NOT NULL,
    content_hash VARBINARY(64) NOT NULL,
    maker VARBINARY(255) NOT NULL,
    checker VARBINARY(255),
    status VARBINARY(32) NOT NULL,
    error_code VARBINARY(255),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    decided_at BIGINT,
    ended_at BIGINT,
    CHECK (checker IS NULL OR checker <> maker),
    CHECK (decided_at IS NULL OR decided_at < expires_at),
    INDEX approval_by_merchant (merchant_id, approval_no),
    INDEX approval_unexecuted (status, decided_at)
);

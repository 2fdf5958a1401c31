-- What needs a second person. The database itself refuses that somebody approves their own request.
CREATE TABLE approval (
    approval_no TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    merchant_id TEXT NOT NULL,
    content TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    maker TEXT NOT NULL,
    checker TEXT,
    status TEXT NOT NULL,
    error_code TEXT,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    decided_at INTEGER,
    ended_at INTEGER,
    CHECK (checker IS NULL OR checker <> maker),
    CHECK (decided_at IS NULL OR decided_at < expires_at)
) STRICT, WITHOUT ROWID;
CREATE INDEX approval_by_merchant ON approval (merchant_id, approval_no);
CREATE INDEX approval_unexecuted ON approval (decided_at) WHERE status = 'APPROVED';

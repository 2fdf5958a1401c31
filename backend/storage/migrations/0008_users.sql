-- Who pays from a balance, their consents, and what was charged. A user, their consents and charges live on the user's
-- slot; which user's slot an attempt asked, on the payment's.
CREATE TABLE balance_user (
    user_no TEXT PRIMARY KEY,
    slot INTEGER NOT NULL,
    merchant_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    status TEXT NOT NULL,
    wrong_passwords INTEGER NOT NULL,
    locked_until INTEGER,
    accepted INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    UNIQUE (merchant_id, user_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE payer_consent (
    consent_hash TEXT PRIMARY KEY,
    slot INTEGER NOT NULL,
    user_no TEXT NOT NULL,
    kind TEXT NOT NULL,
    expires_at INTEGER NOT NULL,
    used_by TEXT,
    uses INTEGER NOT NULL,
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX payer_consent_by_end ON payer_consent (expires_at);

CREATE TABLE balance_attempt (
    attempt_no TEXT PRIMARY KEY,
    slot INTEGER NOT NULL,
    user_slot INTEGER,
    asked_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE balance_charge (
    attempt_no TEXT PRIMARY KEY,
    slot INTEGER NOT NULL,
    user_no TEXT,
    amount INTEGER NOT NULL CHECK (amount >= 0),
    currency TEXT NOT NULL,
    status TEXT NOT NULL,
    error_code TEXT,
    refunded INTEGER NOT NULL CHECK (refunded BETWEEN 0 AND amount),
    decided_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE balance_refund (
    refund_no TEXT PRIMARY KEY,
    slot INTEGER NOT NULL,
    attempt_no TEXT NOT NULL,
    amount INTEGER NOT NULL CHECK (amount > 0),
    currency TEXT NOT NULL,
    paid_back_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

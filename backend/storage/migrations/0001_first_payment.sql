-- The bones: merchants and their people, payments and their attempts, what channels told us, what
-- follows from it, and the trail of who did what. Times are milliseconds since 1970 UTC, amounts minor
-- units. Merchant-wide tables are used on the home shard only; every shard has every table.

CREATE TABLE merchant (
    merchant_id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    status TEXT NOT NULL,
    requests_per_second INTEGER NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE api_key (
    key_id TEXT PRIMARY KEY,
    merchant_id TEXT NOT NULL,
    algorithm TEXT NOT NULL,
    secret_sealed BLOB NOT NULL,
    status TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE operator (
    operator_id TEXT PRIMARY KEY,
    merchant_id TEXT NOT NULL,
    display_name TEXT NOT NULL,
    role TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    status TEXT NOT NULL,
    failed_sign_ins INTEGER NOT NULL DEFAULT 0,
    locked_until INTEGER,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE operator_session (
    token_hash TEXT PRIMARY KEY,
    operator_id TEXT NOT NULL,
    merchant_id TEXT NOT NULL,
    role TEXT NOT NULL,
    till_no TEXT,
    created_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;

CREATE TABLE channel_account (
    account_id TEXT PRIMARY KEY,
    merchant_id TEXT NOT NULL,
    channel TEXT NOT NULL,
    settings TEXT NOT NULL,
    secrets_sealed BLOB NOT NULL,
    status TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX channel_account_by_merchant ON channel_account (merchant_id, channel, status);

CREATE TABLE webhook_endpoint (
    merchant_id TEXT PRIMARY KEY,
    url TEXT NOT NULL,
    secret_sealed BLOB NOT NULL,
    retry_delays_seconds TEXT NOT NULL,
    status TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE audit_trail (
    sequence INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    object TEXT NOT NULL,
    detail TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE claim (
    merchant_id TEXT NOT NULL,
    claim_key TEXT NOT NULL,
    slot INTEGER NOT NULL,
    fingerprint TEXT NOT NULL,
    payment_no TEXT NOT NULL,
    answer_status INTEGER,
    answer_body TEXT,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (merchant_id, claim_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE payment (
    payment_no TEXT PRIMARY KEY,
    slot INTEGER NOT NULL,
    merchant_id TEXT NOT NULL,
    merchant_order_no TEXT NOT NULL,
    amount INTEGER NOT NULL CHECK (amount > 0),
    currency TEXT NOT NULL,
    subject TEXT NOT NULL,
    pay_way TEXT NOT NULL,
    status TEXT NOT NULL,
    version INTEGER NOT NULL,
    frozen INTEGER NOT NULL DEFAULT 0,
    user_id TEXT,
    product_id TEXT,
    notify_url TEXT,
    attach TEXT,
    client_ip TEXT,
    till_no TEXT,
    operator_id TEXT,
    channel TEXT,
    channel_trade_no TEXT,
    paid_attempt_no TEXT,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    paid_at INTEGER,
    closed_at INTEGER,
    refund_reserved INTEGER NOT NULL DEFAULT 0,
    refunded INTEGER NOT NULL DEFAULT 0,
    CHECK (refund_reserved >= 0 AND refunded >= 0 AND refund_reserved + refunded <= amount),
    UNIQUE (merchant_id, merchant_order_no)
) STRICT;
CREATE INDEX payment_by_merchant_time ON payment (merchant_id, created_at);

CREATE TABLE attempt (
    attempt_no TEXT PRIMARY KEY,
    payment_no TEXT NOT NULL,
    channel TEXT NOT NULL,
    account_id TEXT NOT NULL,
    status TEXT NOT NULL,
    version INTEGER NOT NULL,
    credential_type TEXT,
    credential_text TEXT,
    channel_trade_no TEXT,
    error_code TEXT,
    sent_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    next_check_at INTEGER,
    checks_done INTEGER NOT NULL DEFAULT 0,
    closing INTEGER NOT NULL DEFAULT 0,
    finished_at INTEGER
) STRICT;
CREATE INDEX attempt_by_payment ON attempt (payment_no);
CREATE INDEX attempt_due ON attempt (next_check_at) WHERE next_check_at IS NOT NULL;

CREATE TABLE payment_history (
    payment_no TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    from_status TEXT NOT NULL,
    to_status TEXT NOT NULL,
    source TEXT NOT NULL,
    detail TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (payment_no, sequence)
) STRICT, WITHOUT ROWID;

-- Money a channel proved to have received, once per channel and trade number.
CREATE TABLE receipt (
    channel TEXT NOT NULL,
    channel_trade_no TEXT NOT NULL,
    attempt_no TEXT NOT NULL,
    payment_no TEXT NOT NULL,
    amount INTEGER NOT NULL,
    currency TEXT NOT NULL,
    effect TEXT NOT NULL,
    source TEXT NOT NULL,
    paid_at INTEGER,
    recorded_at INTEGER NOT NULL,
    PRIMARY KEY (channel, channel_trade_no)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX receipt_one_per_payment ON receipt (payment_no) WHERE effect = 'PAID';

CREATE TABLE doubtful_money (
    doubtful_id TEXT PRIMARY KEY,
    payment_no TEXT NOT NULL,
    merchant_id TEXT NOT NULL,
    attempt_no TEXT NOT NULL,
    channel TEXT NOT NULL,
    channel_trade_no TEXT NOT NULL,
    amount INTEGER NOT NULL,
    currency TEXT NOT NULL,
    reason TEXT NOT NULL,
    status TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    UNIQUE (channel, channel_trade_no)
) STRICT;

-- What contradicts itself and waits for a person: another amount, merchant or app id, two final answers.
CREATE TABLE payment_exception (
    exception_id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    payment_no TEXT,
    attempt_no TEXT,
    channel TEXT NOT NULL,
    channel_trade_no TEXT,
    detail TEXT NOT NULL,
    status TEXT NOT NULL,
    recorded_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX payment_exception_once ON payment_exception (kind, channel, attempt_no, channel_trade_no);

-- Verified notices exactly as they came, stored with their effect or, where applying failed, alone. The
-- content counts: a genuine repetition may follow something else under the same id.
CREATE TABLE notice (
    channel TEXT NOT NULL,
    account_id TEXT NOT NULL,
    notice_id TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    attempt_no TEXT,
    outcome TEXT NOT NULL,
    headers TEXT NOT NULL,
    body TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    PRIMARY KEY (channel, account_id, notice_id, content_hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
    sequence INTEGER PRIMARY KEY,
    event_id TEXT NOT NULL UNIQUE,
    slot INTEGER NOT NULL,
    type TEXT NOT NULL,
    merchant_id TEXT NOT NULL,
    subject TEXT NOT NULL,
    data TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    position INTEGER
) STRICT;
CREATE UNIQUE INDEX outbox_by_position ON outbox (position) WHERE position IS NOT NULL;
CREATE INDEX outbox_by_merchant ON outbox (merchant_id, position) WHERE position IS NOT NULL;
CREATE INDEX outbox_unnumbered ON outbox (sequence) WHERE position IS NULL;

-- One row: the last position given, which outlives pruned events, and a position up to which every
-- consumer in the process has certainly been told.
CREATE TABLE event_mark (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    numbered INTEGER NOT NULL,
    published INTEGER NOT NULL
) STRICT;
INSERT INTO event_mark (only_row, numbered, published) VALUES (1, 0, 0);

CREATE TABLE webhook_delivery (
    event_id TEXT PRIMARY KEY,
    merchant_id TEXT NOT NULL,
    url TEXT NOT NULL,
    status TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    next_at INTEGER,
    last_answer TEXT,
    lease_owner TEXT,
    lease_until INTEGER,
    token INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX webhook_delivery_due ON webhook_delivery (next_at) WHERE next_at IS NOT NULL;

-- What follows a payment: consumers of its events with their positions, points, shipments, webhooks that are
-- managed; and the guard that makes two equal charges one.

-- How far each shard's events were followed, one row a consumer. Events are never forgotten before all of them.
CREATE TABLE consumer_position (
    consumer TEXT PRIMARY KEY,
    reached INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO consumer_position (consumer, reached) SELECT 'webhooks', derived FROM webhook_mark;
-- What was paid before these services existed earns nothing and ships nothing.
INSERT INTO consumer_position (consumer, reached) SELECT 'points', numbered FROM event_mark;
INSERT INTO consumer_position (consumer, reached) SELECT 'logistics', numbered FROM event_mark;
DROP TABLE webhook_mark;

-- Events a consumer could not follow, put aside for a person so that those behind them go on.
CREATE TABLE parked_event (
    consumer TEXT NOT NULL,
    event_id TEXT NOT NULL,
    code TEXT NOT NULL,
    parked_at INTEGER NOT NULL,
    PRIMARY KEY (consumer, event_id)
) STRICT, WITHOUT ROWID;

-- One row a merchant, user and product: the payment that stands for all equal ones until it ends. The intent is
-- what whoever finds it after a crash begins that payment with.
CREATE TABLE duplicate_guard (
    merchant_id TEXT NOT NULL,
    guard_key TEXT NOT NULL,
    slot INTEGER NOT NULL,
    payment_no TEXT NOT NULL,
    intent TEXT NOT NULL,
    ends_at INTEGER NOT NULL,
    PRIMARY KEY (merchant_id, guard_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX duplicate_guard_ended ON duplicate_guard (ends_at);

CREATE TABLE payment_goods (
    payment_no TEXT PRIMARY KEY,
    slot INTEGER NOT NULL,
    goods TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Points lie beside their payment; a user's points are the sum over all shards. `cause` is PAID or a refund's
-- number; `refunded` is what that refund gave back, in minor units.
CREATE TABLE points_entry (
    payment_no TEXT NOT NULL,
    cause TEXT NOT NULL,
    slot INTEGER NOT NULL,
    merchant_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    points INTEGER NOT NULL,
    refunded INTEGER NOT NULL,
    event_id TEXT NOT NULL UNIQUE,
    at INTEGER NOT NULL,
    PRIMARY KEY (payment_no, cause)
) STRICT, WITHOUT ROWID;
CREATE INDEX points_entry_by_user ON points_entry (merchant_id, user_id, at);

CREATE TABLE shipment (
    shipment_id TEXT PRIMARY KEY,
    payment_no TEXT NOT NULL UNIQUE,
    slot INTEGER NOT NULL,
    merchant_id TEXT NOT NULL,
    merchant_order_no TEXT NOT NULL,
    goods TEXT NOT NULL,
    status TEXT NOT NULL,
    tracking_no TEXT,
    event_id TEXT NOT NULL,
    requested_at INTEGER NOT NULL,
    dispatched_at INTEGER,
    cancelled_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX shipment_by_merchant ON shipment (merchant_id, requested_at);

-- While a secret is being replaced both sign.
ALTER TABLE webhook_endpoint ADD COLUMN older_secret_sealed BLOB;
CREATE INDEX webhook_delivery_by_merchant ON webhook_delivery (merchant_id, created_at);

-- As 0007_what_follows.sql. A run that was cut short behind its last statement finds the old mark gone: it is made
-- again, empty, and nothing is taken from it.
CREATE TABLE IF NOT EXISTS webhook_mark (
    only_row INT PRIMARY KEY CHECK (only_row = 1),
    derived BIGINT NOT NULL
);
CREATE TABLE IF NOT EXISTS consumer_position (
    consumer VARBINARY(64) PRIMARY KEY,
    reached BIGINT NOT NULL
);
INSERT INTO consumer_position (consumer, reached)
SELECT 'webhooks', derived FROM webhook_mark
WHERE NOT EXISTS (SELECT 1 FROM consumer_position WHERE consumer = 'webhooks');
INSERT INTO consumer_position (consumer, reached)
SELECT 'points', numbered FROM event_mark
WHERE NOT EXISTS (SELECT 1 FROM consumer_position WHERE consumer = 'points');
INSERT INTO consumer_position (consumer, reached)
SELECT 'logistics', numbered FROM event_mark
WHERE NOT EXISTS (SELECT 1 FROM consumer_position WHERE consumer = 'logistics');

CREATE TABLE IF NOT EXISTS parked_event (
    consumer VARBINARY(64) NOT NULL,
    event_id VARBINARY(64) NOT NULL,
    code VARBINARY(64) NOT NULL,
    parked_at BIGINT NOT NULL,
    PRIMARY KEY (consumer, event_id)
);

CREATE TABLE IF NOT EXISTS duplicate_guard (
    merchant_id VARBINARY(64) NOT NULL,
    guard_key VARBINARY(128) NOT NULL,
    slot INT NOT NULL,
    payment_no VARBINARY(64) NOT NULL,
    intent MEDIUMTEXT NOT NULL,
    ends_at BIGINT NOT NULL,
    PRIMARY KEY (merchant_id, guard_key),
    INDEX duplicate_guard_ended (ends_at)
);

CREATE TABLE IF NOT EXISTS payment_goods (
    payment_no VARBINARY(64) PRIMARY KEY,
    slot INT NOT NULL,
    goods MEDIUMTEXT NOT NULL
);

CREATE TABLE IF NOT EXISTS points_entry (
    payment_no VARBINARY(64) NOT NULL,
    cause VARBINARY(64) NOT NULL,
    slot INT NOT NULL,
    merchant_id VARBINARY(64) NOT NULL,
    user_id VARBINARY(255) NOT NULL,
    points BIGINT NOT NULL,
    refunded BIGINT NOT NULL,
    event_id VARBINARY(64) NOT NULL UNIQUE,
    at BIGINT NOT NULL,
    PRIMARY KEY (payment_no, cause),
    INDEX points_entry_by_user (merchant_id, user_id, at)
);

CREATE TABLE IF NOT EXISTS shipment (
    shipment_id VARBINARY(64) PRIMARY KEY,
    payment_no VARBINARY(64) NOT NULL UNIQUE,
    slot INT NOT NULL,
    merchant_id VARBINARY(64) NOT NULL,
    merchant_order_no VARBINARY(64) NOT NULL,
    goods MEDIUMTEXT NOT NULL,
    status VARBINARY(32) NOT NULL,
    tracking_no VARBINARY(64),
    event_id VARBINARY(64) NOT NULL,
    requested_at BIGINT NOT NULL,
    dispatched_at BIGINT,
    cancelled_at BIGINT,
    INDEX shipment_by_merchant (merchant_id, requested_at)
);

ALTER TABLE webhook_endpoint ADD COLUMN IF NOT EXISTS older_secret_sealed BLOB;
CREATE INDEX IF NOT EXISTS webhook_delivery_by_merchant ON webhook_delivery (merchant_id, created_at);
DROP TABLE IF EXISTS webhook_mark;

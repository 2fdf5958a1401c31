-- What a merchant's people said about its wallets: whether one is paused, why and by whom, and how much AUTO_QR prefers
-- it.
CREATE TABLE channel_switch (
    merchant_id TEXT NOT NULL,
    channel TEXT NOT NULL,
    preference INTEGER NOT NULL CHECK (preference BETWEEN 0 AND 100),
    paused_at INTEGER,
    paused_by TEXT,
    reason TEXT,
    PRIMARY KEY (merchant_id, channel),
    CHECK ((paused_at IS NULL) = (paused_by IS NULL) AND (paused_at IS NULL) = (reason IS NULL))
) STRICT, WITHOUT ROWID;

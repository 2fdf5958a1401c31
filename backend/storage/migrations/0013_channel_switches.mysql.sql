-- As 0013_channel_switches.sql.
CREATE TABLE IF NOT EXISTS channel_switch (
    merchant_id VARBINARY(64) NOT NULL,
    channel VARBINARY(64) NOT NULL,
    preference INT NOT NULL CHECK (preference BETWEEN 0 AND 100),
    paused_at BIGINT,
    paused_by VARBINARY(255),
    reason TEXT,
    PRIMARY KEY (merchant_id, channel),
    CHECK ((paused_at IS NULL) = (paused_by IS NULL) AND (paused_at IS NULL) = (reason IS NULL))
);

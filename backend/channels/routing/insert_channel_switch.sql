INSERT INTO channel_switch (merchant_id, channel, preference)
VALUES (?, ?, ?)

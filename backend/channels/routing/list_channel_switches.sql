SELECT merchant_id, channel, preference, paused_at, paused_by, reason FROM channel_switch ORDER BY merchant_id,
    channel LIMIT ?

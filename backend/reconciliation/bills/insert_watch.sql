INSERT INTO bill_watch (account_id, day, kind, merchant_id, channel, state, alarm_at, next_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)

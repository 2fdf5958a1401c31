SELECT account_id, day, kind, merchant_id, channel, state, tries, error_code, alarm_at, next_at, token
FROM bill_watch
WHERE account_id = ? AND day = ? AND kind = ?

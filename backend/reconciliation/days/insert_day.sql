INSERT INTO reconciliation_day (account_id, day, merchant_id, channel, state, version, inputs, totals, changed_at)
VALUES (?, ?, ?, ?, ?, 1, 0, '{}', ?)

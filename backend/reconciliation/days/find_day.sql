SELECT account_id, day, merchant_id, channel, state, version, inputs, run_id, totals, error_code, closed_at, closed_by
FROM reconciliation_day
WHERE account_id = ? AND day = ?

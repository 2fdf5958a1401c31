SELECT account_id, day, merchant_id, channel, state, version, inputs, run_id, totals, error_code, closed_at, closed_by
FROM reconciliation_day
WHERE merchant_id = ? AND day >= ? AND day <= ?
ORDER BY day DESC, account_id
LIMIT ?

SELECT account_id, day, state, COUNT(*), COALESCE(SUM(risk), 0), MIN(opened_at)
FROM reconciliation_exception
WHERE merchant_id = ? AND day >= ? AND day <= ?
GROUP BY account_id, day, state

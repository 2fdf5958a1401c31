SELECT state, opened_at, risk FROM reconciliation_exception
WHERE merchant_id = ? AND state <> 'RESOLVED'
ORDER BY opened_at
LIMIT ?

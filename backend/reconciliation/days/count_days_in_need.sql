SELECT COUNT(*) FROM reconciliation_day
WHERE merchant_id = ? AND state IN ('NO_BILL', 'EXCEPTIONS', 'FAILED', 'UNBALANCED')

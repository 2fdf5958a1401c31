SELECT COUNT(*), SUM(CASE state WHEN 'WAITING' THEN 1 ELSE 0 END)
FROM reconciliation_exception
WHERE account_id = ? AND day = ? AND state IN ('OPEN', 'WAITING')

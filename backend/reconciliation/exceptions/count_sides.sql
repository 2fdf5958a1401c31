-- Rows of either side that a day's cases stand for; what a later run does not have any more stands for none.
SELECT class, SUM(CASE WHEN ours IS NULL THEN 0 ELSE 1 END), SUM(CASE WHEN theirs IS NULL THEN 0 ELSE 1 END)
FROM reconciliation_exception
WHERE account_id = ? AND day = ? AND COALESCE(resolution, '') <> 'VANISHED'
GROUP BY class

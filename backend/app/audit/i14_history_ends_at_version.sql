-- I14: each change of a case has its line of history.
SELECT one.exception_id FROM reconciliation_exception AS one
WHERE one.version <> (SELECT COUNT(*) FROM reconciliation_exception_history AS line
                      WHERE line.exception_id = one.exception_id)
LIMIT 20

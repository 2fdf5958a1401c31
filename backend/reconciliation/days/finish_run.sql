UPDATE reconciliation_run
SET state = ?, unfinished = NULL, lease_until = NULL, finished_at = ?, error_code = ?, totals = ?
WHERE run_id = ? AND token = ? AND unfinished = 1

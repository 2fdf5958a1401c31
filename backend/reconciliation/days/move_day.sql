UPDATE reconciliation_day
SET state = ?, version = version + 1, run_id = ?, totals = ?, error_code = ?, closed_at = ?, closed_by = ?,
    changed_at = ?
WHERE account_id = ? AND day = ? AND version = ? AND state = ?

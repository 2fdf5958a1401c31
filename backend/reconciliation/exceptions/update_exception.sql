UPDATE reconciliation_exception
SET class = ?, differences = ?, number = ?, payment_no = ?, ours_transaction = ?, theirs_transaction = ?, ours = ?,
    theirs = ?, note = ?, risk = ?, risk_currency = ?, state = ?, resolution = ?, version = version + 1, assignee = ?,
    due_day = ?, approval_no = ?, linked_to = ?, written_off = ?, run_id = ?, changed_at = ?, resolved_at = ?,
    resolved_by = ?, remark = ?, busy_until = ?
WHERE exception_id = ? AND version = ?

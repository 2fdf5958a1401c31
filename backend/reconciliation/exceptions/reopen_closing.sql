UPDATE reconciliation_closing
SET reopened_at = ?, reopened_by = ?, reopen_remark = ?
WHERE account_id = ? AND day = ? AND number = ? AND reopened_at IS NULL

UPDATE withdrawal
SET status = ?, version = version + 1, error_code = ?, open_calls = ?, called_at = ?, next_check_at = ?,
    checks_done = ?, finished_at = ?
WHERE withdrawal_no = ? AND version = ? AND status = ?

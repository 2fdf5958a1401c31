UPDATE withdrawal
SET next_check_at = ?, checks_done = checks_done + 1, version = version + 1
WHERE withdrawal_no = ? AND version = ?

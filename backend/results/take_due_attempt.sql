UPDATE attempt
SET next_check_at = ?, checks_done = checks_done + 1, version = version + 1
WHERE attempt_no = ? AND next_check_at = ?

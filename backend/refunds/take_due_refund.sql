UPDATE refund
SET next_check_at = ?, checks_done = checks_done + 1, version = version + 1
WHERE refund_no = ? AND version = ?

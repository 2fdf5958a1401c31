UPDATE refund
SET status = ?, version = version + 1, funds = ?, channel_refund_no = ?, error_code = ?, open_calls = ?, called_at = ?,
    next_check_at = ?, checks_done = ?, finished_at = ?, approval_status = ?, checker = ?
WHERE refund_no = ? AND version = ? AND status = ?

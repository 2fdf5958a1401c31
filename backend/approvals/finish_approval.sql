UPDATE approval SET status = ?, error_code = ?, ended_at = ?
WHERE approval_no = ? AND status = ? AND ended_at IS NULL

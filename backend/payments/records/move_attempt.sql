UPDATE attempt
SET status = ?, version = version + 1, credential_type = ?, credential_text = ?,
    credential_parameters = ?, channel_trade_no = ?, error_code = ?, next_check_at = ?, checks_done = ?, closing = ?,
    finished_at = COALESCE(finished_at, ?)
WHERE attempt_no = ? AND version = ? AND status = ?

UPDATE bill_watch SET state = ?, error_code = ?, next_at = ? WHERE account_id = ? AND day = ? AND kind = ?

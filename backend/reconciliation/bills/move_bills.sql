UPDATE bill SET state = ? WHERE account_id = ? AND day = ? AND kind = ? AND state = ?

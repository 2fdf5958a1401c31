UPDATE reconciliation_day SET inputs = inputs + 1 WHERE account_id = ? AND day = ?

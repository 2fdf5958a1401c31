UPDATE bill SET state = 'REPLACED'
WHERE account_id = ? AND day = ? AND kind = ? AND state = 'WAITING' AND (part = ? OR parts <> ?)

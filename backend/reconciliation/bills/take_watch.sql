UPDATE bill_watch SET next_at = ?, tries = tries + 1, token = token + 1
WHERE account_id = ? AND day = ? AND kind = ? AND token = ? AND next_at IS NOT NULL

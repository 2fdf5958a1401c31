UPDATE reconciliation_run
SET state = 'RUNNING', inputs = ?, begun_at = COALESCE(begun_at, ?), lease_until = ?, token = token + 1,
    tries = tries + 1
WHERE run_id = ? AND token = ? AND lease_until <= ?

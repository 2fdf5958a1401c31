UPDATE reconciliation_run SET lease_until = ? WHERE run_id = ? AND token = ? AND unfinished = 1

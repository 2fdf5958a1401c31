UPDATE reconciliation_run SET cancelling = 1 WHERE run_id = ? AND unfinished = 1

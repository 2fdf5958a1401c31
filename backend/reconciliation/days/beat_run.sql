UPDATE reconciliation_run
SET lease_until = ?, phase = ?, rows_in_all = ?, rows_done = ?, chunks = ?, chunks_done = ?, rate = ?
WHERE run_id = ? AND token = ? AND unfinished = 1

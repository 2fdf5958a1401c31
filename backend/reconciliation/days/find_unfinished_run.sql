SELECT run_id, account_id, day, merchant_id, channel, state, inputs, requested_by, requested_at, begun_at, finished_at,
       lease_until, token, tries, phase, rows_in_all, rows_done, chunks, chunks_done, rate, cancelling, error_code,
       totals
FROM reconciliation_run
WHERE account_id = ? AND day = ? AND unfinished = 1

INSERT INTO reconciliation_run (run_id, account_id, day, merchant_id, channel, state, unfinished, inputs, requested_by,
                                requested_at, lease_until, phase, totals)
VALUES (?, ?, ?, ?, ?, 'QUEUED', 1, 0, ?, ?, ?, '', '{}')

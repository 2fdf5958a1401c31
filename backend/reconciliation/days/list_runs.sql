SELECT run_id, account_id, day, merchant_id, channel, state, inputs, requested_by, requested_at, begun_at, finished_at,
       lease_until, token, tries, phase, rows_in_all, rows_done, chunks, chunks_done, rate, cancelling, error_code,
       totals
FROM reconciliation_run
WHERE merchant_id = ?
  AND (requested_at < ? OR (requested_at = ? AND run_id < ?))
  AND COALESCE(?, account_id) = account_id
  AND COALESCE(?, day) = day
  AND (? IS NULL OR state IN (?, ?, ?, ?, ?))
ORDER BY requested_at DESC, run_id DESC
LIMIT ?

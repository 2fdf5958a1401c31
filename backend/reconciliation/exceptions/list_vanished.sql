-- Of a day, what a run did not see: open cases, money that was written off, and what was expected in the next bill.
SELECT exception_id, merchant_id, account_id, channel, day, class, differences, ours, theirs, state, resolution, version,
       assignee, due_day, approval_no, linked_to, written_off, run_id, opened_at, changed_at, resolved_at, resolved_by,
       remark, busy_until
FROM reconciliation_exception
WHERE account_id = ? AND day = ? AND run_id <> ?
  AND (state <> 'RESOLVED' OR written_off IS NOT NULL OR (resolution = 'NEXT_DAY' AND linked_to IS NULL))
ORDER BY exception_id
LIMIT ?

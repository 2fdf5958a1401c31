SELECT exception_id, merchant_id, account_id, channel, day, class, differences, ours, theirs, state, resolution, version,
       assignee, due_day, approval_no, linked_to, written_off, run_id, opened_at, changed_at, resolved_at, resolved_by,
       remark, busy_until
FROM reconciliation_exception
WHERE exception_id = ?

SELECT exception_id, merchant_id, account_id, channel, day, class, differences, ours, theirs, state, resolution, version,
       assignee, due_day, approval_no, linked_to, written_off, run_id, opened_at, changed_at, resolved_at, resolved_by,
       remark, busy_until
FROM reconciliation_exception
WHERE merchant_id = ?
  AND COALESCE(?, class) = class AND INSTR(?, state) > 0 AND COALESCE(?, account_id) = account_id
  AND COALESCE(?, channel) = channel AND day >= ? AND day <= ? AND (? = '' OR assignee = ?)
  AND (? = '' OR number = ? OR payment_no = ? OR ours_transaction = ? OR theirs_transaction = ?)
  AND (opened_at < ? OR (opened_at = ? AND exception_id < ?))
ORDER BY opened_at DESC, exception_id DESC
LIMIT ?

SELECT at, actor, action, remark, detail
FROM reconciliation_exception_history
WHERE exception_id = ?
ORDER BY sequence

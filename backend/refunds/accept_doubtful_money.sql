UPDATE doubtful_money SET status = 'ACCEPTED', resolved_by = ?, resolved_at = ?
WHERE doubtful_id = ? AND merchant_id = ? AND status = 'OPEN'

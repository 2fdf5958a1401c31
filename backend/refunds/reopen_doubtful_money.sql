UPDATE doubtful_money SET status = 'OPEN', refund_no = NULL, resolved_by = NULL
WHERE doubtful_id = ? AND status = 'REFUNDING' AND refund_no = ?

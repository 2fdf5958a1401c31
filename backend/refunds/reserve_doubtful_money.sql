UPDATE doubtful_money SET status = 'REFUNDING', refund_no = ?, resolved_by = ?, resolved_at = NULL
WHERE doubtful_id = ? AND merchant_id = ? AND status = 'OPEN'

UPDATE doubtful_money SET status = 'REFUNDED', resolved_at = ?
WHERE doubtful_id = ? AND status = 'REFUNDING' AND refund_no = ?

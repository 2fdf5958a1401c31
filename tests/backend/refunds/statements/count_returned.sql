SELECT COUNT(*) FROM doubtful_money WHERE doubtful_id = ? AND status = 'REFUNDED'

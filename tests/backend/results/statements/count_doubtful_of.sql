SELECT COUNT(*) FROM doubtful_money WHERE payment_no = ?

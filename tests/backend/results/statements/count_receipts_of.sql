SELECT COUNT(*) FROM receipt WHERE payment_no = ?

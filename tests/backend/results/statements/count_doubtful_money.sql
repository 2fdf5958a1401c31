SELECT COUNT(*) FROM doubtful_money

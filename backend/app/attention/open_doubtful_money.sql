SELECT COUNT(*) FROM doubtful_money WHERE status = 'OPEN' AND recorded_at <= ?

SELECT COUNT(*) FROM withdrawal WHERE flagged = 1 AND created_at <= ?

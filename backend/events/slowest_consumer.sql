SELECT COALESCE(MIN(reached), 0) FROM consumer_position

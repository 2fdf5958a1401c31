SELECT reached FROM consumer_position WHERE consumer = ?

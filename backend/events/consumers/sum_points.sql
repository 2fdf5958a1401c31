SELECT COALESCE(SUM(points), 0) FROM points_entry WHERE merchant_id = ? AND user_id = ?

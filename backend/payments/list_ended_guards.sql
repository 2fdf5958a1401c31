SELECT ends_at FROM duplicate_guard WHERE ends_at <= ? ORDER BY ends_at LIMIT ?

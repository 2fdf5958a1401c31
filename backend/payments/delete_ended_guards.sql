DELETE FROM duplicate_guard WHERE ends_at <= ?

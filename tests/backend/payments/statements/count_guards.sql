SELECT COUNT(*) FROM duplicate_guard

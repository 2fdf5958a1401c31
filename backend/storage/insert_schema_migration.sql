INSERT INTO schema_migration (number, name, checksum, applied_at) VALUES (?, ?, ?, ?)

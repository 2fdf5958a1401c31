CREATE TABLE IF NOT EXISTS schema_migration (
    number INT PRIMARY KEY,
    name VARBINARY(255) NOT NULL,
    checksum VARBINARY(64) NOT NULL,
    applied_at BIGINT NOT NULL
)

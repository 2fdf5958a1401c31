CREATE TABLE IF NOT EXISTS shard_identity (
    only_row INT PRIMARY KEY DEFAULT 1 CHECK (only_row = 1),
    shard INT NOT NULL,
    shard_count INT NOT NULL
)

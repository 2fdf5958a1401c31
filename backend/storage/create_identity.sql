CREATE TABLE IF NOT EXISTS shard_identity (
    shard INTEGER NOT NULL,
    shard_count INTEGER NOT NULL
) STRICT

INSERT INTO shard_identity (shard, shard_count) VALUES (?, ?)

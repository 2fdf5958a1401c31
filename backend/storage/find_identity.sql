SELECT shard, shard_count FROM shard_identity

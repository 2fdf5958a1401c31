-- How far each shard's events have been turned into webhook deliveries: a consumer's position.
CREATE TABLE webhook_mark (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    derived INTEGER NOT NULL
) STRICT;
INSERT INTO webhook_mark (only_row, derived) VALUES (1, 0);

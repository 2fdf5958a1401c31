-- As 0002_webhook_mark.sql.
CREATE TABLE IF NOT EXISTS webhook_mark (
    only_row INT PRIMARY KEY CHECK (only_row = 1),
    derived BIGINT NOT NULL
);
INSERT INTO webhook_mark (only_row, derived)
SELECT 1, 0 FROM DUAL WHERE NOT EXISTS (SELECT 1 FROM webhook_mark);

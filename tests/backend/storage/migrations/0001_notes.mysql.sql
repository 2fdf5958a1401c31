-- As 0001_notes.sql; a semicolon in a comment; and one in a text and a trigger below.
CREATE TABLE IF NOT EXISTS note (
    note_id BIGINT PRIMARY KEY AUTO_INCREMENT,
    name VARBINARY(64) NOT NULL UNIQUE,
    content MEDIUMTEXT NOT NULL DEFAULT 'a; b',
    bytes LONGBLOB,
    amount BIGINT CHECK (amount >= 0)
);

CREATE TABLE IF NOT EXISTS pile (
    bytes LONGBLOB
);

CREATE TABLE IF NOT EXISTS tally (
    name VARBINARY(64) PRIMARY KEY,
    count BIGINT NOT NULL
);
INSERT INTO tally (name, count)
SELECT 'notes', 0 FROM DUAL WHERE NOT EXISTS (SELECT 1 FROM tally);

CREATE TRIGGER IF NOT EXISTS note_counted AFTER INSERT ON note FOR EACH ROW
BEGIN
    UPDATE tally SET count = count + 1 WHERE name = 'notes';
    UPDATE tally SET count = count + 0 WHERE name = 'it''s; nothing';
END;

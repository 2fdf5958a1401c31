-- The tables of the storage tests; a semicolon in a comment; and one in a text and a trigger below.
CREATE TABLE note (
    note_id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    content TEXT NOT NULL DEFAULT 'a; b',
    bytes BLOB,
    amount INTEGER CHECK (amount >= 0)
) STRICT;

-- Nothing to check or to trigger: SQLite keeps no way back to before a statement on it.
CREATE TABLE pile (
    bytes BLOB
) STRICT;

CREATE TABLE tally (
    name TEXT PRIMARY KEY,
    count INTEGER NOT NULL
) STRICT;
INSERT INTO tally (name, count) VALUES ('notes', 0);

CREATE TRIGGER note_counted AFTER INSERT ON note
BEGIN
    UPDATE tally SET count = count + 1 WHERE name = 'notes';
    UPDATE tally SET count = count + 0 WHERE name = 'it''s; nothing';
END;

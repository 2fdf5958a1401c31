INSERT INTO pile (bytes) VALUES (?)

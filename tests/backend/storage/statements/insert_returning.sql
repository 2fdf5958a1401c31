INSERT INTO note (name) VALUES (?) RETURNING note_id

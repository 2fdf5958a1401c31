INSERT INTO note (name, content, bytes, amount) VALUES (?, ?, ?, ?)

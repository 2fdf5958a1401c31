SELECT name, content, bytes, amount FROM note WHERE name = ?

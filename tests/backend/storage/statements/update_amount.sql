UPDATE note SET amount = ? WHERE name = ?

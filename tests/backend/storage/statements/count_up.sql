UPDATE note SET amount = amount + 1, content = amount WHERE name = ?

UPDATE note SET amount = ? WHERE name = ? AND amount = ?

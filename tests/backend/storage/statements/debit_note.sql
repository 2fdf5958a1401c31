UPDATE note SET amount = amount - ? WHERE name = ? AND amount >= ?

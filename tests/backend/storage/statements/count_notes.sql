SELECT count FROM tally WHERE name = 'notes'

UPDATE operator_pin SET wrong_pins = 0, locked_until = NULL
WHERE operator_id = ? AND pin_hash = ? AND (locked_until IS NULL OR locked_until <= ?)

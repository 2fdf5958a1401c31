UPDATE operator_pin SET wrong_pins = wrong_pins + 1
WHERE operator_id = ? AND (locked_until IS NULL OR locked_until <= ?)

UPDATE operator_pin SET wrong_pins = 0, locked_until = ? WHERE operator_id = ? AND wrong_pins >= ?

UPDATE operator_pin SET pin_hash = ?, wrong_pins = 0, locked_until = NULL, set_at = ? WHERE operator_id = ?

SELECT pin_hash FROM operator_pin WHERE operator_id = ?

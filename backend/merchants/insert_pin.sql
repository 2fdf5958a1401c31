INSERT INTO operator_pin (operator_id, pin_hash, wrong_pins, set_at) VALUES (?, ?, 0, ?)

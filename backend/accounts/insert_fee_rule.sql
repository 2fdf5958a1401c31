INSERT INTO fee_rule (merchant_id, channel, valid_from, parts_per_million, rounding, minimum) VALUES (?, ?, ?, ?, ?, ?)

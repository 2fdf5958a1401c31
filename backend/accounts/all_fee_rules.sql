SELECT merchant_id, channel, valid_from, parts_per_million, rounding, minimum FROM fee_rule

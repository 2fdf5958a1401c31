INSERT INTO fee_rule (merchant_id, channel, valid_from, parts_per_million, rounding, minimum)
VALUES ('M1000', 'wechat', 0, 6000, 'HALF_UP', 0)

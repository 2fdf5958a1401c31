SELECT merchant_id, channel, valid_from, parts_per_million, rounding, minimum
FROM fee_rule
WHERE merchant_id = ? AND channel = ? AND valid_from <= ?
ORDER BY valid_from DESC
LIMIT 1

SELECT merchant_id, channel, valid_from, parts_per_million, rounding, minimum
FROM fee_rule
WHERE merchant_id = ?
  AND (valid_from < ? OR (valid_from = ? AND channel < ?))
  AND channel = COALESCE(?, channel)
ORDER BY valid_from DESC, channel DESC
LIMIT ?

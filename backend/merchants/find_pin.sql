SELECT p.pin_hash, o.role, p.locked_until
FROM operator_pin AS p
JOIN operator AS o ON o.operator_id = p.operator_id
JOIN merchant AS m ON m.merchant_id = o.merchant_id
WHERE p.operator_id = ? AND o.merchant_id = ? AND o.status = 'ACTIVE' AND m.status = 'ACTIVE'

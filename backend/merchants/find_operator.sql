SELECT o.merchant_id, m.name, o.display_name, o.role, o.password_hash, o.status, m.status, o.locked_until
FROM operator AS o
JOIN merchant AS m ON m.merchant_id = o.merchant_id
WHERE o.operator_id = ?

SELECT k.merchant_id, k.secret_sealed, m.requests_per_second
FROM api_key AS k
JOIN merchant AS m ON m.merchant_id = k.merchant_id
WHERE k.key_id = ?
  AND k.status = 'ACTIVE'
  AND k.algorithm = 'hmac-sha256'
  AND m.status = 'ACTIVE'

SELECT merchant_id, name, status, requests_per_second
FROM merchant
WHERE merchant_id = ?

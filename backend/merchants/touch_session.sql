UPDATE operator_session
SET last_seen_at = ?
WHERE token_hash = ?
  AND last_seen_at > ?
  AND expires_at > ?
  AND EXISTS (SELECT 1
              FROM operator AS o
              JOIN merchant AS m ON m.merchant_id = o.merchant_id
              WHERE o.operator_id = operator_session.operator_id
                AND o.status = 'ACTIVE'
                AND m.status = 'ACTIVE')

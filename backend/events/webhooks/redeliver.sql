UPDATE webhook_delivery SET status = 'PENDING', attempts = 0, url = ?, next_at = ?, token = token + 1
WHERE event_id = ? AND merchant_id = ? AND status IN ('DEAD', 'DELIVERED')

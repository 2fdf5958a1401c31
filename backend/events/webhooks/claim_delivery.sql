UPDATE webhook_delivery SET lease_owner = ?, lease_until = ?, token = token + 1
WHERE event_id = ? AND next_at <= ? AND (lease_until IS NULL OR lease_until < ?)

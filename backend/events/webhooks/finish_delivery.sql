UPDATE webhook_delivery
SET status = ?, attempts = ?, next_at = ?, last_answer = ?, lease_owner = NULL, lease_until = NULL
WHERE event_id = ? AND lease_owner = ? AND token = ?

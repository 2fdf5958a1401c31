SELECT event_id, url, status, attempts, next_at, last_answer, lease_owner, token FROM webhook_delivery ORDER BY rowid

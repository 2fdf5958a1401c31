SELECT 1 FROM webhook_delivery WHERE next_at <= ? LIMIT 1

SELECT event_id, status FROM webhook_delivery

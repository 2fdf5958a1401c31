SELECT transfer_id, to_slot, amount, currency, status FROM transfer_out
WHERE transfer_id > ? AND status <> 'SENT'
ORDER BY transfer_id
LIMIT ?

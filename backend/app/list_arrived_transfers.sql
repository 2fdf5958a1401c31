SELECT transfer_id, from_slot, amount, currency, outcome FROM transfer_in
WHERE transfer_id > ?
ORDER BY transfer_id
LIMIT ?

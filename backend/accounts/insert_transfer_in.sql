INSERT INTO transfer_in (transfer_id, slot, from_slot, amount, currency, outcome, received_at)
VALUES (?, ?, ?, ?, ?, ?, ?)

SELECT transfer_id, slot, to_slot, kind, reference, from_kind, from_owner, to_kind, to_owner, amount, basis,
       currency, status, sent_at, next_at
FROM transfer_out
WHERE transfer_id = ?

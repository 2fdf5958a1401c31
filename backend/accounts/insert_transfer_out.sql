INSERT INTO transfer_out (transfer_id, slot, to_slot, kind, reference, from_kind, from_owner, to_kind, to_owner, amount,
                          basis, currency, status, sent_at, next_at, tries)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'SENT', ?, ?, 0)

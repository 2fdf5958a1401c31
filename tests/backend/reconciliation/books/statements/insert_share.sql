INSERT INTO transfer_out (transfer_id, slot, to_slot, kind, reference, from_kind, from_owner, to_kind, to_owner, amount,
                          basis, currency, status, sent_at, tries)
VALUES (?, 0, 0, 'FEE_SHARE', 'r', 'FEE', 'wechat', 'MERCHANT_FREEZE', 'M1000', ?, 1, 'CNY', 'SENT', 0, 0)

INSERT INTO money_hold (reference, slot, merchant_id, account_no, amount, currency, fee_share, refund_of, from_slot,
                        status, version, paid_to, held_at, ended_at, user_no)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?)

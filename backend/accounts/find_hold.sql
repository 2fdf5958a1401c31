SELECT reference, merchant_id, account_no, amount, currency, fee_share, refund_of, from_slot, captured, released, status,
       version, paid_to, held_at, ended_at, user_no
FROM money_hold
WHERE reference = ?

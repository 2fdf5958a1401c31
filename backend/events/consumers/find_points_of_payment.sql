SELECT user_id, merchant_id, slot, SUM(CASE WHEN cause = 'PAID' THEN points ELSE 0 END),
       SUM(CASE WHEN cause = 'PAID' THEN 0 ELSE points END), SUM(refunded)
FROM points_entry
WHERE payment_no = ?
GROUP BY user_id, merchant_id, slot

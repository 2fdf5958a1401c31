SELECT reference, status, CASE status WHEN 'CAPTURED' THEN captured ELSE amount END, paid_to
FROM money_hold
WHERE merchant_id = 'M1000' AND reference = ?

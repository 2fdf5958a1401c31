UPDATE balance_charge SET refunded = refunded + ?
WHERE attempt_no = ? AND status = 'PAID' AND refunded + ? <= amount

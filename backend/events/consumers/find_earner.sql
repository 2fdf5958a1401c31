SELECT user_id, amount, currency, slot, merchant_id FROM payment WHERE payment_no = ?

DELETE FROM duplicate_guard WHERE merchant_id = ? AND guard_key = ? AND payment_no = ?

SELECT payment_no, intent FROM duplicate_guard WHERE merchant_id = ? AND guard_key = ?

UPDATE duplicate_guard SET payment_no = ?, intent = ?, ends_at = ?
WHERE merchant_id = ? AND guard_key = ? AND ends_at <= ?

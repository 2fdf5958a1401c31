UPDATE payment
SET status = ?, version = version + 1,
    channel = COALESCE(?, channel), channel_trade_no = COALESCE(?, channel_trade_no),
    paid_attempt_no = COALESCE(?, paid_attempt_no), paid_at = COALESCE(?, paid_at), closed_at = COALESCE(?, closed_at)
WHERE payment_no = ? AND version = ? AND status = ?

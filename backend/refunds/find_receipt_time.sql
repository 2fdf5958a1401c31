SELECT paid_at, recorded_at FROM receipt WHERE channel = ? AND channel_trade_no = ?

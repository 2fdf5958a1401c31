SELECT attempt_no FROM receipt WHERE channel = ? AND channel_trade_no = ?

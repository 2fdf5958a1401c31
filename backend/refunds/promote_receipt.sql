UPDATE receipt SET effect = 'PAID' WHERE channel = ? AND channel_trade_no = ? AND effect = 'DOUBTFUL'

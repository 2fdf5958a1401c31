-- I5: every receipt that did not pay its payment is on the list of doubtful money; and what is on the list has such a
-- receipt, unless it was accepted and pays its payment after all.
SELECT channel_trade_no FROM receipt
WHERE effect = 'DOUBTFUL'
  AND NOT EXISTS (SELECT 1 FROM doubtful_money
                  WHERE doubtful_money.channel = receipt.channel
                    AND doubtful_money.channel_trade_no = receipt.channel_trade_no)
UNION ALL
SELECT channel_trade_no FROM doubtful_money
WHERE NOT EXISTS (SELECT 1 FROM receipt
                  WHERE receipt.channel = doubtful_money.channel
                    AND receipt.channel_trade_no = doubtful_money.channel_trade_no
                    AND (receipt.effect = 'DOUBTFUL' OR doubtful_money.status = 'ACCEPTED'))
LIMIT 20

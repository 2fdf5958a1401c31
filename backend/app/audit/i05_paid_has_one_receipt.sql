-- I5: a paid payment has exactly one receipt that paid it, for its amount; an unpaid one has none.
SELECT payment_no FROM payment
WHERE (status IN ('SUCCEEDED', 'PARTIALLY_REFUNDED', 'REFUNDED'))
      <> ((SELECT COUNT(*) FROM receipt
           WHERE receipt.payment_no = payment.payment_no AND effect = 'PAID'
             AND receipt.amount = payment.amount AND receipt.currency = payment.currency) = 1)
LIMIT 20

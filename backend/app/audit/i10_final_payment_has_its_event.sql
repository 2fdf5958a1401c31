-- I10: every payment that was paid or closed has exactly one such event (while events of its age are kept).
SELECT payment.payment_no FROM payment
LEFT JOIN (SELECT subject, type, COUNT(*) AS events FROM outbox
           WHERE type IN ('guitai.payment.closed', 'guitai.payment.succeeded') GROUP BY subject, type) AS told
       ON told.subject = payment.payment_no
      AND told.type = CASE payment.status WHEN 'CLOSED' THEN 'guitai.payment.closed'
                                          ELSE 'guitai.payment.succeeded' END
WHERE payment.status IN ('SUCCEEDED', 'CLOSED')
  AND COALESCE(payment.paid_at, payment.closed_at) > (SELECT COALESCE(MIN(created_at), 0) FROM outbox)
  AND COALESCE(told.events, 0) <> 1
LIMIT 20

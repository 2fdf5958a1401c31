-- I10: every payment that was paid or closed has exactly one such event (while events of its age are kept).
SELECT payment_no FROM payment
WHERE status IN ('SUCCEEDED', 'CLOSED')
  AND COALESCE(paid_at, closed_at) > (SELECT COALESCE(MIN(created_at), 0) FROM outbox)
  AND (SELECT COUNT(*) FROM outbox
       WHERE outbox.subject = payment.payment_no
         AND outbox.type = CASE payment.status WHEN 'CLOSED' THEN 'guitai.payment.closed'
                                               ELSE 'guitai.payment.succeeded' END) <> 1
LIMIT 20

-- I10: every refund that became final has exactly one such event (while events of its age are kept).
SELECT refund_no FROM refund
WHERE status IN ('SUCCEEDED', 'FAILED')
  AND created_at > (SELECT COALESCE(MIN(created_at), 0) FROM outbox)
  AND (SELECT COUNT(*) FROM outbox
       WHERE outbox.subject = refund.refund_no
         AND outbox.type = CASE refund.status WHEN 'SUCCEEDED' THEN 'guitai.refund.succeeded'
                                              ELSE 'guitai.refund.failed' END) <> 1
LIMIT 20

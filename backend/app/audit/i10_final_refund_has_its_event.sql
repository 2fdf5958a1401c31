-- I10: every refund that became final has exactly one such event (while events of its age are kept).
SELECT refund.refund_no FROM refund
LEFT JOIN (SELECT subject, type, COUNT(*) AS events FROM outbox
           WHERE type IN ('guitai.refund.succeeded', 'guitai.refund.failed') GROUP BY subject, type) AS told
       ON told.subject = refund.refund_no
      AND told.type = CASE refund.status WHEN 'SUCCEEDED' THEN 'guitai.refund.succeeded'
                                         ELSE 'guitai.refund.failed' END
WHERE refund.status IN ('SUCCEEDED', 'FAILED')
  AND refund.created_at > (SELECT COALESCE(MIN(created_at), 0) FROM outbox)
  AND COALESCE(told.events, 0) <> 1
LIMIT 20

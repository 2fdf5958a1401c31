-- I10: every withdrawal that was paid, or ended otherwise, has exactly one such event (while events of its age are
-- kept).
SELECT withdrawal_no FROM withdrawal
WHERE status NOT IN ('REVIEWING', 'PROCESSING')
  AND created_at > (SELECT COALESCE(MIN(created_at), 0) FROM outbox)
  AND (SELECT COUNT(*) FROM outbox
       WHERE outbox.subject = withdrawal.withdrawal_no
         AND outbox.type = CASE withdrawal.status WHEN 'SUCCEEDED' THEN 'guitai.withdrawal.succeeded'
                                                  WHEN 'RETURNED' THEN 'guitai.withdrawal.returned'
                                                  WHEN 'FAILED' THEN 'guitai.withdrawal.failed'
                                                  ELSE 'guitai.withdrawal.rejected' END) <> 1
LIMIT 20

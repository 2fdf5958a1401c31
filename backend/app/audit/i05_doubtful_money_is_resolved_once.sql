-- I5: doubtful money that goes back has exactly one refund that is not failed, finished when the money is; accepted or
-- open it has none.
SELECT doubtful_id FROM doubtful_money
WHERE (SELECT COUNT(*) FROM refund
       WHERE refund.doubtful_id = doubtful_money.doubtful_id AND refund.status <> 'FAILED')
      <> (CASE WHEN doubtful_money.status IN ('REFUNDING', 'REFUNDED') THEN 1 ELSE 0 END)
   OR (SELECT COUNT(*) FROM refund
       WHERE refund.doubtful_id = doubtful_money.doubtful_id AND refund.status = 'SUCCEEDED')
      <> (CASE WHEN doubtful_money.status = 'REFUNDED' THEN 1 ELSE 0 END)
   OR (status = 'ACCEPTED' AND (resolved_by IS NULL OR resolved_at IS NULL))
LIMIT 20

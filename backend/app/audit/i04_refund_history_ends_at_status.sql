-- I4: a refund that left CREATED has a history, and the newest step leads to its status.
SELECT refund.refund_no FROM refund
WHERE status <> 'CREATED'
  AND NOT EXISTS (SELECT 1 FROM refund_history
                  WHERE refund_history.refund_no = refund.refund_no AND refund_history.to_status = refund.status
                    AND refund_history.sequence = (SELECT MAX(newest.sequence) FROM refund_history AS newest
                                                   WHERE newest.refund_no = refund.refund_no))
LIMIT 20

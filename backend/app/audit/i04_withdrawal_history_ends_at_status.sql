-- I4: a withdrawal that left REVIEWING has a history, and the newest step leads to its status.
SELECT withdrawal.withdrawal_no FROM withdrawal
WHERE status <> 'REVIEWING'
  AND NOT EXISTS (SELECT 1 FROM withdrawal_history
                  WHERE withdrawal_history.withdrawal_no = withdrawal.withdrawal_no
                    AND withdrawal_history.to_status = withdrawal.status
                    AND withdrawal_history.sequence = (SELECT MAX(newest.sequence) FROM withdrawal_history AS newest
                                                       WHERE newest.withdrawal_no = withdrawal.withdrawal_no))
LIMIT 20

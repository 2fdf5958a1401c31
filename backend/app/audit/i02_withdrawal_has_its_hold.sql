-- I2: a withdrawal's money is held while it is in motion, has left when it was paid, and is the owner's again otherwise.
SELECT withdrawal.withdrawal_no FROM withdrawal
WHERE NOT EXISTS (SELECT 1 FROM money_hold
                  WHERE money_hold.reference = withdrawal.withdrawal_no
                    AND money_hold.account_no = withdrawal.account_no
                    AND money_hold.amount = withdrawal.amount AND money_hold.currency = withdrawal.currency
                    AND money_hold.status = CASE WHEN withdrawal.status IN ('REVIEWING', 'PROCESSING') THEN 'HELD'
                                                 WHEN withdrawal.status IN ('SUCCEEDED', 'RETURNED') THEN 'CAPTURED'
                                                 ELSE 'RELEASED' END)
LIMIT 20

-- I14: a closed day has one closing that holds, its entries are posted once, and no case of it is left.
SELECT day.account_id FROM reconciliation_day AS day
WHERE day.state = 'CLOSED'
  AND ((SELECT COUNT(*) FROM reconciliation_closing AS closing
        WHERE closing.account_id = day.account_id AND closing.day = day.day AND closing.reopened_at IS NULL) <> 1
       OR EXISTS (SELECT 1 FROM reconciliation_exception AS one
                  WHERE one.account_id = day.account_id AND one.day = day.day AND one.state <> 'RESOLVED'))
LIMIT 20

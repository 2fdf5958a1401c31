-- I8: a withdrawal number was minted for the slot of its account, where money and state move together.
SELECT withdrawal_no FROM withdrawal
WHERE SUBSTR(withdrawal_no, 1, 1) <> 'W' OR LENGTH(withdrawal_no) <> 30
   OR SUBSTR(withdrawal_no, 25, 4) <> SUBSTR(account_no, 4, 4)
LIMIT 20

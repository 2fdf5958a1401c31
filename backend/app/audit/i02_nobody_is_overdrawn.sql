-- I2: no account is below 0 that may not be.
SELECT account_no FROM account
WHERE balance < 0 AND kind NOT IN ('CHANNEL_CLEARING', 'TRANSIT', 'DRAWER', 'RECEIVABLE', 'CHANNEL_FEE', 'WRITE_OFF')
LIMIT 20

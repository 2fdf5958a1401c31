SELECT SUM(balance),
       SUM(CASE WHEN kind = 'DRAWER' THEN 0 ELSE balance END),
       SUM(CASE WHEN kind = 'TRANSIT' THEN balance ELSE 0 END),
       SUM(CASE WHEN kind = 'CHANNEL_CLEARING' THEN balance ELSE 0 END),
       MIN(CASE WHEN kind IN ('CHANNEL_CLEARING', 'TRANSIT', 'DRAWER') THEN 0 ELSE balance END)
FROM account

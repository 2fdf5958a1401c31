-- What left through the bank by our books.
SELECT COALESCE(SUM(balance), 0) FROM account WHERE kind = 'CHANNEL_CLEARING' AND owner_id = 'bank:house'

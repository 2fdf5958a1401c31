-- I10: nobody has followed an event that was never numbered.
SELECT consumer FROM consumer_position
WHERE reached > (SELECT MAX(numbered) FROM event_mark)
LIMIT 20

-- I3: every amount lies between 1 and 10^13 minor units.
SELECT payment_no FROM payment WHERE amount < 1 OR amount > 10000000000000 LIMIT 20

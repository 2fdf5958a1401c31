-- I4: every step starts where the one before ended; the first starts open.
SELECT payment_no FROM (
    SELECT payment_no, from_status,
           LAG(to_status) OVER (PARTITION BY payment_no ORDER BY sequence) AS earlier
    FROM payment_history) AS step
WHERE (earlier IS NULL AND from_status NOT IN ('CREATED', 'PENDING')) OR (earlier IS NOT NULL AND earlier <> from_status)
LIMIT 20

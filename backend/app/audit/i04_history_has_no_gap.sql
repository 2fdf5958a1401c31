-- I4: every step starts where the one before ended; the first starts open.
SELECT payment_no FROM (
    SELECT payment_no, from_status,
           LAG(to_status) OVER (PARTITION BY payment_no ORDER BY sequence) AS before
    FROM payment_history) AS step
WHERE (before IS NULL AND from_status NOT IN ('CREATED', 'PENDING')) OR (before IS NOT NULL AND before <> from_status)
LIMIT 20

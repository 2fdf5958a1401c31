-- I7: refunds never take more points back than their payment earned.
SELECT payment_no FROM points_entry
GROUP BY payment_no
HAVING SUM(points) < 0
LIMIT 20

-- What must not be left when all is quiet.
SELECT 'payment ' || payment_no || ' ' || status FROM payment WHERE status IN ('CREATED', 'PENDING')
UNION ALL
SELECT 'attempt ' || attempt_no || ' ' || status FROM attempt WHERE status IN ('SENT', 'UNKNOWN', 'PAYING', 'REVERSING')
UNION ALL
SELECT 'refund ' || refund_no || ' ' || status || ' ' || funds FROM refund
WHERE status IN ('CREATED', 'PROCESSING') OR (status IN ('SUCCEEDED', 'FAILED') AND funds = 'HELD')
UNION ALL
SELECT 'event ' || type || ' of ' || subject || ' without a number' FROM outbox WHERE position IS NULL
UNION ALL
SELECT 'events behind ' || consumer FROM consumer_position
WHERE reached < (SELECT numbered FROM event_mark WHERE only_row = 1)
UNION ALL
SELECT 'delivery of ' || event_id FROM webhook_delivery WHERE next_at IS NOT NULL
UNION ALL
SELECT 'transfer ' || transfer_id FROM transfer_out WHERE status = 'SENT'
UNION ALL
SELECT 'withdrawal ' || withdrawal_no || ' ' || status FROM withdrawal WHERE status IN ('REVIEWING', 'PROCESSING')
UNION ALL
SELECT 'bank notice ' || sequence FROM bank_notice WHERE status = 'STORED'

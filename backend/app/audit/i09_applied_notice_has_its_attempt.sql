-- I9: a notice that was acknowledged had its effect: the attempt it names exists.
SELECT notice_id FROM notice
WHERE outcome = 'APPLIED'
  AND NOT EXISTS (SELECT 1 FROM attempt WHERE attempt.attempt_no = notice.attempt_no)
LIMIT 20

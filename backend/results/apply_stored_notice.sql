UPDATE notice SET outcome = 'APPLIED', attempt_no = ?
WHERE channel = ? AND account_id = ? AND notice_id = ? AND content_hash = ? AND outcome = 'UNAPPLIED'

UPDATE notice SET outcome = 'APPLIED'
WHERE channel = ? AND account_id = ? AND notice_id = ? AND content_hash = ? AND outcome = 'UNAPPLIED'

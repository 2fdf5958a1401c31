INSERT INTO approval (approval_no, kind, merchant_id, content, content_hash, maker, status, created_at, expires_at)
VALUES (?, ?, ?, ?, ?, ?, 'PENDING', ?, ?)

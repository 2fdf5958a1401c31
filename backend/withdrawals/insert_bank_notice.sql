INSERT INTO bank_notice (bank_account, sequence, notice_id, digest, document, status, received_at)
VALUES (?, ?, ?, ?, ?, ?, ?)

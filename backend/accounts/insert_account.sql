INSERT INTO account (account_no, slot, kind, owner_kind, owner_id, currency, balance, version, status, created_at)
VALUES (?, ?, ?, ?, ?, ?, ?, 1, 'ACTIVE', ?)

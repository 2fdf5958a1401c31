INSERT INTO reconciliation_closing (account_id, day, number, effect_key, closed_at, closed_by, remark)
VALUES (?, ?, ?, ?, ?, ?, ?)

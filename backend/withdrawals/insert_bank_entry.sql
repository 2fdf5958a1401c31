INSERT INTO bank_entry (bank_account, reference, slot, withdrawal_no, kind, amount, currency, effect, notice_id,
                        recorded_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

INSERT INTO reconciliation_exception
    (exception_id, merchant_id, account_id, channel, day, class, differences, number, payment_no, ours_transaction,
     theirs_transaction, ours, theirs, note, risk, risk_currency, state, version, run_id, opened_at, changed_at, remark)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN', 1, ?, ?, ?, '')

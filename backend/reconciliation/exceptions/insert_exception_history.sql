INSERT INTO reconciliation_exception_history
    (exception_id, sequence, at, actor, action, from_state, to_state, remark, detail)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)

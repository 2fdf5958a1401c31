SELECT class, risk_currency, COUNT(*), SUM(risk)
FROM reconciliation_exception
WHERE merchant_id = ?
  AND COALESCE(?, class) = class AND INSTR(?, state) > 0 AND COALESCE(?, account_id) = account_id
  AND COALESCE(?, channel) = channel AND day >= ? AND day <= ? AND (? = '' OR assignee = ?)
  AND (? = '' OR number = ? OR payment_no = ? OR ours_transaction = ? OR theirs_transaction = ?)
GROUP BY class, risk_currency
ORDER BY SUM(risk) DESC, class

SELECT ledger_batch.kind, ledger_entry.side, ledger_entry.amount, ledger_entry.currency, ledger_entry.posted_at,
       ledger_entry.effect_key, ledger_entry.line_no, ledger_batch.reference
FROM ledger_entry
JOIN ledger_batch ON ledger_batch.effect_key = ledger_entry.effect_key
WHERE ledger_entry.account_no = ?
  AND (ledger_entry.posted_at < ?
       OR (ledger_entry.posted_at = ? AND (ledger_entry.effect_key < ?
                                           OR (ledger_entry.effect_key = ? AND ledger_entry.line_no < ?))))
ORDER BY ledger_entry.posted_at DESC, ledger_entry.effect_key DESC, ledger_entry.line_no DESC
LIMIT ?

-- I5: what was paid left the books once for its amount, and came back once exactly where it was returned.
SELECT withdrawal.withdrawal_no FROM withdrawal
WHERE (SELECT COUNT(*) FROM transfer_out
       WHERE transfer_out.reference = withdrawal.withdrawal_no AND transfer_out.kind = 'CAPTURE'
         AND transfer_out.status = 'DONE' AND transfer_out.amount = withdrawal.amount)
      <> CASE WHEN status IN ('SUCCEEDED', 'RETURNED') THEN 1 ELSE 0 END
   OR (SELECT COUNT(*) FROM ledger_batch
       WHERE ledger_batch.reference = withdrawal.withdrawal_no AND ledger_batch.kind = 'WITHDRAWAL_RETURN')
      <> CASE status WHEN 'RETURNED' THEN 1 ELSE 0 END
LIMIT 20

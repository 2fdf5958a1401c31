INSERT INTO ledger_batch (effect_key, slot, kind, reference, posted_at) VALUES (?, ?, ?, ?, ?)

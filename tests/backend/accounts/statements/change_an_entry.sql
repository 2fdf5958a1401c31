UPDATE ledger_entry SET amount = amount + 1

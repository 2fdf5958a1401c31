SELECT detail || object FROM audit_trail ORDER BY sequence

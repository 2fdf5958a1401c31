SELECT action FROM audit_trail ORDER BY sequence

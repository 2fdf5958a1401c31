SELECT action, actor, detail FROM audit_trail ORDER BY sequence

-- As 0014_attempt_pay_way.sql.
ALTER TABLE attempt ADD COLUMN IF NOT EXISTS pay_way VARBINARY(64);

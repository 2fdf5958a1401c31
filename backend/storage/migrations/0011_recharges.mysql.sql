-- As 0011_recharges.sql.
ALTER TABLE payment ADD COLUMN IF NOT EXISTS recharge_user VARBINARY(64);

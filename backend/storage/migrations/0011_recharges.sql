-- Whose account a payment fills; NULL for all others, whose money is the merchant's.
ALTER TABLE payment ADD COLUMN recharge_user TEXT;

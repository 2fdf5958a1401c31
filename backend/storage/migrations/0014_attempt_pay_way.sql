-- How an attempt was placed, because a payment may go on with another wallet; without one, as its payment says.
ALTER TABLE attempt ADD COLUMN pay_way TEXT;

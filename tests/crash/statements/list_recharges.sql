SELECT payment_no, recharge_user, status, amount FROM payment WHERE recharge_user IS NOT NULL

-- InnoDB keeps every table in the order of its primary key already, and an attempt's number begins with its payment's.
DROP INDEX IF EXISTS attempt_by_payment ON attempt;

-- As 0009_second_person.sql.
ALTER TABLE refund ADD COLUMN IF NOT EXISTS approval_no VARBINARY(64);
ALTER TABLE refund ADD COLUMN IF NOT EXISTS approval_status VARBINARY(32);
ALTER TABLE refund ADD COLUMN IF NOT EXISTS checker VARBINARY(255);
ALTER TABLE refund ADD CONSTRAINT IF NOT EXISTS refund_went_on_with_approval
    CHECK ((approval_no IS NULL) = (approval_status IS NULL)
           AND (approval_status IS NULL OR approval_status = 'APPROVED' OR status IN ('CREATED', 'FAILED')));
ALTER TABLE refund ADD CONSTRAINT IF NOT EXISTS refund_has_two_people
    CHECK (checker IS NULL OR checker <> requested_by);

DROP INDEX IF EXISTS approval_unexecuted ON approval;
CREATE INDEX IF NOT EXISTS approval_unended ON approval (ended_at, expires_at);

CREATE TABLE IF NOT EXISTS operator_pin (
    operator_id VARBINARY(64) PRIMARY KEY,
    pin_hash VARBINARY(255) NOT NULL,
    wrong_pins INT NOT NULL,
    locked_until BIGINT,
    set_at BIGINT NOT NULL
);

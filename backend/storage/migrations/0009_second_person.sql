-- A refund may wait for a second person; the database itself refuses one that went on without.
ALTER TABLE refund ADD COLUMN approval_no TEXT;
ALTER TABLE refund ADD COLUMN approval_status TEXT
    CHECK ((approval_no IS NULL) = (approval_status IS NULL)
           AND (approval_status IS NULL OR approval_status = 'APPROVED' OR status IN ('CREATED', 'FAILED')));
ALTER TABLE refund ADD COLUMN checker TEXT CHECK (checker IS NULL OR checker <> requested_by);

-- Whatever was decided, or is over, is told to what waits for it.
DROP INDEX approval_unexecuted;
CREATE INDEX approval_unended ON approval (expires_at) WHERE ended_at IS NULL;

-- By which an operator proves at a colleague's till that they are there.
CREATE TABLE operator_pin (
    operator_id TEXT PRIMARY KEY,
    pin_hash TEXT NOT NULL,
    wrong_pins INTEGER NOT NULL,
    locked_until INTEGER,
    set_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

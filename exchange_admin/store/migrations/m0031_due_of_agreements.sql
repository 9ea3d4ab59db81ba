DROP TABLE local_due;
DROP TABLE local_due_count;
DELETE FROM local_due_stamp;
CREATE TABLE local_due (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    stay TEXT NOT NULL,
    agreement TEXT NOT NULL,
    requirement TEXT NOT NULL,
    occurrence TEXT NOT NULL,
    kind TEXT NOT NULL,
    phase TEXT NOT NULL,
    due TEXT,
    act_by TEXT,
    lapses TEXT,
    state TEXT NOT NULL,
    is_open INTEGER NOT NULL,
    is_planned INTEGER NOT NULL,
    asked_on TEXT,
    is_past INTEGER NOT NULL
) STRICT;
CREATE INDEX local_due_by_stay ON local_due (stay);
CREATE INDEX local_due_by_agreement ON local_due (agreement) WHERE agreement <> '';
CREATE INDEX local_due_by_day ON local_due (is_open, act_by, due, state);
CREATE INDEX local_due_by_past ON local_due (is_open, is_past, act_by, due, state);
CREATE INDEX local_due_by_state ON local_due (state, is_open, asked_on);
CREATE TABLE local_due_count (
    requirement TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    is_open INTEGER NOT NULL,
    due TEXT NOT NULL,
    act_by TEXT NOT NULL,
    lapses TEXT NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (requirement, kind, state, is_open, due, act_by, lapses)
) STRICT, WITHOUT ROWID;

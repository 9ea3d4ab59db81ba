CREATE TABLE local_due (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    stay TEXT NOT NULL,
    requirement TEXT NOT NULL,
    occurrence TEXT NOT NULL,
    kind TEXT NOT NULL,
    phase TEXT NOT NULL,
    due TEXT,
    act_by TEXT,
    state TEXT NOT NULL,
    is_open INTEGER NOT NULL,
    is_planned INTEGER NOT NULL,
    asked_on TEXT
) STRICT;
CREATE INDEX local_due_by_stay ON local_due (stay);
CREATE INDEX local_due_by_day ON local_due (is_open, act_by, due, state);
CREATE TABLE local_due_count (
    requirement TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    is_open INTEGER NOT NULL,
    due TEXT NOT NULL,
    act_by TEXT NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (requirement, kind, state, is_open, due, act_by)
) STRICT, WITHOUT ROWID;
CREATE TABLE local_due_mark (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE local_due_stamp (
    stamp TEXT NOT NULL
) STRICT;

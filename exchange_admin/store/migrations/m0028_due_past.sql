ALTER TABLE local_due ADD COLUMN is_past INTEGER NOT NULL DEFAULT 0;
CREATE INDEX local_due_by_past ON local_due (is_open, is_past, act_by, due, state);

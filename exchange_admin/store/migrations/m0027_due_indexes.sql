CREATE INDEX local_due_by_state ON local_due (state, is_open, asked_on);
CREATE INDEX "mobility_by_planned_end" ON "mobility" ("planned_end", _live);
CREATE INDEX "mobility_by_actual_start" ON "mobility" ("actual_start", _live);
CREATE INDEX "mobility_by_actual_end" ON "mobility" ("actual_end", _live);

CREATE INDEX "mobility_by_start" ON "mobility" ("actual_start", "planned_start", _live, "sending_institution_id", "receiving_institution_id", "sending_status", "receiving_status");
CREATE INDEX "mobility_by_end" ON "mobility" ("actual_end", "planned_end", _live, "sending_institution_id", "receiving_institution_id", "sending_status", "receiving_status");

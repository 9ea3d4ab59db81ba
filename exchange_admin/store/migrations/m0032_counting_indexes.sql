CREATE INDEX "mobility_by_guests" ON "mobility" ("receiving_institution_id", "receiving_status", _live, "sending_institution_id");
CREATE INDEX "mobility_by_places" ON "mobility" ("term_id", _live, "condition_id", "agreement_id", "direction", "sending_status", "receiving_status");
CREATE INDEX local_due_by_lapses ON local_due (lapses) WHERE lapses IS NOT NULL;
CREATE INDEX "attendance_by_lesson" ON "attendance" ("language_lesson_id", _live, "language_enrolment_id", id, "state", "late_minutes");

CREATE TABLE "task" (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, _live INTEGER NOT NULL DEFAULT 1, _sort TEXT,
    "title" TEXT,
    "kind" TEXT,
    "state" TEXT,
    "due" TEXT,
    "important" INTEGER,
    "share" TEXT,
    "mobility_id" TEXT REFERENCES "mobility" (id) DEFERRABLE INITIALLY DEFERRED,
    "requirement_id" TEXT REFERENCES "requirement" (id) DEFERRABLE INITIALLY DEFERRED,
    "occurrence" TEXT,
    "person_id" TEXT REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
    "agreement_id" TEXT REFERENCES "agreement" (id) DEFERRABLE INITIALLY DEFERRED,
    "institution_id" TEXT REFERENCES "institution" (id) DEFERRABLE INITIALLY DEFERRED,
    "responsible_institution_id" TEXT REFERENCES "institution" (id) DEFERRABLE INITIALLY DEFERRED,
    "assigned_to_id" TEXT REFERENCES "staff" (id) DEFERRABLE INITIALLY DEFERRED,
    "asked_on" TEXT,
    "received_on" TEXT,
    "done_on" TEXT,
    "done_by" TEXT,
    "reason" TEXT,
    "number" TEXT,
    "valid_until" TEXT,
    "identity_document_id" TEXT REFERENCES "identity_document" (id) DEFERRABLE INITIALLY DEFERRED,
    "exam_result_id" TEXT REFERENCES "exam_result" (id) DEFERRABLE INITIALLY DEFERRED,
    "certificate_id" TEXT REFERENCES "certificate" (id) DEFERRABLE INITIALLY DEFERRED,
    "note" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "task_by_sort" ON "task" (_live, _sort);
CREATE INDEX "task_by_state" ON "task" ("state", _live);
CREATE INDEX "task_by_due" ON "task" ("due", _live);
CREATE INDEX "task_by_mobility_id" ON "task" ("mobility_id", _live) WHERE "mobility_id" IS NOT NULL;
CREATE INDEX "task_by_requirement_id" ON "task" ("requirement_id", _live) WHERE "requirement_id" IS NOT NULL;
CREATE INDEX "task_by_person_id" ON "task" ("person_id", _live) WHERE "person_id" IS NOT NULL;
CREATE INDEX "task_by_agreement_id" ON "task" ("agreement_id", _live) WHERE "agreement_id" IS NOT NULL;
CREATE INDEX "task_by_institution_id" ON "task" ("institution_id", _live) WHERE "institution_id" IS NOT NULL;
CREATE INDEX "task_by_responsible_institution_id" ON "task" ("responsible_institution_id", _live) WHERE "responsible_institution_id" IS NOT NULL;
CREATE INDEX "task_by_assigned_to_id" ON "task" ("assigned_to_id", _live) WHERE "assigned_to_id" IS NOT NULL;
CREATE INDEX "task_by_identity_document_id" ON "task" ("identity_document_id", _live) WHERE "identity_document_id" IS NOT NULL;
CREATE INDEX "task_by_exam_result_id" ON "task" ("exam_result_id", _live) WHERE "exam_result_id" IS NOT NULL;
CREATE INDEX "task_by_certificate_id" ON "task" ("certificate_id", _live) WHERE "certificate_id" IS NOT NULL;
CREATE VIRTUAL TABLE "search_task" USING fts5(
    text, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'
);

CREATE TABLE "project" (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, _live INTEGER NOT NULL DEFAULT 1, _sort TEXT,
    "name_zh" TEXT,
    "name_ru" TEXT,
    "name_en" TEXT,
    "code" TEXT,
    "kind" TEXT,
    "state" TEXT,
    "lead_institution_id" TEXT REFERENCES "institution" (id) DEFERRABLE INITIALLY DEFERRED,
    "agreement_id" TEXT REFERENCES "agreement" (id) DEFERRABLE INITIALLY DEFERRED,
    "decision_id" TEXT REFERENCES "decision" (id) DEFERRABLE INITIALLY DEFERRED,
    "listing_id" TEXT REFERENCES "listing" (id) DEFERRABLE INITIALLY DEFERRED,
    "isced_f" TEXT,
    "starts" TEXT,
    "ends" TEXT,
    "reason" TEXT,
    "confirmed_on" TEXT,
    "summary_zh" TEXT,
    "summary_ru" TEXT,
    "summary_en" TEXT,
    "website" TEXT,
    "coordinator_id" TEXT REFERENCES "staff" (id) DEFERRABLE INITIALLY DEFERRED,
    "note" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "project_by_sort" ON "project" (_live, _sort);
CREATE INDEX "project_by_state" ON "project" ("state", _live);
CREATE INDEX "project_by_lead_institution_id" ON "project" ("lead_institution_id", _live) WHERE "lead_institution_id" IS NOT NULL;
CREATE INDEX "project_by_agreement_id" ON "project" ("agreement_id", _live) WHERE "agreement_id" IS NOT NULL;
CREATE INDEX "project_by_decision_id" ON "project" ("decision_id", _live) WHERE "decision_id" IS NOT NULL;
CREATE INDEX "project_by_listing_id" ON "project" ("listing_id", _live) WHERE "listing_id" IS NOT NULL;
CREATE INDEX "project_by_coordinator_id" ON "project" ("coordinator_id", _live) WHERE "coordinator_id" IS NOT NULL;
CREATE VIRTUAL TABLE "search_project" USING fts5(
    text, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'
);
CREATE TABLE "output" (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, _live INTEGER NOT NULL DEFAULT 1, _sort TEXT,
    "project_id" TEXT REFERENCES "project" (id) DEFERRABLE INITIALLY DEFERRED,
    "author_institution_id" TEXT REFERENCES "institution" (id) DEFERRABLE INITIALLY DEFERRED,
    "name_zh" TEXT,
    "name_ru" TEXT,
    "name_en" TEXT,
    "kind" TEXT,
    "state" TEXT,
    "languages" TEXT,
    "version" TEXT,
    "due" TEXT,
    "published_on" TEXT,
    "licence" TEXT,
    "url" TEXT,
    "isced_f" TEXT,
    "speciality_code" TEXT,
    "contact_minutes" INTEGER,
    "learners" INTEGER,
    "adopted_by" INTEGER,
    "case_country" TEXT,
    "industry" TEXT,
    "regulation" TEXT,
    "note" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "output_by_sort" ON "output" (_live, _sort);
CREATE INDEX "output_by_project_id" ON "output" ("project_id", _live) WHERE "project_id" IS NOT NULL;
CREATE INDEX "output_by_author_institution_id" ON "output" ("author_institution_id", _live) WHERE "author_institution_id" IS NOT NULL;
CREATE INDEX "output_by_kind" ON "output" ("kind", _live);
CREATE INDEX "output_by_state" ON "output" ("state", _live);
CREATE INDEX "output_by_due" ON "output" ("due", _live);
CREATE VIRTUAL TABLE "search_output" USING fts5(
    text, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'
);
ALTER TABLE "membership" ADD COLUMN "project_id" TEXT REFERENCES "project" (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "membership_by_project_id" ON "membership" ("project_id", _live) WHERE "project_id" IS NOT NULL;
ALTER TABLE "body" ADD COLUMN "project_id" TEXT REFERENCES "project" (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "body_by_project_id" ON "body" ("project_id", _live) WHERE "project_id" IS NOT NULL;
ALTER TABLE "meeting" ADD COLUMN "project_id" TEXT REFERENCES "project" (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "meeting_by_project_id" ON "meeting" ("project_id", _live) WHERE "project_id" IS NOT NULL;
ALTER TABLE "approval" ADD COLUMN "output_id" TEXT REFERENCES "output" (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "approval_by_output_id" ON "approval" ("output_id", _live) WHERE "output_id" IS NOT NULL;
ALTER TABLE "task" ADD COLUMN "project_id" TEXT REFERENCES "project" (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "task_by_project_id" ON "task" ("project_id", _live) WHERE "project_id" IS NOT NULL;
ALTER TABLE "message" ADD COLUMN "project_id" TEXT REFERENCES "project" (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "message_by_project_id" ON "message" ("project_id", _live) WHERE "project_id" IS NOT NULL;
ALTER TABLE "attachment" ADD COLUMN "project_id" TEXT REFERENCES "project" (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "attachment" ADD COLUMN "output_id" TEXT REFERENCES "output" (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "attachment_by_project_id" ON "attachment" ("project_id", _live) WHERE "project_id" IS NOT NULL;
CREATE INDEX "attachment_by_output_id" ON "attachment" ("output_id", _live) WHERE "output_id" IS NOT NULL;
ALTER TABLE "interest" ADD COLUMN "led_to_project_id" TEXT REFERENCES "project" (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "interest_by_led_to_project_id" ON "interest" ("led_to_project_id", _live) WHERE "led_to_project_id" IS NOT NULL;
ALTER TABLE "listing" ADD COLUMN "project_id" TEXT REFERENCES "project" (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "listing_by_project_id" ON "listing" ("project_id", _live) WHERE "project_id" IS NOT NULL;

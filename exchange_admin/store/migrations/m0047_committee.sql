CREATE TABLE "body" (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, _live INTEGER NOT NULL DEFAULT 1, _sort TEXT,
    "name_zh" TEXT,
    "name_ru" TEXT,
    "name_en" TEXT,
    "code" TEXT,
    "kind" TEXT,
    "lead_institution_id" TEXT REFERENCES "institution" (id) DEFERRABLE INITIALLY DEFERRED,
    "agreement_id" TEXT REFERENCES "agreement" (id) DEFERRABLE INITIALLY DEFERRED,
    "quorum" INTEGER,
    "meets_every_months" INTEGER,
    "working_languages" TEXT,
    "active" INTEGER,
    "note" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "body_by_sort" ON "body" (_live, _sort);
CREATE INDEX "body_by_lead_institution_id" ON "body" ("lead_institution_id", _live) WHERE "lead_institution_id" IS NOT NULL;
CREATE INDEX "body_by_agreement_id" ON "body" ("agreement_id", _live) WHERE "agreement_id" IS NOT NULL;
CREATE VIRTUAL TABLE "search_body" USING fts5(
    text, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'
);
CREATE TABLE "membership" (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, _live INTEGER NOT NULL DEFAULT 1, _sort TEXT,
    "institution_id" TEXT REFERENCES "institution" (id) DEFERRABLE INITIALLY DEFERRED,
    "body_id" TEXT REFERENCES "body" (id) DEFERRABLE INITIALLY DEFERRED,
    "agreement_id" TEXT REFERENCES "agreement" (id) DEFERRABLE INITIALLY DEFERRED,
    "role" TEXT,
    "person_name" TEXT,
    "position" TEXT,
    "contact_id" TEXT REFERENCES "contact" (id) DEFERRABLE INITIALLY DEFERRED,
    "voting" INTEGER,
    "from_date" TEXT,
    "until_date" TEXT,
    "signed_on" TEXT,
    "note" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "membership_by_sort" ON "membership" (_live, _sort);
CREATE INDEX "membership_by_institution_id" ON "membership" ("institution_id", _live) WHERE "institution_id" IS NOT NULL;
CREATE INDEX "membership_by_body_id" ON "membership" ("body_id", _live) WHERE "body_id" IS NOT NULL;
CREATE INDEX "membership_by_agreement_id" ON "membership" ("agreement_id", _live) WHERE "agreement_id" IS NOT NULL;
CREATE INDEX "membership_by_contact_id" ON "membership" ("contact_id", _live) WHERE "contact_id" IS NOT NULL;
CREATE TABLE "meeting" (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, _live INTEGER NOT NULL DEFAULT 1, _sort TEXT,
    "body_id" TEXT REFERENCES "body" (id) DEFERRABLE INITIALLY DEFERRED,
    "number" TEXT,
    "name_zh" TEXT,
    "name_ru" TEXT,
    "name_en" TEXT,
    "kind" TEXT,
    "state" TEXT,
    "starts" TEXT,
    "ends" TEXT,
    "place" TEXT,
    "format" TEXT,
    "host_institution_id" TEXT REFERENCES "institution" (id) DEFERRABLE INITIALLY DEFERRED,
    "agenda_zh" TEXT,
    "agenda_ru" TEXT,
    "participants_home" INTEGER,
    "participants_partner" INTEGER,
    "votes_present" INTEGER,
    "note" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "meeting_by_sort" ON "meeting" (_live, _sort);
CREATE INDEX "meeting_by_body_id" ON "meeting" ("body_id", _live) WHERE "body_id" IS NOT NULL;
CREATE INDEX "meeting_by_state" ON "meeting" ("state", _live);
CREATE INDEX "meeting_by_starts" ON "meeting" ("starts", _live);
CREATE INDEX "meeting_by_host_institution_id" ON "meeting" ("host_institution_id", _live) WHERE "host_institution_id" IS NOT NULL;
CREATE VIRTUAL TABLE "search_meeting" USING fts5(
    text, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'
);
CREATE TABLE "decision" (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, _live INTEGER NOT NULL DEFAULT 1, _sort TEXT,
    "meeting_id" TEXT REFERENCES "meeting" (id) DEFERRABLE INITIALLY DEFERRED,
    "number" TEXT,
    "kind" TEXT,
    "state" TEXT,
    "text_zh" TEXT,
    "text_ru" TEXT,
    "text_en" TEXT,
    "responsible_institution_id" TEXT REFERENCES "institution" (id) DEFERRABLE INITIALLY DEFERRED,
    "due" TEXT,
    "result" TEXT,
    "note" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "decision_by_sort" ON "decision" (_live, _sort);
CREATE INDEX "decision_by_meeting_id" ON "decision" ("meeting_id", _live) WHERE "meeting_id" IS NOT NULL;
CREATE INDEX "decision_by_state" ON "decision" ("state", _live);
CREATE INDEX "decision_by_responsible_institution_id" ON "decision" ("responsible_institution_id", _live) WHERE "responsible_institution_id" IS NOT NULL;
CREATE INDEX "decision_by_due" ON "decision" ("due", _live);
CREATE VIRTUAL TABLE "search_decision" USING fts5(
    text, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'
);
CREATE TABLE "approval" (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, _live INTEGER NOT NULL DEFAULT 1, _sort TEXT,
    "meeting_id" TEXT REFERENCES "meeting" (id) DEFERRABLE INITIALLY DEFERRED,
    "institution_id" TEXT REFERENCES "institution" (id) DEFERRABLE INITIALLY DEFERRED,
    "verdict" TEXT,
    "content_hash" TEXT,
    "signer" TEXT,
    "position" TEXT,
    "signed_on" TEXT,
    "attachment_id" TEXT REFERENCES "attachment" (id) DEFERRABLE INITIALLY DEFERRED,
    "comment" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "approval_by_sort" ON "approval" (_live, _sort);
CREATE INDEX "approval_by_meeting_id" ON "approval" ("meeting_id", _live) WHERE "meeting_id" IS NOT NULL;
CREATE INDEX "approval_by_institution_id" ON "approval" ("institution_id", _live) WHERE "institution_id" IS NOT NULL;
CREATE INDEX "approval_by_attachment_id" ON "approval" ("attachment_id", _live) WHERE "attachment_id" IS NOT NULL;

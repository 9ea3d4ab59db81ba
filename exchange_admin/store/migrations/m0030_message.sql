CREATE TABLE "message" (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, _live INTEGER NOT NULL DEFAULT 1, _sort TEXT,
    "subject" TEXT,
    "channel" TEXT,
    "state" TEXT,
    "made_at" TEXT,
    "made_by" TEXT,
    "batch" TEXT,
    "message_template_id" TEXT REFERENCES "message_template" (id) DEFERRABLE INITIALLY DEFERRED,
    "language" TEXT,
    "person_id" TEXT REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
    "institution_id" TEXT REFERENCES "institution" (id) DEFERRABLE INITIALLY DEFERRED,
    "contact_id" TEXT REFERENCES "contact" (id) DEFERRABLE INITIALLY DEFERRED,
    "mobility_id" TEXT REFERENCES "mobility" (id) DEFERRABLE INITIALLY DEFERRED,
    "agreement_id" TEXT REFERENCES "agreement" (id) DEFERRABLE INITIALLY DEFERRED,
    "address" TEXT,
    "text" TEXT,
    "tasks" TEXT,
    "people" TEXT,
    "sent_on" TEXT,
    "answered_on" TEXT,
    "answer" TEXT,
    "note" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "message_by_sort" ON "message" (_live, _sort);
CREATE INDEX "message_by_state" ON "message" ("state", _live);
CREATE INDEX "message_by_batch" ON "message" ("batch", _live);
CREATE INDEX "message_by_message_template_id" ON "message" ("message_template_id", _live) WHERE "message_template_id" IS NOT NULL;
CREATE INDEX "message_by_person_id" ON "message" ("person_id", _live) WHERE "person_id" IS NOT NULL;
CREATE INDEX "message_by_institution_id" ON "message" ("institution_id", _live) WHERE "institution_id" IS NOT NULL;
CREATE INDEX "message_by_contact_id" ON "message" ("contact_id", _live) WHERE "contact_id" IS NOT NULL;
CREATE INDEX "message_by_mobility_id" ON "message" ("mobility_id", _live) WHERE "mobility_id" IS NOT NULL;
CREATE INDEX "message_by_agreement_id" ON "message" ("agreement_id", _live) WHERE "agreement_id" IS NOT NULL;

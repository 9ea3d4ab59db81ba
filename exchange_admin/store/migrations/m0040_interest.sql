CREATE TABLE "interest" (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, _live INTEGER NOT NULL DEFAULT 1, _sort TEXT,
    "listing_id" TEXT REFERENCES "listing" (id) DEFERRABLE INITIALLY DEFERRED,
    "asking_institution_id" TEXT REFERENCES "institution" (id) DEFERRABLE INITIALLY DEFERRED,
    "answering_institution_id" TEXT REFERENCES "institution" (id) DEFERRABLE INITIALLY DEFERRED,
    "state" TEXT,
    "own_listing_id" TEXT REFERENCES "listing" (id) DEFERRABLE INITIALLY DEFERRED,
    "message" TEXT,
    "asked_on" TEXT,
    "reply" TEXT,
    "answer" TEXT,
    "answered_on" TEXT,
    "led_to_agreement_id" TEXT REFERENCES "agreement" (id) DEFERRABLE INITIALLY DEFERRED,
    "reason" TEXT,
    "note" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "interest_by_sort" ON "interest" (_live, _sort);
CREATE INDEX "interest_by_listing_id" ON "interest" ("listing_id", _live) WHERE "listing_id" IS NOT NULL;
CREATE INDEX "interest_by_asking_institution_id" ON "interest" ("asking_institution_id", _live) WHERE "asking_institution_id" IS NOT NULL;
CREATE INDEX "interest_by_answering_institution_id" ON "interest" ("answering_institution_id", _live) WHERE "answering_institution_id" IS NOT NULL;
CREATE INDEX "interest_by_state" ON "interest" ("state", _live);
CREATE INDEX "interest_by_own_listing_id" ON "interest" ("own_listing_id", _live) WHERE "own_listing_id" IS NOT NULL;
CREATE INDEX "interest_by_led_to_agreement_id" ON "interest" ("led_to_agreement_id", _live) WHERE "led_to_agreement_id" IS NOT NULL;

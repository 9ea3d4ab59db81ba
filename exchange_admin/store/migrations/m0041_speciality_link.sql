CREATE TABLE "speciality_link" (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, _live INTEGER NOT NULL DEFAULT 1, _sort TEXT,
    "institution_id" TEXT REFERENCES "institution" (id) DEFERRABLE INITIALLY DEFERRED,
    "speciality_id" TEXT REFERENCES "speciality" (id) DEFERRABLE INITIALLY DEFERRED,
    "other_institution_id" TEXT REFERENCES "institution" (id) DEFERRABLE INITIALLY DEFERRED,
    "other_speciality_id" TEXT REFERENCES "speciality" (id) DEFERRABLE INITIALLY DEFERRED,
    "relation" TEXT,
    "state" TEXT,
    "agreed_on" TEXT,
    "decision" TEXT,
    "note" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "speciality_link_by_sort" ON "speciality_link" (_live, _sort);
CREATE INDEX "speciality_link_by_institution_id" ON "speciality_link" ("institution_id", _live) WHERE "institution_id" IS NOT NULL;
CREATE INDEX "speciality_link_by_speciality_id" ON "speciality_link" ("speciality_id", _live) WHERE "speciality_id" IS NOT NULL;
CREATE INDEX "speciality_link_by_other_institution_id" ON "speciality_link" ("other_institution_id", _live) WHERE "other_institution_id" IS NOT NULL;
CREATE INDEX "speciality_link_by_other_speciality_id" ON "speciality_link" ("other_speciality_id", _live) WHERE "other_speciality_id" IS NOT NULL;
CREATE INDEX "speciality_link_by_state" ON "speciality_link" ("state", _live);

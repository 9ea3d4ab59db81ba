CREATE TABLE "catalogue_key" (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, _live INTEGER NOT NULL DEFAULT 1, _sort TEXT,
    "institution_id" TEXT REFERENCES "institution" (id) DEFERRABLE INITIALLY DEFERRED,
    "hub" TEXT,
    "sign_key" TEXT,
    "age_key" TEXT,
    "known_as" TEXT,
    "is_brought" INTEGER,
    "compared_on" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "catalogue_key_by_sort" ON "catalogue_key" (_live, _sort);
CREATE INDEX "catalogue_key_by_institution_id" ON "catalogue_key" ("institution_id", _live) WHERE "institution_id" IS NOT NULL;
CREATE TABLE "catalogue_line" (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, _live INTEGER NOT NULL DEFAULT 1, _sort TEXT,
    "institution_id" TEXT REFERENCES "institution" (id) DEFERRABLE INITIALLY DEFERRED,
    "record_kind" TEXT,
    "record" TEXT,
    "revision" INTEGER,
    "digest" TEXT,
    "sign_key" TEXT,
    "line" TEXT,
    "counts" INTEGER,
    "is_agreed" INTEGER,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "catalogue_line_by_sort" ON "catalogue_line" (_live, _sort);
CREATE INDEX "catalogue_line_by_institution_id" ON "catalogue_line" ("institution_id", _live) WHERE "institution_id" IS NOT NULL;
CREATE INDEX "catalogue_line_by_record" ON "catalogue_line" ("record", _live);
ALTER TABLE "listing" ADD COLUMN "catalogue_hub" TEXT;
ALTER TABLE "listing" ADD COLUMN "catalogue_on" TEXT;

CREATE TABLE "listing" (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, _live INTEGER NOT NULL DEFAULT 1, _sort TEXT,
    "side" TEXT,
    "topic" TEXT,
    "institution_id" TEXT REFERENCES "institution" (id) DEFERRABLE INITIALLY DEFERRED,
    "state" TEXT,
    "valid_until" TEXT,
    "name_zh" TEXT,
    "name_ru" TEXT,
    "name_en" TEXT,
    "summary_zh" TEXT,
    "summary_ru" TEXT,
    "summary_en" TEXT,
    "isced_f" TEXT,
    "speciality_codes" TEXT,
    "keywords" TEXT,
    "languages" TEXT,
    "level" TEXT,
    "places" INTEGER,
    "starts" TEXT,
    "ends" TEXT,
    "format" TEXT,
    "wanted_countries" TEXT,
    "cost" TEXT,
    "terms" TEXT,
    "contact_id" TEXT REFERENCES "contact" (id) DEFERRABLE INITIALLY DEFERRED,
    "person_id" TEXT REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
    "published_on" TEXT,
    "revision" INTEGER,
    "note" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "listing_by_sort" ON "listing" (_live, _sort);
CREATE INDEX "listing_by_topic" ON "listing" ("topic", _live);
CREATE INDEX "listing_by_institution_id" ON "listing" ("institution_id", _live) WHERE "institution_id" IS NOT NULL;
CREATE INDEX "listing_by_valid_until" ON "listing" ("valid_until", _live);
CREATE INDEX "listing_by_contact_id" ON "listing" ("contact_id", _live) WHERE "contact_id" IS NOT NULL;
CREATE INDEX "listing_by_person_id" ON "listing" ("person_id", _live) WHERE "person_id" IS NOT NULL;
CREATE VIRTUAL TABLE "search_listing" USING fts5(
    text, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'
);

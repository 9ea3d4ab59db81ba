CREATE TABLE "glossary_term" (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, _live INTEGER NOT NULL DEFAULT 1, _sort TEXT,
    "name_zh" TEXT,
    "name_ru" TEXT,
    "name_en" TEXT,
    "state" TEXT,
    "institution_id" TEXT REFERENCES "institution" (id) DEFERRABLE INITIALLY DEFERRED,
    "variants_zh" TEXT,
    "variants_ru" TEXT,
    "variants_en" TEXT,
    "definition_zh" TEXT,
    "definition_ru" TEXT,
    "definition_en" TEXT,
    "isced_f" TEXT,
    "context" TEXT,
    "source" TEXT,
    "note" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "glossary_term_by_sort" ON "glossary_term" (_live, _sort);
CREATE INDEX "glossary_term_by_state" ON "glossary_term" ("state", _live);
CREATE INDEX "glossary_term_by_institution_id" ON "glossary_term" ("institution_id", _live) WHERE "institution_id" IS NOT NULL;
CREATE VIRTUAL TABLE "search_glossary_term" USING fts5(
    text, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'
);

ALTER TABLE "office" ADD COLUMN "logo_image" TEXT;
ALTER TABLE "signatory" ADD COLUMN "signature_image" TEXT;

CREATE TABLE "certificate_design" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "design_family" TEXT,
    "version" INTEGER,
    "name_zh" TEXT,
    "name_ru" TEXT,
    "name_en" TEXT,
    "paper_kinds" TEXT,
    "spec" TEXT,
    "state" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "certificate_design_by_sort" ON "certificate_design" (_live, _sort);
CREATE INDEX "certificate_design_by_design_family" ON "certificate_design" ("design_family", _live);

CREATE TABLE "design_draft" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "design_family" TEXT,
    "name_zh" TEXT,
    "name_ru" TEXT,
    "name_en" TEXT,
    "spec" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "design_draft_by_sort" ON "design_draft" (_live, _sort);
CREATE INDEX "design_draft_by_design_family" ON "design_draft" ("design_family", _live);

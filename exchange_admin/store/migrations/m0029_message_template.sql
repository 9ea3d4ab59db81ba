CREATE TABLE "message_template" (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, _live INTEGER NOT NULL DEFAULT 1, _sort TEXT,
    "code" TEXT,
    "name_zh" TEXT,
    "name_ru" TEXT,
    "name_en" TEXT,
    "of_kind" TEXT,
    "channel" TEXT,
    "active" INTEGER,
    "subject_zh" TEXT,
    "subject_ru" TEXT,
    "subject_en" TEXT,
    "body_zh" TEXT,
    "body_ru" TEXT,
    "body_en" TEXT,
    "note" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "message_template_by_sort" ON "message_template" (_live, _sort);
CREATE INDEX "message_template_by_code" ON "message_template" ("code", _live);

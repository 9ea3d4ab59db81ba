CREATE TABLE "ended_life" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "life" TEXT,
    "last_step" INTEGER,
    "ended_at" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "ended_life_by_sort" ON "ended_life" (_live, _sort);
CREATE INDEX "ended_life_by_life" ON "ended_life" ("life", _live);

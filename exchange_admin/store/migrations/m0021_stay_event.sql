CREATE TABLE "stay_event" (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, _live INTEGER NOT NULL DEFAULT 1, _sort TEXT,
    "mobility_id" TEXT REFERENCES "mobility" (id) DEFERRABLE INITIALLY DEFERRED,
    "kind" TEXT,
    "date" TEXT,
    "at" TEXT,
    "place" TEXT,
    "document_id" TEXT REFERENCES "identity_document" (id) DEFERRABLE INITIALLY DEFERRED,
    "reported_by" TEXT,
    "note" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "stay_event_by_sort" ON "stay_event" (_live, _sort);
CREATE INDEX "stay_event_by_mobility_id" ON "stay_event" ("mobility_id", _live) WHERE "mobility_id" IS NOT NULL;
CREATE INDEX "stay_event_by_document_id" ON "stay_event" ("document_id", _live) WHERE "document_id" IS NOT NULL;

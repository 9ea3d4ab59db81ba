ALTER TABLE "transcript" ADD COLUMN "hour" TEXT;
ALTER TABLE "transcript_line" ADD COLUMN "term_id" TEXT REFERENCES "term" (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "transcript_line_by_term_id" ON "transcript_line" ("term_id", _live) WHERE "term_id" IS NOT NULL;

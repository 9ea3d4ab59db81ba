ALTER TABLE "meeting" ADD COLUMN "programme_id" TEXT REFERENCES "programme" (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "meeting_by_programme_id" ON "meeting" ("programme_id", _live) WHERE "programme_id" IS NOT NULL;

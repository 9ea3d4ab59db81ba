ALTER TABLE "mobility" ADD COLUMN "project_id" TEXT REFERENCES "project" (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "mobility_by_project_id" ON "mobility" ("project_id", _live) WHERE "project_id" IS NOT NULL;

ALTER TABLE "attachment" ADD COLUMN "task_id" TEXT REFERENCES "task" (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "attachment_by_task_id" ON "attachment" ("task_id", _live) WHERE "task_id" IS NOT NULL;

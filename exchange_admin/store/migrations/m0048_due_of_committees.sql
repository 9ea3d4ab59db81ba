ALTER TABLE "task" ADD COLUMN "decision_id" TEXT REFERENCES "decision" (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "task" ADD COLUMN "body_id" TEXT REFERENCES "body" (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "task_by_decision_id" ON "task" ("decision_id", _live) WHERE "decision_id" IS NOT NULL;
CREATE INDEX "task_by_body_id" ON "task" ("body_id", _live) WHERE "body_id" IS NOT NULL;
ALTER TABLE local_due ADD COLUMN decision TEXT NOT NULL DEFAULT '';
ALTER TABLE local_due ADD COLUMN body TEXT NOT NULL DEFAULT '';
CREATE INDEX local_due_by_decision ON local_due (decision) WHERE decision <> '';
CREATE INDEX local_due_by_body ON local_due (body) WHERE body <> '';

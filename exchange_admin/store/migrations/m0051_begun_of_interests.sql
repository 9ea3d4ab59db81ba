ALTER TABLE "agreement" ADD COLUMN "isced_f" TEXT;
ALTER TABLE "agreement" ADD COLUMN "interest_id" TEXT REFERENCES "interest" (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "agreement_by_interest_id" ON "agreement" ("interest_id", _live) WHERE "interest_id" IS NOT NULL;
ALTER TABLE "project" ADD COLUMN "interest_id" TEXT REFERENCES "interest" (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "project_by_interest_id" ON "project" ("interest_id", _live) WHERE "interest_id" IS NOT NULL;
ALTER TABLE "membership" ADD COLUMN "interest_id" TEXT REFERENCES "interest" (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "membership_by_interest_id" ON "membership" ("interest_id", _live) WHERE "interest_id" IS NOT NULL;

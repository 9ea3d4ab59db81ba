ALTER TABLE "speciality_link" ADD COLUMN "institution_word" TEXT;
ALTER TABLE "speciality_link" ADD COLUMN "other_word" TEXT;
ALTER TABLE "speciality_link" ADD COLUMN "decision_id" TEXT REFERENCES "decision" (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "speciality_link_by_decision_id" ON "speciality_link" ("decision_id", _live) WHERE "decision_id" IS NOT NULL;

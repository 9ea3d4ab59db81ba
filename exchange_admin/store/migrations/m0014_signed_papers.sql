ALTER TABLE "agreement_approval" ADD COLUMN "attachment_id" TEXT REFERENCES "attachment" (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "agreement_approval_by_attachment_id" ON "agreement_approval" ("attachment_id", _live) WHERE "attachment_id" IS NOT NULL;

ALTER TABLE "identity_document" ADD COLUMN "visa_class" TEXT;
ALTER TABLE "identity_document" ADD COLUMN "valid_from" TEXT;
ALTER TABLE "identity_document" ADD COLUMN "entries" TEXT;
ALTER TABLE "identity_document" ADD COLUMN "stay_days" INTEGER;
ALTER TABLE "identity_document" ADD COLUMN "mobility_id" TEXT REFERENCES "mobility" (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "identity_document_by_mobility_id" ON "identity_document" ("mobility_id", _live) WHERE "mobility_id" IS NOT NULL;

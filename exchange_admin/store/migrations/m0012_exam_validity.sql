ALTER TABLE "language_level" ADD COLUMN "valid_months" INTEGER;
ALTER TABLE "language_level" ADD COLUMN "validity_source" TEXT;

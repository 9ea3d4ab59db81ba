ALTER TABLE "person" ADD COLUMN "teaching_languages" TEXT;
ALTER TABLE "person" ADD COLUMN "intercultural_training" TEXT;
ALTER TABLE "person" ADD COLUMN "intercultural_minutes" INTEGER;
ALTER TABLE "person" ADD COLUMN "intercultural_year" INTEGER;

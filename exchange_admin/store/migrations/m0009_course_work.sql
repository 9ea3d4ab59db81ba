ALTER TABLE "transcript_line" ADD COLUMN "category" TEXT;
ALTER TABLE "transcript_line" ADD COLUMN "practice_minutes" INTEGER;
ALTER TABLE "transcript_line" ADD COLUMN "placement_weeks" TEXT;

ALTER TABLE "message" ADD COLUMN "refusal" TEXT;

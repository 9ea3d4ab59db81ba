ALTER TABLE "message" ADD COLUMN "attached" TEXT;

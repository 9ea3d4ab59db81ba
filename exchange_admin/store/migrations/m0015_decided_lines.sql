ALTER TABLE "recognition" ADD COLUMN "decided_lines" TEXT;

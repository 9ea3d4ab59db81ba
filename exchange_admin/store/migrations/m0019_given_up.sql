ALTER TABLE "ended_life" ADD COLUMN "given_up_after" INTEGER;

ALTER TABLE "office" ADD COLUMN "remind_every_days" INTEGER;

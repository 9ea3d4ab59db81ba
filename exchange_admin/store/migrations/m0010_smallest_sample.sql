ALTER TABLE "office" ADD COLUMN "smallest_sample" INTEGER;

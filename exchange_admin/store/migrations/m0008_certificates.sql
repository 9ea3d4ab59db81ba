ALTER TABLE "office" ADD COLUMN "attendance_needed" INTEGER;

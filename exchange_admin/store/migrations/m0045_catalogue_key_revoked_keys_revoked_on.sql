ALTER TABLE "catalogue_key" ADD COLUMN "revoked_keys" TEXT;
ALTER TABLE "catalogue_key" ADD COLUMN "revoked_on" TEXT;

ALTER TABLE "grading_scale" ADD COLUMN "institution_id" TEXT REFERENCES "institution" (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "grading_scale_by_institution_id" ON "grading_scale" ("institution_id", _live) WHERE "institution_id" IS NOT NULL;
ALTER TABLE "grading_scale" ADD COLUMN "example" INTEGER;
ALTER TABLE "recognition_mapping" ADD COLUMN "conversion_rule_id" TEXT REFERENCES "conversion_rule" (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "recognition_mapping_by_conversion_rule_id" ON "recognition_mapping" ("conversion_rule_id", _live) WHERE "conversion_rule_id" IS NOT NULL;
ALTER TABLE "recognition_mapping" ADD COLUMN "credit_rule_id" TEXT REFERENCES "credit_rule" (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "recognition_mapping_by_credit_rule_id" ON "recognition_mapping" ("credit_rule_id", _live) WHERE "credit_rule_id" IS NOT NULL;

CREATE TABLE "grade_distribution" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "grading_scale_id" TEXT REFERENCES "grading_scale" (id) DEFERRABLE INITIALLY DEFERRED,
    "institution_id" TEXT REFERENCES "institution" (id) DEFERRABLE INITIALLY DEFERRED,
    "isced_f" TEXT,
    "level" TEXT,
    "first_year" INTEGER,
    "last_year" INTEGER,
    "source" TEXT,
    "confidence" TEXT,
    "example" INTEGER,
    "note" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "grade_distribution_by_sort" ON "grade_distribution" (_live, _sort);
CREATE INDEX "grade_distribution_by_grading_scale_id" ON "grade_distribution" ("grading_scale_id", _live) WHERE "grading_scale_id" IS NOT NULL;
CREATE INDEX "grade_distribution_by_institution_id" ON "grade_distribution" ("institution_id", _live) WHERE "institution_id" IS NOT NULL;

CREATE TABLE "grade_count" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "grade_distribution_id" TEXT REFERENCES "grade_distribution" (id) DEFERRABLE INITIALLY DEFERRED,
    "scale_grade_id" TEXT REFERENCES "scale_grade" (id) DEFERRABLE INITIALLY DEFERRED,
    "count" INTEGER,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "grade_count_by_sort" ON "grade_count" (_live, _sort);
CREATE INDEX "grade_count_by_grade_distribution_id" ON "grade_count" ("grade_distribution_id", _live) WHERE "grade_distribution_id" IS NOT NULL;
CREATE INDEX "grade_count_by_scale_grade_id" ON "grade_count" ("scale_grade_id", _live) WHERE "scale_grade_id" IS NOT NULL;

CREATE TABLE "conversion_rule" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "name_zh" TEXT,
    "name_ru" TEXT,
    "name_en" TEXT,
    "institution_id" TEXT REFERENCES "institution" (id) DEFERRABLE INITIALLY DEFERRED,
    "from_scale_id" TEXT REFERENCES "grading_scale" (id) DEFERRABLE INITIALLY DEFERRED,
    "to_scale_id" TEXT REFERENCES "grading_scale" (id) DEFERRABLE INITIALLY DEFERRED,
    "method" TEXT,
    "variant" TEXT,
    "minimum" INTEGER,
    "valid_from" TEXT,
    "valid_until" TEXT,
    "version" INTEGER,
    "replaces_id" TEXT REFERENCES "conversion_rule" (id) DEFERRABLE INITIALLY DEFERRED,
    "source" TEXT,
    "confidence" TEXT,
    "example" INTEGER,
    "note" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "conversion_rule_by_sort" ON "conversion_rule" (_live, _sort);
CREATE INDEX "conversion_rule_by_institution_id" ON "conversion_rule" ("institution_id", _live) WHERE "institution_id" IS NOT NULL;
CREATE INDEX "conversion_rule_by_from_scale_id" ON "conversion_rule" ("from_scale_id", _live) WHERE "from_scale_id" IS NOT NULL;
CREATE INDEX "conversion_rule_by_to_scale_id" ON "conversion_rule" ("to_scale_id", _live) WHERE "to_scale_id" IS NOT NULL;
CREATE INDEX "conversion_rule_by_replaces_id" ON "conversion_rule" ("replaces_id", _live) WHERE "replaces_id" IS NOT NULL;

CREATE TABLE "conversion_row" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "conversion_rule_id" TEXT REFERENCES "conversion_rule" (id) DEFERRABLE INITIALLY DEFERRED,
    "position" INTEGER,
    "marks" TEXT,
    "lowest" TEXT,
    "highest" TEXT,
    "grade" TEXT,
    "passing" INTEGER,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "conversion_row_by_sort" ON "conversion_row" (_live, _sort);
CREATE INDEX "conversion_row_by_conversion_rule_id" ON "conversion_row" ("conversion_rule_id", _live) WHERE "conversion_rule_id" IS NOT NULL;

CREATE TABLE "credit_rule" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "name_zh" TEXT,
    "name_ru" TEXT,
    "name_en" TEXT,
    "institution_id" TEXT REFERENCES "institution" (id) DEFERRABLE INITIALLY DEFERRED,
    "country" TEXT,
    "credit_scheme" TEXT,
    "hour" TEXT,
    "theory_hours" TEXT,
    "practice_hours" TEXT,
    "weeks_per_credit" TEXT,
    "self_study" TEXT,
    "self_study_ratio" TEXT,
    "rounding_step" TEXT,
    "rounding" TEXT,
    "tolerance" TEXT,
    "not_transferable" TEXT,
    "valid_from" TEXT,
    "valid_until" TEXT,
    "version" INTEGER,
    "replaces_id" TEXT REFERENCES "credit_rule" (id) DEFERRABLE INITIALLY DEFERRED,
    "source" TEXT,
    "confidence" TEXT,
    "example" INTEGER,
    "note" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "credit_rule_by_sort" ON "credit_rule" (_live, _sort);
CREATE INDEX "credit_rule_by_institution_id" ON "credit_rule" ("institution_id", _live) WHERE "institution_id" IS NOT NULL;
CREATE INDEX "credit_rule_by_replaces_id" ON "credit_rule" ("replaces_id", _live) WHERE "replaces_id" IS NOT NULL;

CREATE TABLE "credit_cap" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "credit_rule_id" TEXT REFERENCES "credit_rule" (id) DEFERRABLE INITIALLY DEFERRED,
    "category" TEXT,
    "most_credits" TEXT,
    "in_all" INTEGER,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "credit_cap_by_sort" ON "credit_cap" (_live, _sort);
CREATE INDEX "credit_cap_by_credit_rule_id" ON "credit_cap" ("credit_rule_id", _live) WHERE "credit_rule_id" IS NOT NULL;

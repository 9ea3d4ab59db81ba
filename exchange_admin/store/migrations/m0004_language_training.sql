CREATE TABLE "language_level" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "name_zh" TEXT,
    "name_ru" TEXT,
    "name_en" TEXT,
    "exam" TEXT,
    "language" TEXT,
    "level" TEXT,
    "position" INTEGER,
    "cefr" TEXT,
    "cefr_independent" TEXT,
    "words" INTEGER,
    "source" TEXT,
    "independent_source" TEXT,
    "confidence" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "language_level_by_sort" ON "language_level" (_live, _sort);

CREATE TABLE "language_test" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "language_group_id" TEXT REFERENCES "language_group" (id) DEFERRABLE INITIALLY DEFERRED,
    "title" TEXT,
    "date" TEXT,
    "pass_percent" TEXT,
    "level" TEXT,
    "retake_of_id" TEXT REFERENCES "language_test" (id) DEFERRABLE INITIALLY DEFERRED,
    "note" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "language_test_by_sort" ON "language_test" (_live, _sort);
CREATE INDEX "language_test_by_language_group_id" ON "language_test" ("language_group_id", _live) WHERE "language_group_id" IS NOT NULL;
CREATE INDEX "language_test_by_retake_of_id" ON "language_test" ("retake_of_id", _live) WHERE "retake_of_id" IS NOT NULL;

CREATE TABLE "language_test_part" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "language_test_id" TEXT REFERENCES "language_test" (id) DEFERRABLE INITIALLY DEFERRED,
    "skill" TEXT,
    "most_points" TEXT,
    "weight" TEXT,
    "least_percent" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "language_test_part_by_sort" ON "language_test_part" (_live, _sort);
CREATE INDEX "language_test_part_by_language_test_id" ON "language_test_part" ("language_test_id", _live) WHERE "language_test_id" IS NOT NULL;

CREATE TABLE "language_test_score" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "language_test_part_id" TEXT REFERENCES "language_test_part" (id) DEFERRABLE INITIALLY DEFERRED,
    "language_enrolment_id" TEXT REFERENCES "language_enrolment" (id) DEFERRABLE INITIALLY DEFERRED,
    "points" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "language_test_score_by_sort" ON "language_test_score" (_live, _sort);
CREATE INDEX "language_test_score_by_language_test_part_id" ON "language_test_score" ("language_test_part_id", _live) WHERE "language_test_part_id" IS NOT NULL;
CREATE INDEX "language_test_score_by_language_enrolment_id" ON "language_test_score" ("language_enrolment_id", _live) WHERE "language_enrolment_id" IS NOT NULL;

ALTER TABLE "office" ADD COLUMN "cefr_view" TEXT;
ALTER TABLE "language_course" ADD COLUMN "syllabus" TEXT;
ALTER TABLE "condition" ADD COLUMN "exam_level_id" TEXT REFERENCES "language_level" (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "condition_by_exam_level_id" ON "condition" ("exam_level_id", _live) WHERE "exam_level_id" IS NOT NULL;
ALTER TABLE "programme" ADD COLUMN "exam_level_id" TEXT REFERENCES "language_level" (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "programme_by_exam_level_id" ON "programme" ("exam_level_id", _live) WHERE "exam_level_id" IS NOT NULL;
ALTER TABLE "mobility" ADD COLUMN "language_waiver" TEXT;
ALTER TABLE "attachment" ADD COLUMN "exam_result_id" TEXT REFERENCES "exam_result" (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "attachment_by_exam_result_id" ON "attachment" ("exam_result_id", _live) WHERE "exam_result_id" IS NOT NULL;
ALTER TABLE "exam_result" ADD COLUMN "version" TEXT;
ALTER TABLE "exam_result" ADD COLUMN "valid_until" TEXT;
ALTER TABLE "exam_result" ADD COLUMN "retake_of_id" TEXT REFERENCES "exam_result" (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "exam_result_by_retake_of_id" ON "exam_result" ("retake_of_id", _live) WHERE "retake_of_id" IS NOT NULL;

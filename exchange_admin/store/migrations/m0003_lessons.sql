ALTER TABLE "language_group" ADD COLUMN "closed_on" TEXT;
ALTER TABLE "language_group" ADD COLUMN "closed_by" TEXT;
ALTER TABLE "language_group" ADD COLUMN "correction" TEXT;
ALTER TABLE "language_enrolment" ADD COLUMN "left_on" TEXT;
ALTER TABLE "language_enrolment" ADD COLUMN "moved_from_id" TEXT REFERENCES "language_enrolment" (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "language_enrolment_by_moved_from_id" ON "language_enrolment" ("moved_from_id", _live) WHERE "moved_from_id" IS NOT NULL;

CREATE TABLE "timetable_slot" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "language_group_id" TEXT REFERENCES "language_group" (id) DEFERRABLE INITIALLY DEFERRED,
    "weekday" TEXT,
    "starts_at" TEXT,
    "minutes" INTEGER,
    "room" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "timetable_slot_by_sort" ON "timetable_slot" (_live, _sort);
CREATE INDEX "timetable_slot_by_language_group_id" ON "timetable_slot" ("language_group_id", _live) WHERE "language_group_id" IS NOT NULL;

CREATE TABLE "language_lesson" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "language_group_id" TEXT REFERENCES "language_group" (id) DEFERRABLE INITIALLY DEFERRED,
    "date" TEXT,
    "starts_at" TEXT,
    "minutes" INTEGER,
    "topic" TEXT,
    "room" TEXT,
    "substitute_id" TEXT REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
    "state" TEXT,
    "moved_from_id" TEXT REFERENCES "language_lesson" (id) DEFERRABLE INITIALLY DEFERRED,
    "note" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "language_lesson_by_sort" ON "language_lesson" (_live, _sort);
CREATE INDEX "language_lesson_by_language_group_id" ON "language_lesson" ("language_group_id", _live) WHERE "language_group_id" IS NOT NULL;
CREATE INDEX "language_lesson_by_date" ON "language_lesson" ("date", _live);
CREATE INDEX "language_lesson_by_substitute_id" ON "language_lesson" ("substitute_id", _live) WHERE "substitute_id" IS NOT NULL;
CREATE INDEX "language_lesson_by_moved_from_id" ON "language_lesson" ("moved_from_id", _live) WHERE "moved_from_id" IS NOT NULL;

CREATE TABLE "attendance" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "language_lesson_id" TEXT REFERENCES "language_lesson" (id) DEFERRABLE INITIALLY DEFERRED,
    "language_enrolment_id" TEXT REFERENCES "language_enrolment" (id) DEFERRABLE INITIALLY DEFERRED,
    "state" TEXT,
    "late_minutes" INTEGER,
    "note" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "attendance_by_sort" ON "attendance" (_live, _sort);
CREATE INDEX "attendance_by_language_lesson_id" ON "attendance" ("language_lesson_id", _live) WHERE "language_lesson_id" IS NOT NULL;
CREATE INDEX "attendance_by_language_enrolment_id" ON "attendance" ("language_enrolment_id", _live) WHERE "language_enrolment_id" IS NOT NULL;

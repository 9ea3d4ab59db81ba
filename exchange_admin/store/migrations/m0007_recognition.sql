CREATE TABLE "learning_agreement" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "person_id" TEXT REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
    "mobility_id" TEXT REFERENCES "mobility" (id) DEFERRABLE INITIALLY DEFERRED,
    "sending_institution_id" TEXT REFERENCES "institution" (id) DEFERRABLE INITIALLY DEFERRED,
    "receiving_institution_id" TEXT REFERENCES "institution" (id) DEFERRABLE INITIALLY DEFERRED,
    "term_id" TEXT REFERENCES "term" (id) DEFERRABLE INITIALLY DEFERRED,
    "starts" TEXT,
    "ends" TEXT,
    "state" TEXT,
    "teaching_language" TEXT,
    "language_level" TEXT,
    "catalogue" TEXT,
    "sending_contact" TEXT,
    "receiving_contact" TEXT,
    "note" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "learning_agreement_by_sort" ON "learning_agreement" (_live, _sort);
CREATE INDEX "learning_agreement_by_person_id" ON "learning_agreement" ("person_id", _live) WHERE "person_id" IS NOT NULL;
CREATE INDEX "learning_agreement_by_mobility_id" ON "learning_agreement" ("mobility_id", _live) WHERE "mobility_id" IS NOT NULL;
CREATE INDEX "learning_agreement_by_sending_institution_id" ON "learning_agreement" ("sending_institution_id", _live) WHERE "sending_institution_id" IS NOT NULL;
CREATE INDEX "learning_agreement_by_receiving_institution_id" ON "learning_agreement" ("receiving_institution_id", _live) WHERE "receiving_institution_id" IS NOT NULL;
CREATE INDEX "learning_agreement_by_term_id" ON "learning_agreement" ("term_id", _live) WHERE "term_id" IS NOT NULL;
CREATE INDEX "learning_agreement_by_state" ON "learning_agreement" ("state", _live);

CREATE TABLE "learning_agreement_version" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "learning_agreement_id" TEXT REFERENCES "learning_agreement" (id) DEFERRABLE INITIALLY DEFERRED,
    "number" INTEGER,
    "state" TEXT,
    "content_hash" TEXT,
    "proposed_on" TEXT,
    "comment" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "learning_agreement_version_by_sort" ON "learning_agreement_version" (_live, _sort);
CREATE INDEX "learning_agreement_version_by_learning_agreement_id" ON "learning_agreement_version" ("learning_agreement_id", _live) WHERE "learning_agreement_id" IS NOT NULL;

CREATE TABLE "agreement_component" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "learning_agreement_version_id" TEXT REFERENCES "learning_agreement_version" (id) DEFERRABLE INITIALLY DEFERRED,
    "table" TEXT,
    "position" INTEGER,
    "code" TEXT,
    "title_zh" TEXT,
    "title_ru" TEXT,
    "title_en" TEXT,
    "term_id" TEXT REFERENCES "term" (id) DEFERRABLE INITIALLY DEFERRED,
    "contact_minutes" INTEGER,
    "credits" TEXT,
    "credit_scheme" TEXT,
    "recognition_conditions" TEXT,
    "change" TEXT,
    "reason_code" TEXT,
    "reason_text" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "agreement_component_by_sort" ON "agreement_component" (_live, _sort);
CREATE INDEX "agreement_component_by_learning_agreement_version_id" ON "agreement_component" ("learning_agreement_version_id", _live) WHERE "learning_agreement_version_id" IS NOT NULL;
CREATE INDEX "agreement_component_by_term_id" ON "agreement_component" ("term_id", _live) WHERE "term_id" IS NOT NULL;

CREATE TABLE "agreement_approval" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "learning_agreement_version_id" TEXT REFERENCES "learning_agreement_version" (id) DEFERRABLE INITIALLY DEFERRED,
    "side" TEXT,
    "verdict" TEXT,
    "content_hash" TEXT,
    "signer" TEXT,
    "signer_position" TEXT,
    "signed_on" TEXT,
    "comment" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "agreement_approval_by_sort" ON "agreement_approval" (_live, _sort);
CREATE INDEX "agreement_approval_by_learning_agreement_version_id" ON "agreement_approval" ("learning_agreement_version_id", _live) WHERE "learning_agreement_version_id" IS NOT NULL;

CREATE TABLE "course_equivalence" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "institution_id" TEXT REFERENCES "institution" (id) DEFERRABLE INITIALLY DEFERRED,
    "home_institution_id" TEXT REFERENCES "institution" (id) DEFERRABLE INITIALLY DEFERRED,
    "host_key" TEXT,
    "host_courses" TEXT,
    "home_courses" TEXT,
    "home_titles" TEXT,
    "decision" TEXT,
    "approved_by" TEXT,
    "approved_on" TEXT,
    "minutes_number" TEXT,
    "withdrawn_on" TEXT,
    "note" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "course_equivalence_by_sort" ON "course_equivalence" (_live, _sort);
CREATE INDEX "course_equivalence_by_institution_id" ON "course_equivalence" ("institution_id", _live) WHERE "institution_id" IS NOT NULL;
CREATE INDEX "course_equivalence_by_home_institution_id" ON "course_equivalence" ("home_institution_id", _live) WHERE "home_institution_id" IS NOT NULL;
CREATE INDEX "course_equivalence_by_host_key" ON "course_equivalence" ("host_key", _live);

CREATE TABLE "mapping_line" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "recognition_mapping_id" TEXT REFERENCES "recognition_mapping" (id) DEFERRABLE INITIALLY DEFERRED,
    "transcript_line_id" TEXT REFERENCES "transcript_line" (id) DEFERRABLE INITIALLY DEFERRED,
    "competence" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "mapping_line_by_sort" ON "mapping_line" (_live, _sort);
CREATE INDEX "mapping_line_by_recognition_mapping_id" ON "mapping_line" ("recognition_mapping_id", _live) WHERE "recognition_mapping_id" IS NOT NULL;
CREATE INDEX "mapping_line_by_transcript_line_id" ON "mapping_line" ("transcript_line_id", _live) WHERE "transcript_line_id" IS NOT NULL;

CREATE TABLE "mapping_course" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "recognition_mapping_id" TEXT REFERENCES "recognition_mapping" (id) DEFERRABLE INITIALLY DEFERRED,
    "home_course" TEXT,
    "home_course_code" TEXT,
    "home_minutes" INTEGER,
    "home_credits" TEXT,
    "credit_scheme" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "mapping_course_by_sort" ON "mapping_course" (_live, _sort);
CREATE INDEX "mapping_course_by_recognition_mapping_id" ON "mapping_course" ("recognition_mapping_id", _live) WHERE "recognition_mapping_id" IS NOT NULL;

CREATE TABLE "owed_course" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "recognition_id" TEXT REFERENCES "recognition" (id) DEFERRABLE INITIALLY DEFERRED,
    "home_course" TEXT,
    "home_course_code" TEXT,
    "form" TEXT,
    "due" TEXT,
    "settled_on" TEXT,
    "mark" TEXT,
    "comment" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "owed_course_by_sort" ON "owed_course" (_live, _sort);
CREATE INDEX "owed_course_by_recognition_id" ON "owed_course" ("recognition_id", _live) WHERE "recognition_id" IS NOT NULL;
CREATE INDEX "owed_course_by_due" ON "owed_course" ("due", _live);

ALTER TABLE "recognition" ADD COLUMN "learning_agreement_id" TEXT REFERENCES "learning_agreement" (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "recognition_by_learning_agreement_id" ON "recognition" ("learning_agreement_id", _live) WHERE "learning_agreement_id" IS NOT NULL;
ALTER TABLE "recognition" ADD COLUMN "proposed_on" TEXT;
ALTER TABLE "recognition" ADD COLUMN "proposed_by" TEXT;
ALTER TABLE "recognition" ADD COLUMN "content_hash" TEXT;
ALTER TABLE "recognition" ADD COLUMN "decided_by" TEXT;
ALTER TABLE "recognition" ADD COLUMN "decided_position" TEXT;
ALTER TABLE "recognition" ADD COLUMN "closed_on" TEXT;
ALTER TABLE "recognition" ADD COLUMN "closed_by" TEXT;
ALTER TABLE "recognition" ADD COLUMN "correction" TEXT;
ALTER TABLE "recognition_mapping" ADD COLUMN "competence" TEXT;
ALTER TABLE "recognition_mapping" ADD COLUMN "home_minutes" INTEGER;
ALTER TABLE "recognition_mapping" ADD COLUMN "mark_reason" TEXT;
ALTER TABLE "recognition_mapping" ADD COLUMN "course_equivalence_id" TEXT REFERENCES "course_equivalence" (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "recognition_mapping_by_course_equivalence_id" ON "recognition_mapping" ("course_equivalence_id", _live) WHERE "course_equivalence_id" IS NOT NULL;
ALTER TABLE "recognition_mapping" ADD COLUMN "conversion" TEXT;
ALTER TABLE "recognition_mapping" ADD COLUMN "credit_conversion" TEXT;

CREATE TABLE sync_self (
    k INTEGER PRIMARY KEY CHECK (k = 1),
    site TEXT NOT NULL,
    incarnation TEXT NOT NULL,
    institution TEXT NOT NULL,
    hlc INTEGER NOT NULL,
    place TEXT NOT NULL,
    is_backup INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE sync_author (
    author TEXT PRIMARY KEY,
    institution TEXT NOT NULL DEFAULT '',
    applied INTEGER NOT NULL DEFAULT 0,
    told INTEGER NOT NULL DEFAULT 0,
    stopped INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE TABLE sync_txn (
    n INTEGER PRIMARY KEY,
    author TEXT NOT NULL,
    seq INTEGER NOT NULL,
    applied INTEGER NOT NULL,
    hlc INTEGER NOT NULL,
    who TEXT NOT NULL,
    verb TEXT NOT NULL,
    undoes TEXT NOT NULL,
    records INTEGER NOT NULL,
    prev BLOB NOT NULL,
    hash BLOB NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (author, seq)
) STRICT;
CREATE INDEX sync_txn_by_time ON sync_txn (hlc);
CREATE INDEX sync_txn_waiting ON sync_txn (author, seq) WHERE applied = 0;
CREATE TABLE sync_value (
    k INTEGER PRIMARY KEY,
    salt BLOB NOT NULL,
    json TEXT NOT NULL
) STRICT;
CREATE TABLE sync_issue (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    field TEXT NOT NULL,
    issue TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (kind, id, field, issue)
) STRICT, WITHOUT ROWID;
CREATE TABLE sync_unknown (
    kind TEXT NOT NULL,
    field TEXT NOT NULL,
    PRIMARY KEY (kind, field)
) STRICT, WITHOUT ROWID;
CREATE TABLE sync_quarantine (
    author TEXT NOT NULL,
    seq INTEGER NOT NULL,
    hash BLOB NOT NULL,
    why TEXT NOT NULL,
    line TEXT NOT NULL,
    PRIMARY KEY (author, seq, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE local_setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE local_draft (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    field TEXT NOT NULL,
    typed TEXT NOT NULL,
    PRIMARY KEY (kind, id, field)
) STRICT, WITHOUT ROWID;
CREATE TABLE local_import (
    id TEXT PRIMARY KEY,
    content TEXT NOT NULL,
    changed TEXT NOT NULL
) STRICT;
CREATE TABLE local_view (
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (kind, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE local_recent (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    opened TEXT NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE attachment_content (
    id TEXT PRIMARY KEY,
    content BLOB NOT NULL
) STRICT;

CREATE TABLE "academic_year" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "code" TEXT,
    "starts" TEXT,
    "ends" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "academic_year_by_sort" ON "academic_year" (_live, _sort);
CREATE INDEX "academic_year_by_code" ON "academic_year" ("code", _live);
CREATE INDEX "academic_year_by_starts" ON "academic_year" ("starts", _live);

CREATE TABLE "term" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "academic_year_id" TEXT REFERENCES "academic_year" (id) DEFERRABLE INITIALLY DEFERRED,
    "season" TEXT,
    "name_zh" TEXT,
    "name_ru" TEXT,
    "name_en" TEXT,
    "starts" TEXT,
    "ends" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "term_by_sort" ON "term" (_live, _sort);
CREATE INDEX "term_by_academic_year_id" ON "term" ("academic_year_id", _live) WHERE "academic_year_id" IS NOT NULL;
CREATE INDEX "term_by_starts" ON "term" ("starts", _live);

CREATE TABLE "staff" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "name" TEXT,
    "role" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "active" INTEGER,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "staff_by_sort" ON "staff" (_live, _sort);

CREATE TABLE "signatory" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "name_zh" TEXT,
    "name_ru" TEXT,
    "name_en" TEXT,
    "position_zh" TEXT,
    "position_ru" TEXT,
    "position_en" TEXT,
    "valid_from" TEXT,
    "valid_until" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "signatory_by_sort" ON "signatory" (_live, _sort);

CREATE TABLE "speciality" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "country" TEXT,
    "code" TEXT,
    "name_zh" TEXT,
    "name_ru" TEXT,
    "name_en" TEXT,
    "isced_f" TEXT,
    "catalogue" TEXT,
    "valid_from" TEXT,
    "valid_until" TEXT,
    "source" TEXT,
    "confidence" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "speciality_by_sort" ON "speciality" (_live, _sort);
CREATE INDEX "speciality_by_code" ON "speciality" ("code", _live);
CREATE VIRTUAL TABLE "search_speciality" USING fts5(
    text, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'
);

CREATE TABLE "grading_scale" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "name_zh" TEXT,
    "name_ru" TEXT,
    "name_en" TEXT,
    "country" TEXT,
    "direction" TEXT,
    "best" TEXT,
    "worst" TEXT,
    "pass_mark" TEXT,
    "valid_from" TEXT,
    "valid_until" TEXT,
    "source" TEXT,
    "confidence" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "grading_scale_by_sort" ON "grading_scale" (_live, _sort);

CREATE TABLE "scale_grade" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "grading_scale_id" TEXT REFERENCES "grading_scale" (id) DEFERRABLE INITIALLY DEFERRED,
    "position" INTEGER,
    "mark" TEXT,
    "label_zh" TEXT,
    "label_ru" TEXT,
    "label_en" TEXT,
    "from_percent" TEXT,
    "to_percent" TEXT,
    "passing" INTEGER,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "scale_grade_by_sort" ON "scale_grade" (_live, _sort);
CREATE INDEX "scale_grade_by_grading_scale_id" ON "scale_grade" ("grading_scale_id", _live) WHERE "grading_scale_id" IS NOT NULL;

CREATE TABLE "office" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "institution_id" TEXT REFERENCES "institution" (id) DEFERRABLE INITIALLY DEFERRED,
    "code" TEXT,
    "language" TEXT,
    "document_languages" TEXT,
    "department_zh" TEXT,
    "department_ru" TEXT,
    "department_en" TEXT,
    "city_zh" TEXT,
    "city_ru" TEXT,
    "city_en" TEXT,
    "signatory_id" TEXT REFERENCES "signatory" (id) DEFERRABLE INITIALLY DEFERRED,
    "phone" TEXT,
    "email" TEXT,
    "sample" INTEGER,
    "note" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "office_by_sort" ON "office" (_live, _sort);
CREATE INDEX "office_by_institution_id" ON "office" ("institution_id", _live) WHERE "institution_id" IS NOT NULL;
CREATE INDEX "office_by_signatory_id" ON "office" ("signatory_id", _live) WHERE "signatory_id" IS NOT NULL;

CREATE TABLE "institution" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "name_zh" TEXT,
    "name_ru" TEXT,
    "name_en" TEXT,
    "short_name" TEXT,
    "country" TEXT,
    "city" TEXT,
    "kind" TEXT,
    "code" TEXT,
    "national_code" TEXT,
    "website" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "address" TEXT,
    "grading_scale_id" TEXT REFERENCES "grading_scale" (id) DEFERRABLE INITIALLY DEFERRED,
    "is_partner" INTEGER,
    "note" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "institution_by_sort" ON "institution" (_live, _sort);
CREATE INDEX "institution_by_country" ON "institution" ("country", _live);
CREATE INDEX "institution_by_kind" ON "institution" ("kind", _live);
CREATE INDEX "institution_by_code" ON "institution" ("code", _live);
CREATE INDEX "institution_by_grading_scale_id" ON "institution" ("grading_scale_id", _live) WHERE "grading_scale_id" IS NOT NULL;
CREATE VIRTUAL TABLE "search_institution" USING fts5(
    text, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'
);

CREATE TABLE "contact" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "institution_id" TEXT REFERENCES "institution" (id) DEFERRABLE INITIALLY DEFERRED,
    "name" TEXT,
    "position" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "languages" TEXT,
    "note" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "contact_by_sort" ON "contact" (_live, _sort);
CREATE INDEX "contact_by_institution_id" ON "contact" ("institution_id", _live) WHERE "institution_id" IS NOT NULL;

CREATE TABLE "unit" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "institution_id" TEXT REFERENCES "institution" (id) DEFERRABLE INITIALLY DEFERRED,
    "name_zh" TEXT,
    "name_ru" TEXT,
    "name_en" TEXT,
    "code" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "unit_by_sort" ON "unit" (_live, _sort);
CREATE INDEX "unit_by_institution_id" ON "unit" ("institution_id", _live) WHERE "institution_id" IS NOT NULL;
CREATE VIRTUAL TABLE "search_unit" USING fts5(
    text, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'
);

CREATE TABLE "agreement" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "number" TEXT,
    "institution_id" TEXT REFERENCES "institution" (id) DEFERRABLE INITIALLY DEFERRED,
    "kind" TEXT,
    "state" TEXT,
    "title_zh" TEXT,
    "title_ru" TEXT,
    "title_en" TEXT,
    "signed" TEXT,
    "valid_from" TEXT,
    "valid_until" TEXT,
    "renews" INTEGER,
    "coordinator_id" TEXT REFERENCES "staff" (id) DEFERRABLE INITIALLY DEFERRED,
    "note" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "agreement_by_sort" ON "agreement" (_live, _sort);
CREATE INDEX "agreement_by_institution_id" ON "agreement" ("institution_id", _live) WHERE "institution_id" IS NOT NULL;
CREATE INDEX "agreement_by_valid_until" ON "agreement" ("valid_until", _live);
CREATE INDEX "agreement_by_coordinator_id" ON "agreement" ("coordinator_id", _live) WHERE "coordinator_id" IS NOT NULL;
CREATE VIRTUAL TABLE "search_agreement" USING fts5(
    text, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'
);

CREATE TABLE "condition" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "agreement_id" TEXT REFERENCES "agreement" (id) DEFERRABLE INITIALLY DEFERRED,
    "direction" TEXT,
    "activity" TEXT,
    "places_per_year" INTEGER,
    "months" TEXT,
    "level" TEXT,
    "isced_f" TEXT,
    "language" TEXT,
    "language_level" TEXT,
    "first_year_id" TEXT REFERENCES "academic_year" (id) DEFERRABLE INITIALLY DEFERRED,
    "last_year_id" TEXT REFERENCES "academic_year" (id) DEFERRABLE INITIALLY DEFERRED,
    "note" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "condition_by_sort" ON "condition" (_live, _sort);
CREATE INDEX "condition_by_agreement_id" ON "condition" ("agreement_id", _live) WHERE "agreement_id" IS NOT NULL;
CREATE INDEX "condition_by_first_year_id" ON "condition" ("first_year_id", _live) WHERE "first_year_id" IS NOT NULL;
CREATE INDEX "condition_by_last_year_id" ON "condition" ("last_year_id", _live) WHERE "last_year_id" IS NOT NULL;

CREATE TABLE "programme" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "name_zh" TEXT,
    "name_ru" TEXT,
    "name_en" TEXT,
    "code" TEXT,
    "kind" TEXT,
    "agreement_id" TEXT REFERENCES "agreement" (id) DEFERRABLE INITIALLY DEFERRED,
    "host_institution_id" TEXT REFERENCES "institution" (id) DEFERRABLE INITIALLY DEFERRED,
    "term_id" TEXT REFERENCES "term" (id) DEFERRABLE INITIALLY DEFERRED,
    "starts" TEXT,
    "ends" TEXT,
    "planned_minutes" INTEGER,
    "places" INTEGER,
    "language" TEXT,
    "required_level" TEXT,
    "coordinator_id" TEXT REFERENCES "staff" (id) DEFERRABLE INITIALLY DEFERRED,
    "note" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "programme_by_sort" ON "programme" (_live, _sort);
CREATE INDEX "programme_by_agreement_id" ON "programme" ("agreement_id", _live) WHERE "agreement_id" IS NOT NULL;
CREATE INDEX "programme_by_host_institution_id" ON "programme" ("host_institution_id", _live) WHERE "host_institution_id" IS NOT NULL;
CREATE INDEX "programme_by_term_id" ON "programme" ("term_id", _live) WHERE "term_id" IS NOT NULL;
CREATE INDEX "programme_by_starts" ON "programme" ("starts", _live);
CREATE INDEX "programme_by_coordinator_id" ON "programme" ("coordinator_id", _live) WHERE "coordinator_id" IS NOT NULL;
CREATE VIRTUAL TABLE "search_programme" USING fts5(
    text, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'
);

CREATE TABLE "person" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "role" TEXT,
    "family_han" TEXT,
    "given_han" TEXT,
    "han_source" TEXT,
    "family_cyrillic" TEXT,
    "given_cyrillic" TEXT,
    "patronymic" TEXT,
    "cyrillic_source" TEXT,
    "family_latin" TEXT,
    "given_latin" TEXT,
    "latin_source" TEXT,
    "sex" TEXT,
    "birth_date" TEXT,
    "birth_place" TEXT,
    "citizenship" TEXT,
    "home_institution_id" TEXT REFERENCES "institution" (id) DEFERRABLE INITIALLY DEFERRED,
    "unit_id" TEXT REFERENCES "unit" (id) DEFERRABLE INITIALLY DEFERRED,
    "level" TEXT,
    "study_year" INTEGER,
    "speciality_code" TEXT,
    "speciality_name" TEXT,
    "isced_f" TEXT,
    "language_level" TEXT,
    "position" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "messenger" TEXT,
    "address" TEXT,
    "emergency_contact" TEXT,
    "same_as_id" TEXT REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
    "note" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "person_by_sort" ON "person" (_live, _sort);
CREATE INDEX "person_by_role" ON "person" ("role", _live);
CREATE INDEX "person_by_birth_date" ON "person" ("birth_date", _live);
CREATE INDEX "person_by_citizenship" ON "person" ("citizenship", _live);
CREATE INDEX "person_by_home_institution_id" ON "person" ("home_institution_id", _live) WHERE "home_institution_id" IS NOT NULL;
CREATE INDEX "person_by_unit_id" ON "person" ("unit_id", _live) WHERE "unit_id" IS NOT NULL;
CREATE INDEX "person_by_same_as_id" ON "person" ("same_as_id", _live) WHERE "same_as_id" IS NOT NULL;
CREATE VIRTUAL TABLE "search_person" USING fts5(
    text, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'
);

CREATE TABLE "identity_document" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "person_id" TEXT REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
    "kind" TEXT,
    "number" TEXT,
    "country" TEXT,
    "issued" TEXT,
    "valid_until" TEXT,
    "issued_by" TEXT,
    "note" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "identity_document_by_sort" ON "identity_document" (_live, _sort);
CREATE INDEX "identity_document_by_person_id" ON "identity_document" ("person_id", _live) WHERE "person_id" IS NOT NULL;
CREATE INDEX "identity_document_by_number" ON "identity_document" ("number", _live);
CREATE INDEX "identity_document_by_valid_until" ON "identity_document" ("valid_until", _live);

CREATE TABLE "distinct_people" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "person_id" TEXT REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
    "other_id" TEXT REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "distinct_people_by_sort" ON "distinct_people" (_live, _sort);
CREATE INDEX "distinct_people_by_person_id" ON "distinct_people" ("person_id", _live) WHERE "person_id" IS NOT NULL;
CREATE INDEX "distinct_people_by_other_id" ON "distinct_people" ("other_id", _live) WHERE "other_id" IS NOT NULL;

CREATE TABLE "attachment" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "person_id" TEXT REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
    "agreement_id" TEXT REFERENCES "agreement" (id) DEFERRABLE INITIALLY DEFERRED,
    "title" TEXT,
    "file_name" TEXT,
    "media_type" TEXT,
    "size" INTEGER,
    "sha256" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "attachment_by_sort" ON "attachment" (_live, _sort);
CREATE INDEX "attachment_by_person_id" ON "attachment" ("person_id", _live) WHERE "person_id" IS NOT NULL;
CREATE INDEX "attachment_by_agreement_id" ON "attachment" ("agreement_id", _live) WHERE "agreement_id" IS NOT NULL;

CREATE TABLE "mobility_group" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "name_zh" TEXT,
    "name_ru" TEXT,
    "name_en" TEXT,
    "programme_id" TEXT REFERENCES "programme" (id) DEFERRABLE INITIALLY DEFERRED,
    "agreement_id" TEXT REFERENCES "agreement" (id) DEFERRABLE INITIALLY DEFERRED,
    "term_id" TEXT REFERENCES "term" (id) DEFERRABLE INITIALLY DEFERRED,
    "starts" TEXT,
    "ends" TEXT,
    "note" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "mobility_group_by_sort" ON "mobility_group" (_live, _sort);
CREATE INDEX "mobility_group_by_programme_id" ON "mobility_group" ("programme_id", _live) WHERE "programme_id" IS NOT NULL;
CREATE INDEX "mobility_group_by_agreement_id" ON "mobility_group" ("agreement_id", _live) WHERE "agreement_id" IS NOT NULL;
CREATE INDEX "mobility_group_by_term_id" ON "mobility_group" ("term_id", _live) WHERE "term_id" IS NOT NULL;
CREATE VIRTUAL TABLE "search_mobility_group" USING fts5(
    text, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'
);

CREATE TABLE "mobility" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "person_id" TEXT REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
    "direction" TEXT,
    "activity" TEXT,
    "participation" TEXT,
    "sending_institution_id" TEXT REFERENCES "institution" (id) DEFERRABLE INITIALLY DEFERRED,
    "receiving_institution_id" TEXT REFERENCES "institution" (id) DEFERRABLE INITIALLY DEFERRED,
    "receiving_unit_id" TEXT REFERENCES "unit" (id) DEFERRABLE INITIALLY DEFERRED,
    "agreement_id" TEXT REFERENCES "agreement" (id) DEFERRABLE INITIALLY DEFERRED,
    "condition_id" TEXT REFERENCES "condition" (id) DEFERRABLE INITIALLY DEFERRED,
    "programme_id" TEXT REFERENCES "programme" (id) DEFERRABLE INITIALLY DEFERRED,
    "mobility_group_id" TEXT REFERENCES "mobility_group" (id) DEFERRABLE INITIALLY DEFERRED,
    "term_id" TEXT REFERENCES "term" (id) DEFERRABLE INITIALLY DEFERRED,
    "planned_start" TEXT,
    "planned_end" TEXT,
    "actual_start" TEXT,
    "actual_end" TEXT,
    "sending_status" TEXT,
    "receiving_status" TEXT,
    "withdrawal_reason" TEXT,
    "withdrawal_note" TEXT,
    "receiving_comment" TEXT,
    "coordinator_id" TEXT REFERENCES "staff" (id) DEFERRABLE INITIALLY DEFERRED,
    "note" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "mobility_by_sort" ON "mobility" (_live, _sort);
CREATE INDEX "mobility_by_person_id" ON "mobility" ("person_id", _live) WHERE "person_id" IS NOT NULL;
CREATE INDEX "mobility_by_sending_institution_id" ON "mobility" ("sending_institution_id", _live) WHERE "sending_institution_id" IS NOT NULL;
CREATE INDEX "mobility_by_receiving_institution_id" ON "mobility" ("receiving_institution_id", _live) WHERE "receiving_institution_id" IS NOT NULL;
CREATE INDEX "mobility_by_receiving_unit_id" ON "mobility" ("receiving_unit_id", _live) WHERE "receiving_unit_id" IS NOT NULL;
CREATE INDEX "mobility_by_agreement_id" ON "mobility" ("agreement_id", _live) WHERE "agreement_id" IS NOT NULL;
CREATE INDEX "mobility_by_condition_id" ON "mobility" ("condition_id", _live) WHERE "condition_id" IS NOT NULL;
CREATE INDEX "mobility_by_programme_id" ON "mobility" ("programme_id", _live) WHERE "programme_id" IS NOT NULL;
CREATE INDEX "mobility_by_mobility_group_id" ON "mobility" ("mobility_group_id", _live) WHERE "mobility_group_id" IS NOT NULL;
CREATE INDEX "mobility_by_term_id" ON "mobility" ("term_id", _live) WHERE "term_id" IS NOT NULL;
CREATE INDEX "mobility_by_planned_start" ON "mobility" ("planned_start", _live);
CREATE INDEX "mobility_by_sending_status" ON "mobility" ("sending_status", _live);
CREATE INDEX "mobility_by_coordinator_id" ON "mobility" ("coordinator_id", _live) WHERE "coordinator_id" IS NOT NULL;

CREATE TABLE "language_course" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "name_zh" TEXT,
    "name_ru" TEXT,
    "name_en" TEXT,
    "language" TEXT,
    "level_from" TEXT,
    "level_to" TEXT,
    "planned_minutes" INTEGER,
    "programme_id" TEXT REFERENCES "programme" (id) DEFERRABLE INITIALLY DEFERRED,
    "place" TEXT,
    "note" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "language_course_by_sort" ON "language_course" (_live, _sort);
CREATE INDEX "language_course_by_programme_id" ON "language_course" ("programme_id", _live) WHERE "programme_id" IS NOT NULL;
CREATE VIRTUAL TABLE "search_language_course" USING fts5(
    text, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'
);

CREATE TABLE "language_group" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "language_course_id" TEXT REFERENCES "language_course" (id) DEFERRABLE INITIALLY DEFERRED,
    "code" TEXT,
    "term_id" TEXT REFERENCES "term" (id) DEFERRABLE INITIALLY DEFERRED,
    "teacher_id" TEXT REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
    "starts" TEXT,
    "ends" TEXT,
    "room" TEXT,
    "capacity" INTEGER,
    "note" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "language_group_by_sort" ON "language_group" (_live, _sort);
CREATE INDEX "language_group_by_language_course_id" ON "language_group" ("language_course_id", _live) WHERE "language_course_id" IS NOT NULL;
CREATE INDEX "language_group_by_term_id" ON "language_group" ("term_id", _live) WHERE "term_id" IS NOT NULL;
CREATE INDEX "language_group_by_teacher_id" ON "language_group" ("teacher_id", _live) WHERE "teacher_id" IS NOT NULL;
CREATE VIRTUAL TABLE "search_language_group" USING fts5(
    text, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'
);

CREATE TABLE "language_enrolment" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "person_id" TEXT REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
    "language_group_id" TEXT REFERENCES "language_group" (id) DEFERRABLE INITIALLY DEFERRED,
    "state" TEXT,
    "enrolled_on" TEXT,
    "planned_minutes" INTEGER,
    "attended_minutes_entered" INTEGER,
    "level_reached" TEXT,
    "mark" TEXT,
    "result" TEXT,
    "note" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "language_enrolment_by_sort" ON "language_enrolment" (_live, _sort);
CREATE INDEX "language_enrolment_by_person_id" ON "language_enrolment" ("person_id", _live) WHERE "person_id" IS NOT NULL;
CREATE INDEX "language_enrolment_by_language_group_id" ON "language_enrolment" ("language_group_id", _live) WHERE "language_group_id" IS NOT NULL;
CREATE INDEX "language_enrolment_by_result" ON "language_enrolment" ("result", _live);

CREATE TABLE "exam_result" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "person_id" TEXT REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
    "exam" TEXT,
    "language" TEXT,
    "title" TEXT,
    "date" TEXT,
    "level" TEXT,
    "cefr" TEXT,
    "score" TEXT,
    "grammar" TEXT,
    "reading" TEXT,
    "listening" TEXT,
    "writing" TEXT,
    "speaking" TEXT,
    "outcome" TEXT,
    "certificate_number" TEXT,
    "language_group_id" TEXT REFERENCES "language_group" (id) DEFERRABLE INITIALLY DEFERRED,
    "note" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "exam_result_by_sort" ON "exam_result" (_live, _sort);
CREATE INDEX "exam_result_by_person_id" ON "exam_result" ("person_id", _live) WHERE "person_id" IS NOT NULL;
CREATE INDEX "exam_result_by_date" ON "exam_result" ("date", _live);
CREATE INDEX "exam_result_by_language_group_id" ON "exam_result" ("language_group_id", _live) WHERE "language_group_id" IS NOT NULL;

CREATE TABLE "transcript" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "person_id" TEXT REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
    "institution_id" TEXT REFERENCES "institution" (id) DEFERRABLE INITIALLY DEFERRED,
    "mobility_id" TEXT REFERENCES "mobility" (id) DEFERRABLE INITIALLY DEFERRED,
    "grading_scale_id" TEXT REFERENCES "grading_scale" (id) DEFERRABLE INITIALLY DEFERRED,
    "number" TEXT,
    "issued" TEXT,
    "term_id" TEXT REFERENCES "term" (id) DEFERRABLE INITIALLY DEFERRED,
    "note" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "transcript_by_sort" ON "transcript" (_live, _sort);
CREATE INDEX "transcript_by_person_id" ON "transcript" ("person_id", _live) WHERE "person_id" IS NOT NULL;
CREATE INDEX "transcript_by_institution_id" ON "transcript" ("institution_id", _live) WHERE "institution_id" IS NOT NULL;
CREATE INDEX "transcript_by_mobility_id" ON "transcript" ("mobility_id", _live) WHERE "mobility_id" IS NOT NULL;
CREATE INDEX "transcript_by_grading_scale_id" ON "transcript" ("grading_scale_id", _live) WHERE "grading_scale_id" IS NOT NULL;
CREATE INDEX "transcript_by_term_id" ON "transcript" ("term_id", _live) WHERE "term_id" IS NOT NULL;

CREATE TABLE "transcript_line" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "transcript_id" TEXT REFERENCES "transcript" (id) DEFERRABLE INITIALLY DEFERRED,
    "code" TEXT,
    "title_zh" TEXT,
    "title_ru" TEXT,
    "title_en" TEXT,
    "contact_minutes" INTEGER,
    "self_study_minutes" INTEGER,
    "credits" TEXT,
    "credit_scheme" TEXT,
    "original_mark" TEXT,
    "status" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "transcript_line_by_sort" ON "transcript_line" (_live, _sort);
CREATE INDEX "transcript_line_by_transcript_id" ON "transcript_line" ("transcript_id", _live) WHERE "transcript_id" IS NOT NULL;

CREATE TABLE "recognition" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "transcript_id" TEXT REFERENCES "transcript" (id) DEFERRABLE INITIALLY DEFERRED,
    "person_id" TEXT REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
    "state" TEXT,
    "home_institution_id" TEXT REFERENCES "institution" (id) DEFERRABLE INITIALLY DEFERRED,
    "decided_on" TEXT,
    "minutes_number" TEXT,
    "decided_by_id" TEXT REFERENCES "staff" (id) DEFERRABLE INITIALLY DEFERRED,
    "note" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "recognition_by_sort" ON "recognition" (_live, _sort);
CREATE INDEX "recognition_by_transcript_id" ON "recognition" ("transcript_id", _live) WHERE "transcript_id" IS NOT NULL;
CREATE INDEX "recognition_by_person_id" ON "recognition" ("person_id", _live) WHERE "person_id" IS NOT NULL;
CREATE INDEX "recognition_by_state" ON "recognition" ("state", _live);
CREATE INDEX "recognition_by_home_institution_id" ON "recognition" ("home_institution_id", _live) WHERE "home_institution_id" IS NOT NULL;
CREATE INDEX "recognition_by_decided_by_id" ON "recognition" ("decided_by_id", _live) WHERE "decided_by_id" IS NOT NULL;

CREATE TABLE "recognition_mapping" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "recognition_id" TEXT REFERENCES "recognition" (id) DEFERRABLE INITIALLY DEFERRED,
    "transcript_line_id" TEXT REFERENCES "transcript_line" (id) DEFERRABLE INITIALLY DEFERRED,
    "home_course" TEXT,
    "home_course_code" TEXT,
    "home_credits" TEXT,
    "credit_scheme" TEXT,
    "converted_mark" TEXT,
    "decision" TEXT,
    "reason" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "recognition_mapping_by_sort" ON "recognition_mapping" (_live, _sort);
CREATE INDEX "recognition_mapping_by_recognition_id" ON "recognition_mapping" ("recognition_id", _live) WHERE "recognition_id" IS NOT NULL;
CREATE INDEX "recognition_mapping_by_transcript_line_id" ON "recognition_mapping" ("transcript_line_id", _live) WHERE "transcript_line_id" IS NOT NULL;

CREATE TABLE "number_block" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "office_code" TEXT,
    "year" INTEGER,
    "block" TEXT,
    "author" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "number_block_by_sort" ON "number_block" (_live, _sort);

CREATE TABLE "certificate" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "number" TEXT,
    "kind" TEXT,
    "person_id" TEXT REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
    "mobility_id" TEXT REFERENCES "mobility" (id) DEFERRABLE INITIALLY DEFERRED,
    "programme_id" TEXT REFERENCES "programme" (id) DEFERRABLE INITIALLY DEFERRED,
    "holder" TEXT,
    "languages" TEXT,
    "issued_on" TEXT,
    "issued_by" TEXT,
    "signatory_id" TEXT REFERENCES "signatory" (id) DEFERRABLE INITIALLY DEFERRED,
    "design" TEXT,
    "facts" TEXT,
    "facts_sha256" TEXT,
    "state" TEXT,
    "handed_over_on" TEXT,
    "handed_over_to" TEXT,
    "revoked_on" TEXT,
    "revocation_reason" TEXT,
    "note" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "certificate_by_sort" ON "certificate" (_live, _sort);
CREATE INDEX "certificate_by_number" ON "certificate" ("number", _live);
CREATE INDEX "certificate_by_person_id" ON "certificate" ("person_id", _live) WHERE "person_id" IS NOT NULL;
CREATE INDEX "certificate_by_mobility_id" ON "certificate" ("mobility_id", _live) WHERE "mobility_id" IS NOT NULL;
CREATE INDEX "certificate_by_programme_id" ON "certificate" ("programme_id", _live) WHERE "programme_id" IS NOT NULL;
CREATE INDEX "certificate_by_issued_on" ON "certificate" ("issued_on", _live);
CREATE INDEX "certificate_by_signatory_id" ON "certificate" ("signatory_id", _live) WHERE "signatory_id" IS NOT NULL;
CREATE VIRTUAL TABLE "search_certificate" USING fts5(
    text, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'
);

CREATE TABLE "voided_number" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "number" TEXT,
    "reason" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "voided_number_by_sort" ON "voided_number" (_live, _sort);
CREATE INDEX "voided_number_by_number" ON "voided_number" ("number", _live);

ALTER TABLE sync_self ADD COLUMN hub TEXT NOT NULL DEFAULT '';
ALTER TABLE sync_txn ADD COLUMN skips INTEGER NOT NULL DEFAULT 0;
CREATE TABLE sync_key (
    k INTEGER PRIMARY KEY CHECK (k = 1),
    sign_private BLOB NOT NULL,
    sign_public TEXT NOT NULL,
    age_private BLOB NOT NULL,
    age_public TEXT NOT NULL,
    made TEXT NOT NULL
) STRICT;
CREATE TABLE sync_peer (
    site TEXT PRIMARY KEY,
    institution TEXT NOT NULL DEFAULT '',
    sign_key TEXT NOT NULL DEFAULT '',
    age_key TEXT NOT NULL DEFAULT '',
    enrolment_code TEXT NOT NULL DEFAULT '',
    known TEXT NOT NULL DEFAULT '{}',
    format INTEGER NOT NULL DEFAULT 0,
    app TEXT NOT NULL DEFAULT '',
    sent TEXT NOT NULL DEFAULT '',
    received TEXT NOT NULL DEFAULT '',
    confirmed TEXT NOT NULL DEFAULT '',
    clock_ahead INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE TABLE sync_package (
    id TEXT PRIMARY KEY,
    direction TEXT NOT NULL,
    peer TEXT NOT NULL,
    at TEXT NOT NULL,
    file_name TEXT NOT NULL,
    size INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    ends TEXT NOT NULL DEFAULT '{}',
    confirmed TEXT NOT NULL DEFAULT '',
    report TEXT NOT NULL DEFAULT '{}'
) STRICT, WITHOUT ROWID;
CREATE INDEX sync_package_by_peer ON sync_package (peer, direction, at);
CREATE TABLE sync_shared (
    peer TEXT NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    package TEXT NOT NULL,
    PRIMARY KEY (peer, kind, id, package)
) STRICT, WITHOUT ROWID;
CREATE TABLE sync_excluded (
    dot TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    id TEXT NOT NULL
) STRICT, WITHOUT ROWID;

ALTER TABLE "office" ADD COLUMN "stamp_zh" TEXT;
ALTER TABLE "office" ADD COLUMN "stamp_ru" TEXT;
ALTER TABLE "office" ADD COLUMN "stamp_en" TEXT;
ALTER TABLE "office" ADD COLUMN "stamp_mm" INTEGER;

CREATE TABLE "partner_file" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "site" TEXT,
    "institution_id" TEXT REFERENCES "institution" (id) DEFERRABLE INITIALLY DEFERRED,
    "state" TEXT,
    "language" TEXT,
    "sign_key" TEXT,
    "age_key" TEXT,
    "enrolment_code" TEXT,
    "made_on" TEXT,
    "enrolled_on" TEXT,
    "confirmed_on" TEXT,
    "revoked_on" TEXT,
    "note" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "partner_file_by_sort" ON "partner_file" (_live, _sort);
CREATE INDEX "partner_file_by_site" ON "partner_file" ("site", _live);
CREATE INDEX "partner_file_by_institution_id" ON "partner_file" ("institution_id", _live) WHERE "institution_id" IS NOT NULL;
CREATE INDEX "partner_file_by_state" ON "partner_file" ("state", _live);

CREATE TABLE "consent" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "person_id" TEXT REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
    "kind" TEXT,
    "given_on" TEXT,
    "valid_until" TEXT,
    "withdrawn_on" TEXT,
    "receiver_id" TEXT REFERENCES "institution" (id) DEFERRABLE INITIALLY DEFERRED,
    "country" TEXT,
    "purpose" TEXT,
    "text_version" TEXT,
    "language" TEXT,
    "note" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "consent_by_sort" ON "consent" (_live, _sort);
CREATE INDEX "consent_by_person_id" ON "consent" ("person_id", _live) WHERE "person_id" IS NOT NULL;
CREATE INDEX "consent_by_receiver_id" ON "consent" ("receiver_id", _live) WHERE "receiver_id" IS NOT NULL;

CREATE TABLE "transfer" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "direction" TEXT,
    "institution_id" TEXT REFERENCES "institution" (id) DEFERRABLE INITIALLY DEFERRED,
    "partner_file_id" TEXT REFERENCES "partner_file" (id) DEFERRABLE INITIALLY DEFERRED,
    "at" TEXT,
    "package" TEXT,
    "file_name" TEXT,
    "people" INTEGER,
    "changes" INTEGER,
    "basis" TEXT,
    "note" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "transfer_by_sort" ON "transfer" (_live, _sort);
CREATE INDEX "transfer_by_institution_id" ON "transfer" ("institution_id", _live) WHERE "institution_id" IS NOT NULL;
CREATE INDEX "transfer_by_partner_file_id" ON "transfer" ("partner_file_id", _live) WHERE "partner_file_id" IS NOT NULL;
CREATE INDEX "transfer_by_at" ON "transfer" ("at", _live);

CREATE TABLE "disclosure" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "transfer_id" TEXT REFERENCES "transfer" (id) DEFERRABLE INITIALLY DEFERRED,
    "person_id" TEXT REFERENCES "person" (id) DEFERRABLE INITIALLY DEFERRED,
    "consent_id" TEXT REFERENCES "consent" (id) DEFERRABLE INITIALLY DEFERRED,
    "basis" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "disclosure_by_sort" ON "disclosure" (_live, _sort);
CREATE INDEX "disclosure_by_transfer_id" ON "disclosure" ("transfer_id", _live) WHERE "transfer_id" IS NOT NULL;
CREATE INDEX "disclosure_by_person_id" ON "disclosure" ("person_id", _live) WHERE "person_id" IS NOT NULL;
CREATE INDEX "disclosure_by_consent_id" ON "disclosure" ("consent_id", _live) WHERE "consent_id" IS NOT NULL;

CREATE TABLE "held_change" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "entry" TEXT,
    "institution_id" TEXT REFERENCES "institution" (id) DEFERRABLE INITIALLY DEFERRED,
    "record_kind" TEXT,
    "record" TEXT,
    "reason" TEXT,
    "state" TEXT,
    "note" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "held_change_by_sort" ON "held_change" (_live, _sort);
CREATE INDEX "held_change_by_entry" ON "held_change" ("entry", _live);
CREATE INDEX "held_change_by_institution_id" ON "held_change" ("institution_id", _live) WHERE "institution_id" IS NOT NULL;
CREATE INDEX "held_change_by_state" ON "held_change" ("state", _live);

CREATE TABLE "question" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "institution_id" TEXT REFERENCES "institution" (id) DEFERRABLE INITIALLY DEFERRED,
    "record_kind" TEXT,
    "record" TEXT,
    "record_field" TEXT,
    "text" TEXT,
    "answer" TEXT,
    "state" TEXT,
    "asked_on" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "question_by_sort" ON "question" (_live, _sort);
CREATE INDEX "question_by_institution_id" ON "question" ("institution_id", _live) WHERE "institution_id" IS NOT NULL;
CREATE INDEX "question_by_record" ON "question" ("record", _live);
CREATE INDEX "question_by_state" ON "question" ("state", _live);

CREATE TABLE "erasure" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "record_kind" TEXT,
    "record" TEXT,
    "erased_on" TEXT,
    "reason" TEXT,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "erasure_by_sort" ON "erasure" (_live, _sort);
CREATE INDEX "erasure_by_record" ON "erasure" ("record", _live);

"""History of the tables. A step that has shipped is never edited: add the next one.

A step imports nothing of ours, so that it means the same in years to come. It runs with foreign keys off, in one
transaction, after a backup.
"""

from __future__ import annotations

from importlib import resources

from sqlite_utils import Database, Migrations

FORMAT = 3
"""Kept in `user_version`; raised only when an older program must not open the file."""

SCHEMA = "67a0eb086b5744c8298fd0e1dd5e96e60e11e0c55b1208f93517e888291dd2c2"
"""Digest (`schema.digest`) of the tables that all steps make: nobody has to make them at every start to compare. A test
says it; with another one everything works, only slower."""

MIGRATIONS = Migrations("exchange_admin")


@MIGRATIONS()
def m0001_first_format(db: Database) -> None:
    """Every table, written out. `n` is local, replicated columns may all be empty (rulings 2 and 3)."""
    run_statements(db, resources.files(__name__).joinpath("m0001_first_format.sql").read_text("utf-8"))


@MIGRATIONS()
def m0002_partners(db: Database) -> None:
    """Files of partners, packages, what was held or erased, and the words of the office's stamp."""
    run_statements(db, resources.files(__name__).joinpath("m0002_partners.sql").read_text("utf-8"))


@MIGRATIONS()
def m0003_lessons(db: Database) -> None:
    """Timetables, lessons, attendance, and when a language group was closed."""
    run_statements(db, resources.files(__name__).joinpath("m0003_lessons.sql").read_text("utf-8"))


@MIGRATIONS()
def m0004_language_training(db: Database) -> None:
    """Tests of language groups, levels of exams, retakes, scans of results, levels asked for by name."""
    run_statements(db, resources.files(__name__).joinpath("m0004_language_training.sql").read_text("utf-8"))


@MIGRATIONS()
def m0005_transcripts(db: Database) -> None:
    """How long the hours of a transcript are, and the term of a line where it is not that of the whole."""
    run_statements(db, resources.files(__name__).joinpath("m0005_transcripts.sql").read_text("utf-8"))


@MIGRATIONS()
def m0006_scales_and_rules(db: Database) -> None:
    """Grade distributions, rules by which marks and credits are converted, and who a scale belongs to."""
    run_statements(db, resources.files(__name__).joinpath("m0006_scales_and_rules.sql").read_text("utf-8"))


@MIGRATIONS()
def m0007_recognition(db: Database) -> None:
    """Learning agreements, groups of courses in a recognition, what is owed, approved equivalences."""
    run_statements(db, resources.files(__name__).joinpath("m0007_recognition.sql").read_text("utf-8"))


@MIGRATIONS()
def m0008_certificates(db: Database) -> None:
    """How much of a course somebody has to attend for a certificate."""
    run_statements(db, resources.files(__name__).joinpath("m0008_certificates.sql").read_text("utf-8"))


@MIGRATIONS()
def m0009_course_work(db: Database) -> None:
    """What kind of course a line of a transcript is, and how much of it was practice."""
    run_statements(db, resources.files(__name__).joinpath("m0009_course_work.sql").read_text("utf-8"))


@MIGRATIONS()
def m0010_smallest_sample(db: Database) -> None:
    """How many passing marks a distribution needs where a rule does not say it."""
    run_statements(db, resources.files(__name__).joinpath("m0010_smallest_sample.sql").read_text("utf-8"))


@MIGRATIONS()
def m0011_designs(db: Database) -> None:
    """Designs of papers, their drafts, and the pictures of the office and its signatories."""
    run_statements(db, resources.files(__name__).joinpath("m0011_designs.sql").read_text("utf-8"))


@MIGRATIONS()
def m0012_exam_validity(db: Database) -> None:
    """How long results of an exam count, and who says so."""
    run_statements(db, resources.files(__name__).joinpath("m0012_exam_validity.sql").read_text("utf-8"))


@MIGRATIONS()
def m0013_kinds_of_papers(db: Database) -> None:
    """What further kinds of papers state: lessons taught, hours that the law asks for, fees, academic numbers."""
    run_statements(db, resources.files(__name__).joinpath("m0013_kinds_of_papers.sql").read_text("utf-8"))


@MIGRATIONS()
def m0014_signed_papers(db: Database) -> None:
    """The scan of the paper by which a side approved a learning agreement."""
    run_statements(db, resources.files(__name__).joinpath("m0014_signed_papers.sql").read_text("utf-8"))


@MIGRATIONS()
def m0015_decided_lines(db: Database) -> None:
    """The courses of the host as they were when a recognition was decided."""
    run_statements(db, resources.files(__name__).joinpath("m0015_decided_lines.sql").read_text("utf-8"))


@MIGRATIONS()
def m0016_ended_lives(db: Database) -> None:
    """Which lives of the office's file are over."""
    run_statements(db, resources.files(__name__).joinpath("m0016_ended_lives.sql").read_text("utf-8"))


@MIGRATIONS()
def m0017_signatures(db: Database) -> None:
    """Signatures of steps, the keys of lives, and own steps that came back. A journal may name a key that an older
    program passed over; nothing of the file has to go on without it."""
    run_statements(db, resources.files(__name__).joinpath("m0017_signatures.sql").read_text("utf-8"))


def run_statements(db: Database, text: str) -> None:
    """Runs statements that each end a line with `;`, inside the open transaction."""
    for statement in text.split(";\n"):
        if statement.strip():
            db.execute(statement)


@MIGRATIONS()
def m0018_mismatches(db: Database) -> None:
    """Records of which a partner has not the same."""
    run_statements(db, resources.files(__name__).joinpath("m0018_mismatches.sql").read_text("utf-8"))


@MIGRATIONS()
def m0019_given_up(db: Database) -> None:
    """Up to which of its steps an ended life is still waited for."""
    run_statements(db, resources.files(__name__).joinpath("m0019_given_up.sql").read_text("utf-8"))

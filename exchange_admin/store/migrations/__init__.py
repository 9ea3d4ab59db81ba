"""History of the tables. A step that has shipped is never edited: add the next one.

A step is the file of statements of its name, so that it means the same in years to come. It runs with foreign keys off,
in one transaction, after a backup (`migrating.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

FORMAT = 3
"""Kept in `user_version`; raised only when an older program must not open the file."""

SCHEMA = "67a0eb086b5744c8298fd0e1dd5e96e60e11e0c55b1208f93517e888291dd2c2"
"""Digest (`schema.digest`) of the tables that all steps make: nobody has to make them at every start to compare. A test
says it; with another one everything works, only slower."""


@dataclass(frozen=True, slots=True)
class Migration:
    """One step of the history."""

    name: str
    run: Callable[[Database], None]


def _run_file(name: str, db: Database) -> None:
    """Runs statements that each end a line with `;`, inside the open transaction."""
    for statement in resources.files(__name__).joinpath(f"{name}.sql").read_text("utf-8").split(";\n"):
        if statement.strip():
            db.execute(statement)


_STEPS = (
    # every table, written out. `n` is local, replicated columns may all be empty (rulings 2 and 3)
    "m0001_first_format",
    # files of partners, packages, what was held or erased, and the words of the office's stamp
    "m0002_partners",
    # timetables, lessons, attendance, and when a language group was closed
    "m0003_lessons",
    # tests of language groups, levels of exams, retakes, scans of results, levels asked for by name
    "m0004_language_training",
    # how long the hours of a transcript are, and the term of a line where it is not that of the whole
    "m0005_transcripts",
    # grade distributions, rules by which marks and credits are converted, and who a scale belongs to
    "m0006_scales_and_rules",
    # learning agreements, groups of courses in a recognition, what is owed, approved equivalences
    "m0007_recognition",
    # how much of a course somebody has to attend for a certificate
    "m0008_certificates",
    # what kind of course a line of a transcript is, and how much of it was practice
    "m0009_course_work",
    # how many passing marks a distribution needs where a rule does not say it
    "m0010_smallest_sample",
    # designs of papers, their drafts, and the pictures of the office and its signatories
    "m0011_designs",
    # how long results of an exam count, and who says so
    "m0012_exam_validity",
    # what further kinds of papers state: lessons taught, hours that the law asks for, fees, academic numbers
    "m0013_kinds_of_papers",
    # the scan of the paper by which a side approved a learning agreement
    "m0014_signed_papers",
    # the courses of the host as they were when a recognition was decided
    "m0015_decided_lines",
    # which lives of the office's file are over
    "m0016_ended_lives",
    # signatures of steps, the keys of lives, and own steps that came back. A journal may name a key that an older
    # program passed over; nothing of the file has to go on without it
    "m0017_signatures",
    # records of which a partner has not the same
    "m0018_mismatches",
    # up to which of its steps an ended life is still waited for
    "m0019_given_up",
)
MIGRATIONS = tuple(Migration(name, partial(_run_file, name)) for name in _STEPS)

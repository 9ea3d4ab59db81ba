"""Certificates, letters and transcripts are as they were when somebody looked at them, pixel for pixel."""

from __future__ import annotations

from dataclasses import replace

import pytest
from certificate_sample import CHEN, FACTS, participation_design
from golden_pages import GoldenPages
from test_certificate_pdf import LONG
from test_letters import DESIGNS, LETTER, LONGEST
from test_transcript_paper import COURSES, pages, paper
from test_transcript_paper import FACTS as COURSES_TAKEN
from test_transcript_paper import LONG as LONG_COURSE

from exchange_admin.documents.certificates.facts import EDITION, ParticipationFacts

PARTICIPATION = participation_design()
CODE = "EXC2:" + ("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567" * 15)[:478]
"""Fills the small symbol as real ones do, and is never another."""
ISSUED = replace(FACTS, code=CODE)
LANGUAGE_COURSE = replace(ISSUED, kind="language_course", holder=CHEN)


def as_issued_now(facts: ParticipationFacts) -> ParticipationFacts:
    """In the sentences that new papers are issued in."""
    return replace(facts, edition=EDITION, activity=facts.activity or "student_studies")


CERTIFICATES = {
    "participation-zh-ru": replace(ISSUED, languages=("zh", "ru")),
    "participation-ru-en": replace(ISSUED, languages=("ru", "en")),
    "participation-three": ISSUED,
    "participation-longest": replace(ISSUED, holder=LONG),
    "participation-duplicate": replace(ISSUED, languages=("ru", "zh"), duplicate_of="SU-2026-A0007-R", stamp_mm=60),
    "language-course-zh-ru": replace(LANGUAGE_COURSE, languages=("zh", "ru")),
    "language-course-three": LANGUAGE_COURSE,
}


@pytest.mark.parametrize("name", CERTIFICATES)
def test_certificates(golden: GoldenPages, name: str) -> None:
    golden.check(name, PARTICIPATION.pdf([as_issued_now(CERTIFICATES[name])]))


@pytest.mark.parametrize("languages", [("zh", "ru"), ("en",)], ids="-".join)
@pytest.mark.parametrize("kind", sorted(id.partition("/")[0] for id in DESIGNS))
def test_letters(golden: GoldenPages, kind: str, languages: tuple[str, ...]) -> None:
    golden.check("-".join(("letter", kind, *languages)), letter(kind, languages=languages))


def test_a_letter_with_the_longest_names(golden: GoldenPages) -> None:
    long = {name: getattr(LONG_COURSE, name) for name in ("zh", "ru", "en")}
    programme = replace(FACTS.programme, **long)
    golden.check("letter-longest", letter("invitation", languages=("ru", "zh"), holder=LONGEST, programme=programme))


def letter(kind: str, **facts: object) -> bytes:
    made: ParticipationFacts = replace(LETTER, kind=kind, code=CODE, **facts)
    return DESIGNS[f"{kind}/1"].pdf([as_issued_now(made)])


@pytest.mark.parametrize("languages", [("zh", "ru"), ("ru", "en"), ("en",)], ids="-".join)
def test_transcripts(golden: GoldenPages, languages: tuple[str, ...]) -> None:
    golden.check("-".join(("transcript", *languages)), pages().pdf([paper(*languages)]))


def test_a_transcript_of_two_pages(golden: GoldenPages) -> None:
    courses = [replace(course, code=f"ME-{n:03}") for n, course in enumerate(COURSES * 6)]
    courses[3] = replace(courses[3], title=LONG_COURSE)
    facts = replace(COURSES_TAKEN, courses=tuple(courses))
    golden.check("transcript-two-pages", pages().pdf([paper("zh", "ru", facts=facts)]))

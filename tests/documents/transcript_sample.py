"""Facts of invented transcripts, and the ELMO schema where it is at hand."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import strategies as st
from lxml import etree

from exchange_admin.documents.certificates.facts import Trilingual
from exchange_admin.documents.elmo.vocabulary import NOT_IN_EUROPASS
from exchange_admin.documents.transcripts.facts import (
    Course,
    Institution,
    Learner,
    Scale,
    ScaleMark,
    Term,
    TranscriptFacts,
)
from exchange_admin.domain.values import clean
from exchange_admin.domain.vocabulary import words
from exchange_admin.domain.wording import Wordings
from exchange_admin.names import NameParts

ROOT = Path(__file__).parents[2]
WORDINGS = Wordings(ROOT / "resources" / "wording")
NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
STANDARDS = Path(os.environ.get("EXCHANGE_ADMIN_STANDARDS", ROOT.parent / "shared" / "standards"))
"""Where schemas of others lie beside the project, which ships none."""

LEARNER = Learner(NameParts("", "", "Соколова", "Дарья", "Андреевна", "SOKOLOVA", "DARIA"), date(2005, 3, 1), "RU", "2")
COLLEGE = Institution(
    Trilingual("松花职业技术学院", "Профессионально-технический колледж Сунхуа", "Songhua Vocational College"),
    country="CN",
    code="SHVTC",
    national_code="4123010001",
    website="https://example.edu.cn",
)
AUTUMN = Term(Trilingual("2026年秋季", "Осень 2026", "Autumn 2026"), date(2026, 9, 1), date(2027, 1, 20))
SPRING = Term(Trilingual("2027年春季", "Весна 2027", "Spring 2027"), date(2027, 2, 25), date(2027, 7, 10))
SCALE = Scale(
    Trilingual("百分制", "Стобалльная шкала", "Percentage scale"),
    (
        ScaleMark("优秀", Trilingual("优秀", "отлично", "excellent"), True, Fraction(90), Fraction(100)),
        ScaleMark("及格", Trilingual("及格", "удовлетворительно", "pass"), True, Fraction(60), Fraction(89)),
        ScaleMark("不及格", Trilingual("不及格", "неудовлетворительно", "fail"), False, Fraction(0), Fraction(59)),
    ),
    Fraction(100),
    Fraction(60),
)
COURSES = (
    Course(
        Trilingual("数控加工技术", "Технология обработки на станках с ЧПУ", "CNC machining"),
        "ME-204",
        64 * 45,
        32 * 45,
        Fraction(4),
        "xuefen",
        "92",
    ),
    Course(Trilingual("综合汉语", "", ""), "CH-101", 100, None, Fraction(7, 3), "xuefen", "71"),
    Course(Trilingual("", "Физическая культура", ""), mark="不及格", status="failed", scheme="zet", term=SPRING),
    Course(Trilingual("顶岗实习", "", "Work placement"), status="in_progress", self_study_minutes=0),
)
FACTS = TranscriptFacts(LEARNER, COLLEGE, COURSES, "2027-0412", date(2027, 1, 22), AUTUMN, SCALE)


def schema() -> etree.XMLSchema:
    """Skips the test, saying so, where the schema is not at hand."""
    path = STANDARDS / "elmo" / "schema.xsd"
    if not path.is_file():
        pytest.skip(f"not compared with the ELMO schema: there is none at {path}")
    return etree.XMLSchema(file=str(path))


# what records of ours may hold

_TEXT = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), exclude_characters="\u1680"), max_size=40
).map(clean)
_TITLES = st.builds(Trilingual, _TEXT, _TEXT, _TEXT)
_SOME_TITLES = _TITLES.filter(bool)
_DAYS = st.dates(date(1950, 1, 1), date(2100, 1, 1))
_COUNTRIES = st.sampled_from(["", "CN", "RU", "KZ", *sorted(NOT_IN_EUROPASS)[:3]])
_TERMS = st.builds(Term, _SOME_TITLES, _DAYS, _DAYS)
_MINUTES = st.none() | st.integers(0, 10_000_000)
_CREDITS = st.none() | st.builds(Fraction, st.integers(0, 9999), st.integers(1, 99))
_COURSES = st.builds(
    Course,
    title=_SOME_TITLES,
    code=_TEXT,
    category=st.sampled_from(["", *words("course_category")]),
    contact_minutes=_MINUTES,
    practice_minutes=_MINUTES,
    placement_weeks=st.none() | st.builds(Fraction, st.integers(0, 500), st.integers(1, 9)),
    self_study_minutes=_MINUTES,
    credits=_CREDITS,
    scheme=st.sampled_from(["", *words("credit_scheme")]),
    mark=_TEXT,
    status=st.sampled_from(words("line_status")),
    term=st.none() | _TERMS,
)
LEARNERS = st.builds(
    Learner,
    name=st.builds(NameParts, *([_TEXT] * 7)),
    birth_date=st.none() | _DAYS,
    citizenship=_COUNTRIES,
    sex=st.sampled_from(["", *words("sex")]),
)
TRANSCRIPTS = st.builds(
    TranscriptFacts,
    learner=LEARNERS,
    issuer=st.builds(Institution, _SOME_TITLES, _COUNTRIES, _TEXT, _TEXT, _TEXT),
    courses=st.lists(_COURSES, max_size=4).map(tuple),
    number=_TEXT,
    issued=st.none() | _DAYS,
    term=st.none() | _TERMS,
    scale=st.none() | st.just(SCALE),
    hour=st.sampled_from([45, 60]),
)

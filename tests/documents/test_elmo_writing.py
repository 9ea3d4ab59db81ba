"""A transcript leaves as ELMO: valid for everybody, and read back exactly by us."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree
from transcript_sample import (
    FACTS,
    LEARNER,
    NOW,
    TRANSCRIPTS,
    WORDINGS,
    schema,
)

from exchange_admin.documents.certificates.facts import Trilingual
from exchange_admin.documents.elmo.found import ElmoFile
from exchange_admin.documents.elmo.reading import read_elmo
from exchange_admin.documents.elmo.vocabulary import ELMO, LANG
from exchange_admin.documents.elmo.writing import ElmoWriter, Enclosure, notices
from exchange_admin.documents.transcripts.facts import Course, Institution, TranscriptFacts
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.names import NameParts

NAMES = {"e": ELMO}
PDF = b"%PDF-1.4\n% a transcript\n%%EOF"


def written(*transcripts: TranscriptFacts, enclosures: Sequence[Enclosure] = ()) -> bytes:
    return ElmoWriter(WORDINGS).write(transcripts, NOW, enclosures)


def tree(*transcripts: TranscriptFacts) -> etree._Element:
    return etree.fromstring(written(*transcripts))


def read_back(data: bytes) -> ElmoFile:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "transcript.xml"
        path.write_bytes(data)
        return read_elmo(path, WORDINGS)


def texts(root: etree._Element, path: str) -> list[str]:
    return [element.text or "" for element in root.findall(path, NAMES)]


def with_terms(facts: TranscriptFacts) -> list[Course]:
    """The courses as a file has them: each with its own term."""
    return [replace(course, term=course.term or facts.term) for course in facts.courses]


def test_the_file_is_valid() -> None:
    schema().assertValid(tree(FACTS))


def test_a_file_with_a_paper_in_it_is_valid() -> None:
    data = written(FACTS, enclosures=[Enclosure("Справка", "ru", PDF), Enclosure("成绩单", "zh", PDF)])
    schema().assertValid(etree.fromstring(data))


@settings(max_examples=60)
@given(TRANSCRIPTS)
def test_whatever_records_hold_becomes_a_valid_file(facts: TranscriptFacts) -> None:
    schema().assertValid(tree(facts))


@settings(max_examples=80)
@given(TRANSCRIPTS)
def test_what_was_written_is_read_back_equal_and_nothing_is_left(facts: TranscriptFacts) -> None:
    found = read_back(written(facts))
    (report,) = found.reports
    assert found.left == ()
    assert found.learner.scripts == facts.learner.name
    assert found.learner.birth_date == facts.learner.birth_date
    assert found.learner.citizenship == facts.learner.citizenship
    assert found.learner.sex == facts.learner.sex
    assert report.issuer == facts.issuer
    assert (report.number, report.issued, report.hour) == (facts.number, facts.issued, facts.hour)
    assert [found.course for found in report.courses] == with_terms(facts)


def test_both_scripts_of_the_name_are_kept() -> None:
    root = tree(FACTS)
    assert texts(root, "e:learner/e:familyName") == ["SOKOLOVA"]
    assert texts(root, "e:learner/e:givenNames") == ["DARIA"]
    assert read_back(written(FACTS)).learner.scripts == LEARNER.name


def test_a_name_in_one_script_only_stands_where_every_program_looks_for_it() -> None:
    chinese = replace(FACTS, learner=replace(LEARNER, name=NameParts(family_han="陈", given_han="思远")))
    assert texts(tree(chinese), "e:learner/e:familyName") == ["陈"]
    russian = NameParts(family_cyrillic="Соколова", given_cyrillic="Дарья", patronymic="Андреевна")
    assert texts(tree(replace(FACTS, learner=replace(LEARNER, name=russian))), "e:learner/e:givenNames") == [
        "Дарья Андреевна"
    ]


def test_a_course_name_stands_in_every_language_it_has() -> None:
    titles = tree(FACTS).findall("e:report/e:learningOpportunitySpecification[1]/e:title", NAMES)
    assert [title.get(LANG) for title in titles] == ["zh", "ru", "en"]
    assert len(tree(FACTS).findall("e:report/e:learningOpportunitySpecification[2]/e:title", NAMES)) == 1


def test_hours_are_counted_as_the_transcript_counts_them_and_say_how_long_they_are() -> None:
    hours = "e:report/e:learningOpportunitySpecification/e:specifies/e:learningOpportunityInstance/e:engagementHours"
    assert texts(tree(FACTS), hours)[0] == "64"
    assert texts(tree(replace(FACTS, hour=60)), hours)[0] == "48"
    said = texts(tree(FACTS), "e:report/e:learningOpportunitySpecification[1]/e:description")
    assert said == [
        "学时（每学时45分钟）：授课64，自学32。",
        "Часы по 45 минут: аудиторных — 64, самостоятельной работы — 32.",
        "Hours of 45 minutes: 64 of contact, 32 of self-study.",
    ]


def test_the_scale_is_explained_in_three_languages() -> None:
    chinese, russian, english = texts(tree(FACTS), "e:report/e:gradingScheme/e:description")
    assert chinese.splitlines()[1] == "优秀 (90–100): 通过"
    assert russian.splitlines() == [
        "Стобалльная шкала",
        "优秀 — отлично (90–100): сдано",
        "及格 — удовлетворительно (60–89): сдано",
        "不及格 — неудовлетворительно (0–59): не сдано",
    ]
    assert english.splitlines()[3] == "不及格 — fail (0–59): fail"


def test_a_country_that_the_schema_does_not_know_is_kept_all_the_same() -> None:
    facts = replace(FACTS, issuer=replace(FACTS.issuer, country="HK"), learner=replace(LEARNER, citizenship="MO"))
    schema().assertValid(tree(facts))
    found = read_back(written(facts))
    assert (found.reports[0].issuer.country, found.learner.citizenship) == ("HK", "MO")


def test_the_paper_goes_into_the_file_and_comes_out_the_same() -> None:
    (file,) = read_back(written(FACTS, enclosures=[Enclosure("Справка", "ru", PDF)])).files
    assert (file.title, file.media_type, file.content) == ("Справка", "application/pdf", PDF)


def test_several_transcripts_of_one_person_stand_in_one_file() -> None:
    second = replace(FACTS, number="2027-0413", hour=60, term=None, courses=FACTS.courses[:1])
    found = read_back(written(FACTS, second))
    assert [report.number for report in found.reports] == ["2027-0412", "2027-0413"]
    assert [report.hour for report in found.reports] == [45, 60]
    schema().assertValid(tree(FACTS, second))


def test_the_same_facts_give_the_same_bytes() -> None:
    assert written(FACTS) == written(FACTS)


@pytest.mark.parametrize(
    ("transcripts", "code"),
    [
        ([], "elmo.nothing"),
        ([FACTS, replace(FACTS, learner=replace(LEARNER, sex="1"))], "elmo.several_people"),
        ([replace(FACTS, courses=(Course(Trilingual(), "X-1"),))], "elmo.untitled"),
        ([replace(FACTS, courses=(Course(Trilingual("a\x07b")),))], "elmo.bad_character"),
        ([replace(FACTS, number="\ufffe")], "elmo.bad_character"),
        ([replace(FACTS, issuer=Institution(Trilingual("\x00")))], "elmo.bad_character"),
    ],
)
def test_what_cannot_be_written_is_refused_by_name(transcripts: list[TranscriptFacts], code: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        written(*transcripts)
    assert refused.value.problem.code == code


def test_what_other_programs_will_not_see_exactly_is_named() -> None:
    told = {(problem.code, problem.facts.get("n")) for problem in notices(FACTS)}
    assert told == {("elmo.hours_rounded", 2), ("elmo.credits_in_parts", 2)}
    undated = replace(FACTS, issued=None, courses=())
    assert [problem.code for problem in notices(undated)] == ["elmo.not_dated"]

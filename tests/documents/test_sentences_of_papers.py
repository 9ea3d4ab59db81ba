"""Who sent and who hosted: every sentence of certificates and letters, for own and other places, students and staff.

All of them stand in `sentences_of_papers.txt`, to be read aloud. When one is to change, read it there, then renew:

    python -m pytest tests/documents/test_sentences_of_papers.py --renew-golden
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from certificate_sample import FACTS, wordings
from design_sample import READY
from golden_pages import RENEW

from exchange_admin.documents.certificates.facts import EDITION, EVENT, STAFF_ACTIVITIES, ParticipationFacts, Trilingual
from exchange_admin.documents.designs.paper_words import PaperWords
from exchange_admin.domain.rules.paper_kinds import PAPER_KINDS
from exchange_admin.domain.wording import LANGUAGES

READ = Path(__file__).parent / "sentences_of_papers.txt"
OWN = FACTS.issuer
OTHER = Trilingual("喀山理工学院", "Казанский политехнический колледж", "Kazan Polytechnic College")
THIRD = Trilingual("滨海交通物流学院", "Приморский колледж транспорта", "Primorye College of Transport")
PLACES = {"own": OWN, "other": OTHER}
WHO = {"student": "student_studies", "teacher": "teaching"}
TOPIC = ("topic", Trilingual("物流管理", "Логистика", "Logistics"))
LETTERS = READY["letter/1"].spec.kinds


def facts(kind: str, home: Trilingual, host: Trilingual, activity: str = "student_studies") -> ParticipationFacts:
    made = replace(FACTS, kind=kind, home=home, host=host, activity=activity, edition=EDITION)
    return replace(made, programme=_programme(kind), details=(TOPIC,), starts=date(2026, 9, 2), minutes=72 * 45)


def _programme(kind: str) -> Trilingual:
    if kind == "academic":
        return Trilingual("现代物流管理", "Управление современной логистикой", "Modern Logistics Management")
    return Trilingual("2026年秋季交流项目", "Осенний семестр обмена", "Autumn Exchange")


def said(paper: ParticipationFacts, language: str) -> tuple[str, str]:
    values = PaperWords(paper, wordings()[language]).values
    return values["title"], values["body"].strip()


def cells() -> Iterator[tuple[str, str, str, str, str]]:
    """(kind, language, home, host, who) of everything that may be printed."""
    yield from product(PAPER_KINDS, LANGUAGES, PLACES, PLACES, WHO)


def test_every_sentence_is_the_one_that_was_read(request: pytest.FixtureRequest) -> None:
    told = []
    for kind, language, home, host, who in cells():
        title, body = said(facts(kind, PLACES[home], PLACES[host], WHO[who]), language)
        told.append(
            f"{kind} · {language} · {who} of our own" if home == "own" else f"{kind} · {language} · {who} of another"
        )
        told[-1] += f", with {'us' if host == 'own' else 'another'}\n    {title}\n    {body}\n"
    text = "\n".join(told)
    if request.config.getoption(RENEW):
        READ.write_text(text, "utf-8")
    assert text == READ.read_text("utf-8")


@pytest.mark.parametrize("kind", PAPER_KINDS)
@pytest.mark.parametrize("who", WHO)
def test_nobody_is_sent_by_us_to_ourselves(kind: str, who: str) -> None:
    for language in LANGUAGES:
        _, body = said(facts(kind, OWN, OWN, WHO[who]), language)
        assert not any(word in body for word in ("派出", "Направляющая", "Sending", OTHER.get(language))), body
    _, abroad = said(facts(kind, OWN, OTHER, WHO[who]), "zh")
    assert ("由我校派出，" in abroad) is (kind not in (*LETTERS, "academic"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [kind for kind in PAPER_KINDS if kind not in LETTERS])
def test_a_sentence_names_each_institution_that_does_not_head_the_paper_once(kind: str, language: str) -> None:
    for home, host in product((OWN, OTHER, THIRD), repeat=2):
        _, body = said(facts(kind, home, host), language)
        named = {OTHER.get(language), THIRD.get(language)} & {host.get(language), home.get(language)}
        if kind == "academic":
            named &= {host.get(language)}
        assert all(body.count(name) == 1 for name in named), body
        assert OWN.get(language) not in body, body


@pytest.mark.parametrize("kind", LETTERS)
def test_a_letter_names_the_host_whoever_it_is(kind: str) -> None:
    for (home, host), language in product(product((OWN, OTHER), repeat=2), LANGUAGES):
        _, body = said(facts(kind, home, host), language)
        assert body.count(host.get(language)) == 1, body


def test_own_students_of_a_language_course_are_called_ours() -> None:
    _, body = said(facts("language_course", OWN, OWN), "zh")
    assert body.startswith("系我校学生，于2026年9月2日至2027年1月20日在我校修读"), body
    _, taught = said(facts("language_course", OWN, OWN, "staff_training"), "zh")
    assert taught.startswith("系我校教职工，于"), taught


@pytest.mark.parametrize("activity", ["student_studies", "traineeship", "teaching", "staff_training", "accompanying"])
@pytest.mark.parametrize("kind", ["acceptance", "arrival", "attendance", "departure"])
def test_a_letter_says_what_its_holder_does_there(kind: str, activity: str) -> None:
    for language in LANGUAGES:
        words = PaperWords(facts(kind, OTHER, OWN, activity), wordings()[language])
        assert words.values["doing"] in words.values["body"], language
        assert words.values["doing"]
    title = PaperWords(facts("attendance", OTHER, OWN, activity), wordings()["zh"]).values["title"]
    assert (title == "在访证明") is (activity in STAFF_ACTIVITIES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_clauses_join_without_a_seam(language: str) -> None:
    seams = ("  ", " ,", "..", ". .", "，，", "。。", "，。", "г. г.", "{", "}")
    for kind, _, home, host, who in cells():
        for dates in ({}, {"ends": date(2026, 9, 2)}):
            bare = replace(facts(kind, PLACES[home], PLACES[host], WHO[who]), **dates)
            for paper in (bare, replace(bare, minutes=None, result=Trilingual(), details=(), home=Trilingual())):
                _, body = said(paper, language)
                assert not any(seam in body for seam in seams), body
                assert body.endswith("。" if language == "zh" else ".") or kind in LETTERS, body


@pytest.mark.parametrize(
    ("language", "begins"),
    [
        ("zh", "于2026年9月2日至2027年1月20日在喀山理工学院参加了“2026年秋季交流项目”"),
        ("ru", "Настоящий сертификат подтверждает участие в мероприятии «Осенний семестр обмена» "),
        ("en", "This certificate confirms participation in “Autumn Exchange” at "),
    ],
)
def test_a_forum_is_no_programme_on_its_certificates(language: str, begins: str) -> None:
    paper = replace(facts("participation", THIRD, OTHER, "staff_training"), about=EVENT)
    assert said(paper, language)[1].replace("\xa0", " ").removeprefix("由滨海交通物流学院派出，").startswith(begins)
    assert said(replace(paper, about=""), language)[1] != said(paper, language)[1]


def test_a_paper_of_before_is_printed_in_the_sentences_it_was_issued_in() -> None:
    """They stand word for word in what was kept of papers of the first edition."""
    old = replace(facts("language_course", OWN, OWN), edition=1, activity="")
    assert said(old, "zh")[1].startswith("由我校派出，于2026年9月2日至2027年1月20日在我校修读")
    title, body = said(replace(old, kind="attendance", home=OTHER), "zh")
    assert (title, body[-1]) == ("在读证明", "。")
    assert "特此证明" not in body

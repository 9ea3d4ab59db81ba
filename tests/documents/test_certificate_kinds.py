"""Every kind of certificate in every language: golden words and places, whole sentences, both halves the same facts."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from certificate_sample import CHEN, FACTS, participation_design, wordings
from design_sample import READY, page_design

from exchange_admin.documents.certificates.facts import ParticipationFacts, Trilingual
from exchange_admin.documents.certificates.wording import Sentences
from exchange_admin.documents.drawing import TextMark
from exchange_admin.domain.problems import blocking

DESIGN = participation_design()
LANGUAGE_SETS = [("zh",), ("ru",), ("en",), ("zh", "ru"), ("ru", "en"), ("zh", "ru", "en")]
NUMBER = "102139202706000412"


def same(text: str) -> Trilingual:
    return Trilingual(text, text, text)


TOPIC = ("topic", Trilingual("物流管理", "Управление цепями поставок", "Supply chain management"))
WORK = ("topic", Trilingual("物流服务", "логистика", "logistics"))
PERSON = (
    ("sex", Trilingual("女", "женский", "female")),
    ("citizenship", Trilingual("俄罗斯", "Россия", "Russia")),
    ("birth_date", Trilingual("2005年3月14日", "14 марта 2005 г.", "14 March 2005")),
    ("study_level", Trilingual("高职专科", "высшее профессиональное (КНР), 3 года", "higher vocational, 3 years")),
    ("academic_level", same("06")),
    ("academic_number", same(NUMBER)),
)
PLAIN = replace(FACTS, result=Trilingual())
KINDS: dict[str, ParticipationFacts] = {
    "completion": replace(FACTS, kind="completion"),
    "teacher_exchange": replace(PLAIN, kind="teacher_exchange", minutes=16 * 45, details=(TOPIC,), holder=CHEN),
    "accompanying": replace(PLAIN, kind="accompanying", minutes=None),
    "advanced_training": replace(PLAIN, kind="advanced_training", minutes=72 * 45),
    "retraining": replace(FACTS, kind="retraining", minutes=256 * 45, details=(WORK,)),
    "academic": replace(PLAIN, kind="academic", details=PERSON, minutes=None),
}


def lines(facts: ParticipationFacts) -> list[str]:
    return [
        f"{mark.x:.0f} {mark.y:.0f} {mark.line.style.size:g} {mark.line.text}"
        for mark in DESIGN.page(facts)
        if isinstance(mark, TextMark)
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_the_golden_page_of_each_kind(kind: str) -> None:
    """A change here is a new design once papers were issued from this one."""
    frozen = (Path(__file__).parent / f"certificate_{kind}_1.txt").read_text("utf-8")
    assert lines(KINDS[kind]) == frozen.splitlines()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("languages", LANGUAGE_SETS)
def test_every_kind_says_a_whole_sentence_in_every_language(kind: str, languages: tuple[str, ...]) -> None:
    facts = replace(KINDS[kind], languages=languages)
    assert not blocking(DESIGN.problems(facts))
    for language in languages:
        body = Sentences(facts, wordings()[language]).body()
        assert not re.search(r"[{}]|  |\.\.|，，|。。|,,|г\. \.|\. ,", body), body
        assert body[-1] in ".。", body


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["zh", "ru", "en"])
def test_what_is_not_known_leaves_no_hole_in_the_sentence(kind: str, language: str) -> None:
    bare = replace(KINDS[kind], details=(), minutes=None, home=Trilingual(), result=Trilingual())
    body = Sentences(bare, wordings()[language]).body()
    assert not re.search(r"[{}]|  |\.\.|，，|。。|“”|«»", body), body
    assert body[-1] in ".。", body


@pytest.mark.parametrize("kind", KINDS)
def test_all_languages_state_the_same_facts(kind: str) -> None:
    """Whatever stands in the facts in a language is said in that language."""
    facts = KINDS[kind]
    for language in ("zh", "ru", "en"):
        body = Sentences(facts, wordings()[language]).body()
        stated = [text for name, text in facts.details if not name.startswith("academic")]
        for text in (facts.programme, facts.result, *stated):
            assert text.best(language).strip("«»") in body.replace("\u00a0", " "), (language, text)
        hours = re.search(r"(\d+)\W*(?:学时|ак|academic)", body.replace("\u00a0", " "))
        assert (int(hours[1]) if hours else None) == (facts.minutes // 45 if facts.minutes else None)


def test_the_second_of_a_month_has_its_own_preposition_in_russian() -> None:
    for starts, said in ((2, "со 2 сентября 2026 г. по"), (22, " с 22 сентября"), (1, " с 1 сентября")):
        facts = replace(FACTS, starts=FACTS.starts and FACTS.starts.replace(day=starts))
        assert said in Sentences(facts, wordings()["ru"]).body().replace("\u00a0", " ")


def test_a_level_that_the_name_of_the_course_has_is_said_once() -> None:
    course = replace(FACTS, kind="language_course", level="B1")
    named = replace(course, programme=Trilingual("汉语（B1）", "Китайский язык", "Chinese (B1)"))
    said = [Sentences(named, wordings()[language]).body().count("B1") for language in ("zh", "ru", "en")]
    assert said == [1, 1, 1]


def test_a_paper_without_a_topic_says_nothing_of_one() -> None:
    facts = replace(KINDS["teacher_exchange"], details=())
    assert "讲授" not in Sentences(facts, wordings()["zh"]).body()


@pytest.mark.parametrize("languages", LANGUAGE_SETS)
def test_the_number_of_18_digits_stands_on_an_academic_certificate(languages: tuple[str, ...]) -> None:
    facts = replace(KINDS["academic"], languages=languages)
    document = pypdfium2.PdfDocument(DESIGN.pdf([facts]))
    text = document[0].get_textpage().get_text_range()
    document.close()
    assert re.sub(r"\s", "", text).count(NUMBER) == len(languages)


@pytest.mark.parametrize("id", [id for id, one in READY.items() if "completion" in one.spec.kinds])
@pytest.mark.parametrize("kind", KINDS)
def test_every_ready_design_of_certificates_prints_every_kind_whole(id: str, kind: str) -> None:
    facts = KINDS[kind]
    design = page_design(READY[id].spec, id=id)
    assert not design.problems(facts)
    document = pypdfium2.PdfDocument(design.pdf([facts]))
    text = re.sub(r"\s", "", document[0].get_textpage().get_text_range())
    document.close()
    for language in facts.languages:
        assert re.sub(r"\s", "", Sentences(facts, wordings()[language]).body()) in text
    assert text.count(NUMBER) == (3 if kind == "academic" else 0)

"""Letters drawn from designs that are data: golden page, conditions, what is refused, and what always fits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from certificate_sample import CHEN, FACTS, RESOURCES, wordings
from design_sample import READY, page_design

from exchange_admin.documents.certificates.facts import HolderName, ParticipationFacts, Trilingual
from exchange_admin.documents.drawing import A4_PORTRAIT, MM, CodeMark, Mark, RingMark, RuleMark, TextMark
from exchange_admin.documents.fonts import Fonts
from exchange_admin.documents.letters.letter_design import LetterDesign
from exchange_admin.documents.letters.spec import letter_specs
from exchange_admin.domain.problems import Level, RuleBroken
from exchange_admin.domain.rules.paper_kinds import PAPER_KINDS

DESIGNS = {
    spec.id: LetterDesign(spec, Fonts(RESOURCES / "fonts"), wordings()) for spec in letter_specs(RESOURCES / "designs")
}
INVITATION = DESIGNS["invitation/1"]


def same(text: str) -> Trilingual:
    return Trilingual(text, text, text)


LETTER = replace(
    FACTS,
    kind="invitation",
    languages=("zh", "ru"),
    issued=date(2026, 6, 15),
    result=Trilingual(),
    details=(
        ("birth_date", Trilingual("2005年3月14日", "14 марта 2005 г.", "14 March 2005")),
        ("citizenship", Trilingual("俄罗斯", "Россия", "Russia")),
        ("document", same("75 1234567")),
        ("host_country", same("CN")),
        ("contact", same("+86 451 0000 0118 · io@songhua.example.cn")),
    ),
)
LANGUAGE_SETS = [("zh",), ("ru",), ("en",), ("zh", "ru"), ("ru", "zh"), ("zh", "en"), ("ru", "en")]
LONGEST = HolderName(
    "阿卜杜热合曼·阿卜杜热西提江",
    "Константинопольский-Преображенский Максимилиан Вячеславович",
    "KONSTANTINOPOLSKII-PREOBRAZHENSKII Maksimilian",
    "cyrillic",
)


def text_of(facts: ParticipationFacts) -> str:
    document = pypdfium2.PdfDocument(INVITATION.pdf([facts]))
    text = document[0].get_textpage().get_text_bounded()
    document.close()
    return " ".join(text.split())


def lines(marks: list[Mark]) -> Iterator[str]:
    for mark in marks:
        if isinstance(mark, TextMark):
            yield f"{mark.x:.1f} {mark.y:.1f} {mark.line.style.size:g} {mark.line.text}"


@pytest.mark.parametrize("design", DESIGNS.values(), ids=list(DESIGNS))
def test_the_golden_page_of_each_design(design: LetterDesign) -> None:
    """A change here is a new design once letters were issued from this one."""
    (kind,) = design.kinds
    frozen = (Path(__file__).parent / f"letter_{design.id.replace('/', '_')}.txt").read_text("utf-8")
    assert list(lines(design.page(replace(LETTER, kind=kind)))) == frozen.splitlines()


@pytest.mark.parametrize("design", DESIGNS.values(), ids=list(DESIGNS))
@pytest.mark.parametrize("languages", LANGUAGE_SETS)
def test_every_design_has_a_sentence_that_ends_well_in_every_language(
    design: LetterDesign, languages: tuple[str, ...]
) -> None:
    (kind,) = design.kinds
    for minutes in (None, 320 * 45):
        said = " ".join(lines(design.page(replace(LETTER, kind=kind, languages=languages, minutes=minutes))))
        assert not re.search(r"\.\.|,\.|  [,.]|{|}|。。|，。", said)


@pytest.mark.parametrize("languages", LANGUAGE_SETS)
def test_every_language_says_the_same_facts_and_the_bytes_are_the_same_again(languages: tuple[str, ...]) -> None:
    facts = replace(LETTER, languages=languages)
    pdf = INVITATION.pdf([facts])
    assert pdf == LetterDesign(INVITATION._spec, Fonts(RESOURCES / "fonts"), wordings()).pdf([facts])
    assert len(pdf) <= 200_000
    text = text_of(facts)
    unbroken = text.replace(" ", "")  # Chinese lines end anywhere
    for language in languages:
        for said in (facts.programme, facts.home, dict(facts.details)["birth_date"], facts.position):
            assert "".join(said.get(language).split()) in unbroken
    assert "Соколова Дарья Андреевна" in text
    assert "75 1234567" in text


@pytest.mark.parametrize(("country", "said", "unsaid"), [("CN", "JW202", "МВД"), ("RU", "МВД", "JW202")])
def test_the_country_of_the_host_decides_what_is_said_of_the_visa(country: str, said: str, unsaid: str) -> None:
    details = tuple((name, same(country) if name == "host_country" else text) for name, text in LETTER.details)
    text = text_of(replace(LETTER, languages=("ru",), details=details))
    assert said in text
    assert unsaid not in text


def test_without_details_their_lines_take_no_room() -> None:
    text = text_of(replace(LETTER, languages=("ru",), details=(), home=Trilingual()))
    assert "Паспорт" not in text
    assert "Направляющая" not in text


def test_a_second_letter_says_that_it_is_a_duplicate() -> None:
    assert "ДУБЛИКАТ" in text_of(replace(LETTER, duplicate_of="SU-2026-A0001-A"))
    assert "ДУБЛИКАТ" not in text_of(LETTER)


def test_a_third_language_has_no_room_and_is_refused_before_drawing() -> None:
    facts = replace(LETTER, languages=("zh", "ru", "en"))
    assert [(p.code, p.level) for p in INVITATION.problems(facts)] == [("certificate.two_languages", Level.BLOCKS)]
    with pytest.raises(RuleBroken):
        INVITATION.pdf([facts])


def test_characters_that_no_font_has_are_named() -> None:
    details = (("document", same("75 \U0001f98a")),)
    (problem,) = INVITATION.problems(replace(LETTER, details=details))
    assert (problem.code, problem.field) == ("certificate.missing_glyph", "document")


@pytest.mark.parametrize("languages", LANGUAGE_SETS)
@pytest.mark.parametrize("holder", [FACTS.holder, CHEN, LONGEST])
def test_nothing_leaves_the_page_or_lies_on_the_seal_and_the_code(
    languages: tuple[str, ...], holder: HolderName
) -> None:
    long = Trilingual(*(f"{text} " * 3 for text in (FACTS.programme.zh, FACTS.programme.ru, FACTS.programme.en)))
    facts = replace(LETTER, languages=languages, holder=holder, programme=long, code="EXC1:" + "A" * 300)
    marks = INVITATION.page(facts)
    (ring,) = [mark for mark in marks if isinstance(mark, RingMark)]
    (code,) = [mark for mark in marks if isinstance(mark, CodeMark)]
    assert ring.x + ring.radius < code.x
    assert ring.y - ring.radius > 10 * MM
    for mark in marks:
        if isinstance(mark, TextMark) and mark.line.style.colour != "A5ABB6":
            assert mark.x >= 10 * MM
            assert mark.x + mark.line.width <= A4_PORTRAIT[0] - 10 * MM
            assert mark.y >= ring.y + ring.radius or mark.x + mark.line.width <= ring.x - ring.radius


@pytest.mark.parametrize("holder", [FACTS.holder, LONGEST])
def test_both_languages_say_the_same_at_one_height(holder: HolderName) -> None:
    facts = replace(LETTER, holder=holder, languages=("zh", "ru"))
    ready = page_design(READY["letter/1"].spec)
    for marks in (INVITATION.page(facts), ready.page(facts)):
        high = {mark.line.text.replace("\xa0", " "): mark.y for mark in marks if isinstance(mark, TextMark)}
        for chinese, russian in (
            ("姓名", "Фамилия и имя"),
            ("护照号码", "Паспорт"),
            ("派出院校", "Направляющая организация"),
        ):
            assert high[chinese] == pytest.approx(high[russian], abs=1)
        (asks,) = [high[text] for text in high if text.startswith("请有关部门")]
        (also,) = [high[text] for text in high if text.startswith("Просим оказать")]
        assert asks == pytest.approx(also, abs=1)


def test_a_long_name_in_columns_takes_more_lines_and_is_not_made_small() -> None:
    page = INVITATION.page(replace(LETTER, holder=LONGEST, languages=("ru", "en")))
    sizes = {
        mark.line.style.size for mark in page if isinstance(mark, TextMark) and "PREOBRAZHENSKII" in mark.line.text
    }
    assert min(sizes) > 8


@pytest.mark.parametrize("languages", LANGUAGE_SETS)
def test_the_longest_name_of_an_institution_stays_above_the_rule(languages: tuple[str, ...]) -> None:
    issuer = Trilingual(
        "黑龙江省松花江流域现代农业与智能装备制造工程职业技术学院",
        "Федеральное государственное бюджетное профессиональное образовательное учреждение «Казанский"
        " авиационно-технический колледж имени П. В. Дементьева»",
        "Federal State Budgetary Professional Educational Institution “Kazan Aviation Technical College named after"
        " P. V. Dementyev”",
    )
    marks = INVITATION.page(replace(LETTER, languages=languages, issuer=issuer))
    rule = max(mark.y1 for mark in marks if isinstance(mark, RuleMark))
    assert not [mark for mark in marks if isinstance(mark, TextMark) and rule - 10 < mark.y < rule + 4]


def test_what_can_never_fit_is_told_and_not_cut() -> None:
    endless = Trilingual(*("очень длинное название программы " * 60,) * 3)
    (problem,) = INVITATION.problems(replace(LETTER, languages=("ru",), programme=endless))
    assert problem.code == "certificate.too_long"


def test_every_letter_design_prints_a_known_kind_and_has_all_its_words() -> None:
    for design in DESIGNS.values():
        for kind in design.kinds:
            assert kind in PAPER_KINDS
            for words in wordings().values():
                for paragraph in design._spec.paragraphs:
                    keys = {f"paper.letter.{kind}.{paragraph.text}", f"paper.letter.any.{paragraph.text}"}
                    assert paragraph.is_table or any(key in words for key in keys)
                assert f"paper.letter.{kind}.title" in words
                assert all(f"paper.letter.row.{row}" in words for row in design._spec.rows)


def test_every_kind_of_paper_has_a_ready_design() -> None:
    assert {kind for one in READY.values() for kind in one.spec.kinds} == set(PAPER_KINDS)

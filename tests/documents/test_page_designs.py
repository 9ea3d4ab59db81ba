"""Papers drawn from designs that are data: what they say, what always fits, what is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pypdfium2
import pytest
from certificate_sample import CHEN, FACTS
from design_sample import READY, fonts, page_design
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from test_letters import DESIGNS as LETTERS_OF_THE_PROGRAM
from test_letters import LETTER
from test_paper_codes import code

from exchange_admin.documents.certificates.facts import HolderName, Trilingual
from exchange_admin.documents.designs.images import taken_in
from exchange_admin.documents.designs.spec import (
    OFFICE_LOGO,
    SIGNATURE,
    Block,
    Box,
    Condition,
    DesignSpec,
    Paragraph,
    Picture,
)
from exchange_admin.documents.drawing import MM, CodeMark, FrameMark, Mark, PictureMark, RingMark, TextMark
from exchange_admin.documents.verification.scanning import codes_in
from exchange_admin.domain.problems import Level, Problem, RuleBroken

DESIGNS = {id: page_design(one.spec, id=id) for id, one in READY.items() if "participation" in one.spec.kinds}
LETTERS = page_design(READY["letter/1"].spec, id="letter/1")
CLASSIC = DESIGNS["classic/1"]
CODED = replace(FACTS, code="EXC1:" + "A" * 380)
SETS = [("zh",), ("ru",), ("en",), ("zh", "ru"), ("ru", "en"), ("zh", "ru", "en"), ("en", "zh", "ru")]
LONGEST = HolderName(
    "阿卜杜热合曼·阿卜杜热西提江",
    "Константинопольский-Преображенский Максимилиан Вячеславович",
    "KONSTANTINOPOLSKII-PREOBRAZHENSKII Maksimilian Viacheslavovich",
    "cyrillic",
)
RARE = HolderName("\U0002cb5b小明", "", "ZHANG Xiaoming", "han")
FULL_RARE = replace(RARE, cyrillic="Чжан Сяомин")
SEAL = "A5ABB6"


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    said = " ".join(document[0].get_textpage().get_text_bounded().split())
    document.close()
    return said


def texts(marks: list[Mark]) -> Iterator[TextMark]:
    return (mark for mark in marks if isinstance(mark, TextMark) and mark.line.style.colour != SEAL)


def codes(problems: list[Problem]) -> list[str]:
    return [problem.code for problem in problems]


NAMES = [
    (Trilingual("诸葛文远", "Чжугэ Вэньюань", "Zhuge Wenyuan"), 1),
    (Trilingual("欧阳诸葛文远", "Преображенский Александр Ильич", "OUYANG-ZHUGE Wenyuan"), 3),
]


@pytest.mark.parametrize(("signatory", "lines"), NAMES)
def test_names_of_the_signatory_stand_on_one_line_or_each_on_its_own(signatory: Trilingual, lines: int) -> None:
    said = [mark.line.text for mark in texts(CLASSIC.page(replace(FACTS, signatory=signatory, languages=SETS[5])))]
    names = [text for text in said if signatory.zh in text or signatory.ru in text or signatory.en in text]
    assert len(names) == lines
    assert not [text for text in said if text.startswith("·")]


@pytest.mark.parametrize("id", DESIGNS)
@pytest.mark.parametrize("languages", SETS)
def test_every_language_says_the_same_facts_and_the_bytes_are_the_same_again(
    id: str, languages: tuple[str, ...]
) -> None:
    facts = replace(CODED, languages=languages)
    pdf = DESIGNS[id].pdf([facts])
    assert DESIGNS[id].problems(facts) == []
    assert pdf == page_design(READY[id].spec).pdf([facts])
    assert len(pdf) <= 70_000
    said = text_of(pdf)
    unbroken = said.replace(" ", "").replace("\ufffe", "")
    for language in languages:
        for text in (facts.programme, facts.home, facts.position, facts.place):
            assert "".join(text.get(language).split()) in unbroken
    assert "Соколова Дарья Андреевна" in said
    assert "SU-2026-A0412-K" in said
    assert not re.search(r"\.\.|,\.|  [,.]|{|}|。。|，。", said)


@pytest.mark.parametrize("id", DESIGNS)
def test_a_further_page_takes_little(id: str) -> None:
    many = [replace(CODED, number=f"SU-2026-A{n:04}-K", code=f"EXC1:{n:04}" + "A" * 300) for n in range(11)]
    assert len(DESIGNS[id].pdf(many)) - len(DESIGNS[id].pdf(many[:1])) <= 30_000


@pytest.mark.parametrize("id", DESIGNS)
@pytest.mark.parametrize("languages", SETS)
@pytest.mark.parametrize("holder", [FACTS.holder, CHEN, LONGEST, replace(LONGEST, native="latin"), FULL_RARE])
def test_nothing_leaves_the_page_or_lies_on_the_seal_the_code_or_the_frame(
    id: str, languages: tuple[str, ...], holder: HolderName
) -> None:
    design = DESIGNS[id]
    long = Trilingual(*(f"{text} " * 2 for text in (FACTS.programme.zh, FACTS.programme.ru, FACTS.programme.en)))
    facts = replace(CODED, languages=languages, holder=holder, programme=long, duplicate_of="SU-2026-A0001-A")
    marks = design.page(facts)
    assert codes(design.problems(facts)) == []
    width, height = (side * MM for side in design.spec.size)
    (ring,) = [mark for mark in marks if isinstance(mark, RingMark)]
    (code,) = [mark for mark in marks if isinstance(mark, CodeMark)]
    frame = [mark for mark in marks if isinstance(mark, FrameMark)]
    inset = max((mark.x + mark.width / 2 for mark in frame), default=design.spec.margin * MM)
    for mark in texts(marks):
        right, size = mark.x + mark.line.width, mark.line.style.size
        assert inset <= mark.x < right <= width - inset
        assert inset <= mark.y - 0.2 * size < mark.y + 0.8 * size <= height - inset
        across = right > code.x and mark.x < code.x + code.side
        assert not (across and mark.y + 0.7 * size > code.y and mark.y < code.y + code.side)
        beside = max(mark.x - ring.x, ring.x - right, 0)
        above = max(mark.y - ring.y, ring.y - mark.y - 0.7 * size, 0)
        assert beside**2 + above**2 >= ring.radius**2
    heights = sorted((mark.y, mark.line.style.size, mark.x, mark.x + mark.line.width) for mark in texts(marks))
    for (y, size, left, right), (next_y, _, next_left, next_right) in pairwise(heights):
        assert next_y - y > 0.6 * size or next_left >= right or next_right <= left, "lines lie on each other"


@pytest.mark.parametrize("id", DESIGNS)
def test_the_larger_seal_of_an_office_is_kept_clear_too(id: str) -> None:
    for languages in SETS:
        facts = replace(CODED, languages=languages, stamp_mm=60)
        assert DESIGNS[id].problems(facts) == []
        (ring,) = [mark for mark in DESIGNS[id].page(facts) if isinstance(mark, RingMark)]
        assert ring.radius == pytest.approx(30 * MM)


def test_what_can_never_fit_is_told_with_its_part_and_not_printed() -> None:
    endless = Trilingual(*("очень длинное название программы " * 60,) * 3)
    facts = replace(FACTS, programme=endless)
    (problem,) = [one for one in CLASSIC.problems(facts) if one.code == "certificate.too_long"]
    assert (problem.field, problem.facts["part"]) == ("blocks.body", "choice.design_part.body")
    with pytest.raises(RuleBroken):
        CLASSIC.pdf([facts])
    assert CLASSIC.as_it_is(facts).startswith(b"%PDF"), "an editor shows it all the same"


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=60), st.sampled_from(SETS))
def test_any_name_is_printed_whole_or_told(name: str, languages: tuple[str, ...]) -> None:
    facts = replace(FACTS, holder=HolderName(latin=name), languages=languages)
    problems = CLASSIC.problems(facts)
    if any(problem.level is Level.BLOCKS for problem in problems):
        assert set(codes(problems)) & {"certificate.missing_glyph", "certificate.no_name", "certificate.too_long"}
    else:
        assert [mark for mark in texts(CLASSIC.page(facts)) if mark.line.style.size >= 12]


@pytest.mark.parametrize(
    "name", ['O"Neil <b>Ann</b>', "{number} {holder}", "Д'Артаньян «Мл.»", "a & b; --", "\\P{100}%s %d"]
)
def test_a_name_is_never_taken_for_markup_or_a_placeholder(name: str) -> None:
    facts = replace(FACTS, holder=HolderName(latin=name), languages=("en",))
    assert any(mark.line.text == name for mark in texts(CLASSIC.page(facts)))


@pytest.mark.parametrize("name", ["אבגד הוז", "محمد علي", "a\u202eb", "x\u0007y", "\U0001f98a", "\ue000"])
def test_what_no_font_can_show_is_named_before_anything_is_printed(name: str) -> None:
    assert "certificate.missing_glyph" in codes(CLASSIC.problems(replace(FACTS, holder=HolderName(latin=name))))


def test_characters_beyond_the_first_plane_are_printed_and_found_again() -> None:
    said = text_of(CLASSIC.pdf([replace(FACTS, holder=RARE, languages=("zh",))]))
    assert "\U0002cb5b小明" in said.replace(" ", "")


def test_a_duplicate_says_so_and_names_the_first_paper() -> None:
    for design in DESIGNS.values():
        said = text_of(design.pdf([replace(FACTS, duplicate_of="SU-2026-A0001-A", languages=("zh", "ru"))]))
        assert "ДУБЛИКАТ" in said
        assert "补发" in said
        assert "SU-2026-A0001-A" in said
        assert "ДУБЛИКАТ" not in text_of(design.pdf([replace(FACTS, languages=("zh", "ru"))]))


# letters


@pytest.mark.parametrize("kind", LETTERS.kinds)
@pytest.mark.parametrize("languages", [("zh",), ("ru",), ("zh", "ru"), ("ru", "en")])
def test_the_ready_letter_says_what_the_letters_of_the_program_say(kind: str, languages: tuple[str, ...]) -> None:
    """Where there is one: kinds that came later have no such letter, as none of them was ever printed from it."""
    facts = replace(LETTER, kind=kind, languages=languages, code=CODED.code)
    assert LETTERS.problems(facts) == []
    said = text_of(LETTERS.pdf([facts])).replace(" ", "")
    if kind in {"invitation", "acceptance"}:
        known = text_of(LETTERS_OF_THE_PROGRAM[f"{kind}/1"].pdf([facts])).replace(" ", "")
        assert sorted(said.replace("·", "")) == sorted(known.replace("·", ""))
    assert "Соколова" in said


@pytest.mark.parametrize("holder", [FACTS.holder, CHEN, LONGEST])
def test_a_letter_has_room_for_long_names_and_two_languages(holder: HolderName) -> None:
    long = Trilingual(*(f"{text} " * 3 for text in (FACTS.programme.zh, FACTS.programme.ru, FACTS.programme.en)))
    for languages in (("zh", "ru"), ("ru", "en"), ("ru",)):
        facts = replace(LETTER, kind="invitation", holder=holder, languages=languages, programme=long, code=CODED.code)
        assert LETTERS.problems(facts) == []
    three = replace(LETTER, kind="invitation", languages=("zh", "ru", "en"))
    assert codes(LETTERS.problems(three)) == ["design.languages"]


def test_a_single_long_word_of_a_name_is_set_smaller_and_not_cut() -> None:
    name = "WOLFESCHLEGELSTEINHAUSENBERGERDORFF"
    holder = HolderName(latin=f"{name} Hubert Blaine", native="latin")
    for languages in (("zh", "ru"), ("en",)):
        marks = LETTERS.page(replace(LETTER, kind="invitation", holder=holder, languages=languages))
        said = [mark for mark in texts(marks) if name in mark.line.text]
        assert len(said) == len(languages)
        assert min(mark.line.style.size for mark in said) > 7


# designs of an office


def spec_with(*blocks: Block, **more: object) -> DesignSpec:
    return replace(READY["classic/1"].spec, blocks=(*READY["classic/1"].spec.blocks, *blocks), **more)  # type: ignore[arg-type]


def block(*paragraphs: Paragraph, **more: object) -> Block:
    return Block(name="own", box=Box(30, 145, 80, 12), paragraphs=paragraphs, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("condition", "there"),
    [
        (Condition(fact="result"), True),
        (Condition(fact="result", unless=True), False),
        (Condition(fact="level"), False),
        (Condition(fact="host_country", value="CN"), True),
        (Condition(fact="host_country", value="RU"), False),
        (Condition(fact="host_country", value="RU", unless=True), True),
        (Condition(fact="number", value="SU-2026-A0412-K"), True),
    ],
)
def test_a_text_stands_there_when_its_conditions_hold(condition: Condition, there: bool) -> None:
    facts = replace(FACTS, languages=("en",), details=(("host_country", Trilingual("CN", "CN", "CN")),))
    spec = spec_with(block(Paragraph(text=Trilingual(en="extra words"), when=(condition,))))
    assert ("extra words" in text_of(page_design(spec).pdf([facts]))) is there


def test_columns_stand_side_by_side_and_have_one_size() -> None:
    rows = Paragraph(rows=("name", "home"))
    box = replace(block(rows), box=Box(30, 102, 237, 38), arrangement="columns", align="left")
    blocks = tuple(box if one.name == "body" else one for one in READY["classic/1"].spec.blocks)
    design = page_design(replace(READY["classic/1"].spec, blocks=blocks))
    marks = [one for one in texts(design.page(replace(FACTS, languages=("zh", "ru")))) if one.line.text in said_home()]
    left, right = sorted(marks, key=lambda mark: mark.x)
    assert left.line.text == FACTS.home.zh
    assert right.line.text == FACTS.home.ru
    assert left.line.style.size == right.line.style.size
    assert right.x > left.x + left.line.width


def said_home() -> set[str]:
    return {FACTS.home.zh, FACTS.home.ru}


def png(size: tuple[int, int] = (300, 200), colour: tuple[int, ...] = (40, 80, 160, 120), mode: str = "RGBA") -> bytes:
    stream = BytesIO()
    Image.new(mode, size, colour).save(stream, "PNG")
    return stream.getvalue()


def test_pictures_are_in_the_file_once_undistorted_and_inside_their_box() -> None:
    picture = taken_in(png(), "logo.png")
    spec = spec_with(pictures=(Picture(name="logo", box=Box(24, 18, 30, 30), image=picture.name),))
    design = page_design(spec, {picture.name: picture.content}.get)
    (mark,) = [one for one in design.page(FACTS) if isinstance(one, PictureMark)]
    assert round(mark.across / mark.high, 3) == 1.5
    assert (round(mark.x / MM, 2), round(mark.across / MM, 2)) == (24, 30)
    many = [replace(FACTS, number=f"SU-2026-A{n:04}-K") for n in range(5)]
    pdf = design.pdf(many)
    assert pdf == page_design(spec, {picture.name: picture.content}.get).pdf(many)
    assert pdf.count(b"/Subtype /Image") == 2, "the colours and the transparency, once for all pages"


@pytest.mark.parametrize("id", READY)
def test_the_code_is_read_back_from_a_printed_page_also_over_a_dark_background(id: str) -> None:
    facts = replace(LETTER, kind=READY[id].spec.kinds[0], code=code(), languages=("zh", "ru"))
    dark = taken_in(png((800, 600), (30, 40, 60), "RGB"), "dark.png")
    for background in ("", dark.name):
        design = page_design(replace(READY[id].spec, background=background), {dark.name: dark.content}.get)
        assert codes_in(design.pdf([facts]), "paper.pdf") == [facts.code]


def test_a_code_and_the_circle_of_a_seal_are_as_large_as_the_design_keeps_clear() -> None:
    spec, facts = READY["classic/1"].spec, replace(FACTS, code=code())
    assert spec.code
    assert spec.stamp
    large = replace(spec, code=replace(spec.code, across=50.0), stamp=replace(spec.stamp, across=55.0))

    def measures(of: DesignSpec) -> tuple[float, float]:
        marks = page_design(of).page(facts)
        (code,) = (mark.side for mark in marks if isinstance(mark, CodeMark))
        (ring,) = (mark.radius for mark in marks if isinstance(mark, RingMark))
        return code / MM, 2 * ring / MM

    assert measures(spec) == pytest.approx((20, 40))
    assert measures(large) == pytest.approx((40, 55))


def test_a_picture_that_is_not_there_is_told_and_nothing_is_printed_without_it() -> None:
    design = page_design(spec_with(background="0" * 64))
    assert codes(design.problems(FACTS)) == ["design.image_lost"]
    with pytest.raises(RuleBroken):
        design.pdf([FACTS])


def test_logo_and_signature_are_those_frozen_with_the_paper() -> None:
    picture = taken_in(png(), "logo.png")
    shown = {picture.name: picture.content}.get
    details = ((OFFICE_LOGO, same(picture.name)), (SIGNATURE, same(picture.name)))
    marks = page_design(READY["classic/1"].spec, shown).page(replace(FACTS, details=details))
    assert len([one for one in marks if isinstance(one, PictureMark)]) == 2
    assert not [one for one in page_design(READY["classic/1"].spec, shown).page(FACTS) if isinstance(one, PictureMark)]


def same(text: str) -> Trilingual:
    return Trilingual(text, text, text)


def test_more_languages_than_there_is_room_for_are_refused() -> None:
    design = page_design(replace(READY["classic/1"].spec, most_languages=2))
    assert codes(design.problems(FACTS)) == ["design.languages"]


def test_the_pages_of_a_pdf_are_as_large_as_the_design_says() -> None:
    for design in DESIGNS.values():
        document = pypdfium2.PdfDocument(design.pdf([FACTS]))
        assert document[0].get_size() == pytest.approx([side * MM for side in design.spec.size], abs=0.1)
        document.close()
    assert fonts().missing("漢") == ()

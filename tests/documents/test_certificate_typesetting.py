"""Lines end where Chinese and Russian readers expect it, and nothing is wider than its column."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from exchange_admin.documents import line_breaking
from exchange_admin.documents.fonts import SANS, SANS_STRONG, SERIF, SERIF_STRONG, Fonts, Typeface
from exchange_admin.documents.line_breaking import NBSP, NOT_AT_END, NOT_AT_START, glued
from exchange_admin.documents.typesetting import Style, Typesetter, aligned

BODY = Style(SERIF, 10)
CHINESE = (
    "由喀山理工学院派出，于2026年9月1日至2027年1月20日在我校参加“汉语语言培训（B1）”，"
    "共320学时（每学时45分钟），特发此证。"
)
RUSSIAN = (
    "Настоящий сертификат подтверждает участие в программе «Китайский язык» с 1 сентября 2026 г. и № 5 — по-русски."
)


@pytest.fixture(scope="module")
def setter() -> Typesetter:
    return Typesetter(Fonts(Path(__file__).parents[2] / "resources" / "fonts"))


def texts(setter: Typesetter, text: str, language: str, width: float) -> list[str]:
    return [line.text for line in setter.paragraph(text, BODY, language, width)]


@pytest.mark.parametrize("width", range(60, 420, 12))
def test_no_chinese_line_begins_or_ends_with_the_wrong_mark(setter: Typesetter, width: int) -> None:
    lines = texts(setter, CHINESE, "zh", width)
    assert "".join(lines) == CHINESE
    assert not [line for line in lines if line[0] in NOT_AT_START or line[-1] in NOT_AT_END]


@pytest.mark.parametrize("closing", ["»", ")", "”", "》", "，", "。", "%"])
def test_no_line_begins_with_what_closes(setter: Typesetter, closing: str) -> None:
    said = f"参加汉语言文化研修项目{closing}成绩合格准予结业" * 3
    for width in range(60, 300, 6):
        assert not [line for line in texts(setter, said, "zh", width) if line.startswith(closing)]


def test_numbers_stay_with_their_units_and_dates_stay_whole(setter: Typesetter) -> None:
    for width in range(96, 420, 12):
        lines = texts(setter, CHINESE, "zh", width)
        assert sum("2026年9月1日" in line for line in lines) == 1
        assert sum("320学时" in line for line in lines) == 1


def test_words_of_the_papers_do_not_part(setter: Typesetter) -> None:
    said = "在我校参加2025/2026学年汉语进修项目学习，成绩合格，准予毕业。"
    for width in range(72, 240, 6):
        lines = texts(setter, said, "zh", width)
        assert not [line for line in lines if line[0] in "年语目习格业修校"]


@pytest.mark.parametrize("typeface", [SERIF, SANS, SANS_STRONG])
def test_the_dot_of_a_foreign_name_takes_less_than_half_a_square(setter: Typesetter, typeface: Typeface) -> None:
    style = replace(BODY, typeface=typeface)
    apart = setter.line("索科洛娃", style, "zh").width + setter.line("达里娅", style, "zh").width
    dot = setter.line("索科洛娃·达里娅", style, "zh").width - apart
    assert 0.3 * BODY.size < dot < 0.5 * BODY.size


@given(text=st.text(st.sampled_from("абв -—«»“”.,()№1aB\xa0"), max_size=40))
def test_words_part_only_at_spaces_and_hyphens_where_nothing_is_square(text: str) -> None:
    expected = [text[:1]]
    for left, right in pairwise(text):
        if line_breaking._may_break(left, right, False):
            expected.append("")
        expected[-1] += right
    assert line_breaking._unbreakable(text, False) == expected


def test_russian_short_words_dashes_and_number_signs_do_not_part() -> None:
    assert glued("участие в программе — с мая и № 5") == f"участие в{NBSP}программе{NBSP}— с{NBSP}мая и{NBSP}№{NBSP}5"
    assert glued("«В мире»") == f"«В{NBSP}мире»"
    assert glued("Ильяс в С") == f"Ильяс в{NBSP}С"


def test_initials_stay_with_the_name_and_a_year_does_not_hold_what_follows() -> None:
    assert glued("имени П. В. Дементьева") == f"имени П.{NBSP}В.{NBSP}Дементьева"
    assert glued("named after P. V. Dementyev", "en") == f"named after P.{NBSP}V.{NBSP}Dementyev"
    assert glued("ул. Лазурная, д. 24, 2026 г. по") == f"ул.{NBSP}Лазурная, д.{NBSP}24, 2026 г. по"


def test_a_remark_in_brackets_is_broken_only_when_it_must_be(setter: Typesetter) -> None:
    assert texts(setter, "国际交流与合作处（港澳台事务办公室）副处长", "zh", 200)[1].startswith("（港澳台事务办公室）")
    assert "(по 45 минут)." in texts(setter, "Объём: 72 академических часа (по 45 минут).", "ru", 190)[1].replace(
        NBSP, " "
    )


@pytest.mark.parametrize(("text", "before", "after"), [("“汉语”", 5, 5), ("（汉语）学习", 5, 0), ("学习。", 0, 5)])
def test_empty_halves_of_marks_hang_out_of_a_line(setter: Typesetter, text: str, before: int, after: int) -> None:
    line = setter.line(text, BODY, "zh")
    assert aligned(line, 100) == 100 - before
    assert aligned(line, 100, 200, "right") == 300 - line.width + after
    assert aligned(line, 100, 200, "centre") == 200 - line.width / 2 + (after - before) / 2


def test_latin_marks_hang_out_of_no_line(setter: Typesetter) -> None:
    assert setter.line("“Hello”", BODY, "en").hanging == (0, 0)


def test_a_line_is_not_broken_inside_quotes_when_it_can_be_broken_outside(setter: Typesetter) -> None:
    lines = texts(setter, CHINESE.partition("，共")[0] + "，特发此证。", "zh", 300)
    assert [line for line in lines if "“汉语语言培训（B1）”" in line]


def test_lines_of_a_paragraph_are_nearly_the_same_length(setter: Typesetter) -> None:
    lines = setter.paragraph(RUSSIAN, BODY, "ru", 330)
    assert len(lines) == 2
    assert max(line.width for line in lines) < 1.25 * min(line.width for line in lines)


def test_marks_beside_each_other_share_their_emptiness(setter: Typesetter) -> None:
    pair = setter.line("）”，", BODY, "zh")
    apart = sum(setter.line(mark, BODY, "zh").width for mark in "）”，")
    assert pair.width == pytest.approx(apart - 10)  # two halves of a 10-point square
    assert pair.tightened


def test_latin_quotes_around_han_keep_their_own_width(setter: Typesetter) -> None:
    mixed = setter.line("“汉”)", BODY, "en").width
    alone = sum(setter.line(mark, BODY, "en").width for mark in "“汉”)")
    assert mixed == pytest.approx(alone)


def test_a_long_name_shrinks_then_wraps_and_never_overflows(setter: Typesetter) -> None:
    style = Style(SERIF_STRONG, 28)
    short, longer, longest = (
        "Соколова Дарья",
        "Константиновский Всеволод",
        "Константиновский-Рождественский Всеволод Мирза-оглы",
    )
    sizes = []
    for name in (short, longer, longest):
        lines = setter.shrunk(name, style, "", 300, smallest=14)
        assert " ".join(line.text for line in lines).replace("- ", "-") == name
        assert all(line.width <= 300.5 for line in lines)
        sizes.append((len(lines), lines[0].style.size))
    assert sizes[0] == (1, 28)
    assert sizes[1][0] == 1
    assert sizes[1][1] < 28
    assert sizes[2][0] == 2


@given(
    text=st.text(st.sampled_from("абвгд жзий-—«» (№.,) 汉语教育，。“”（）《》1234567890abcXYZ\xa0"), max_size=120),
    language=st.sampled_from(["zh", "ru", "en"]),
    width=st.floats(30, 400),
)
@example(text="0000”（", language="zh", width=30.0)
def test_no_line_is_wider_than_its_column_and_no_word_is_lost(
    setter: Typesetter, text: str, language: str, width: float
) -> None:
    lines = setter.paragraph(text, BODY, language, width)
    assert all(line.width <= width + 0.5 for line in lines)

    def letters(words: str) -> str:
        return "".join(words.replace(NBSP, " ").split())

    assert letters("".join(line.text for line in lines)) == letters(text)
    assert setter.lines_needed(text, BODY, language, width) == len(lines)


def test_a_text_is_shaped_once_however_many_sizes_are_tried(setter: Typesetter, monkeypatch) -> None:
    shaped, runs = [], Fonts.runs
    monkeypatch.setattr(Fonts, "runs", lambda self, text, *a, **k: shaped.append(text) or runs(self, text, *a, **k))
    for smallest in (9, 8, 7, 6):
        setter.fitting("Достопримечательности", BODY, "ru", 40, smallest)
    assert shaped == ["Достопримечательности"]

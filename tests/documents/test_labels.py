"""Sheets of labels: where labels lie, that all of it fits, what is refused."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange_admin.documents.drawing import A4_PORTRAIT, TextMark
from exchange_admin.documents.fonts import Fonts
from exchange_admin.documents.labels.grid import LabelGrid, label_grids
from exchange_admin.documents.labels.pages import LabelPages, LabelText
from exchange_admin.domain.problems import RuleBroken

ROOT = Path(__file__).parents[2]
GRIDS = label_grids(ROOT / "resources" / "labels" / "grids.toml")
LONGEST = LabelText(
    (
        "Абдурахманов-Константинопольский Мухаммадюсуф Абдулазизович",
        "阿卜杜拉赫曼诺夫·穆罕默德优素福",
        "ABDURAKHMANOV Muhammad",
    ),
    ("Семестр обмена по направлению «Логистика и международные перевозки»", "Приморский колледж транспорта"),
)


@cache
def pages() -> LabelPages:
    return LabelPages(Fonts(ROOT / "resources" / "fonts"))


def drawn(labels: list[LabelText], grid: LabelGrid, start: int = 1, badges: bool = False) -> bytes:
    return pages().pdf(labels, grid, title="x", language="ru", start=start, badges=badges)


def places(pdf: bytes) -> list[tuple[int, float, float]]:
    """(page, left, top) of every text, in points from the upper left corner."""
    found = []
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number, page in enumerate(document):
            text = page.get_textpage()
            for at in range(text.count_rects()):
                left, _, _, top = text.get_rect(at)
                found.append((number, left, A4_PORTRAIT[1] - top))
    finally:
        document.close()
    return found


@pytest.mark.parametrize("grid", GRIDS, ids=lambda grid: grid.id)
def test_labels_of_a_sheet_lie_on_it_and_not_on_each_other(grid: LabelGrid) -> None:
    boxes = [grid.box(place) for place in range(grid.per_sheet)]
    for x, y, across, high in boxes:
        assert min(x, y) >= -0.01
        assert x + across <= A4_PORTRAIT[0] + 0.01
        assert y + high <= A4_PORTRAIT[1] + 0.01
    for n, (x, y, across, high) in enumerate(boxes):
        for left, bottom, _, _ in boxes[n + 1 :]:
            assert left >= x + across - 0.01 or left + across <= x + 0.01 or bottom + high <= y + 0.01


@pytest.mark.parametrize("grid", GRIDS, ids=lambda grid: grid.id)
@pytest.mark.parametrize("badges", [False, True])
def test_the_longest_names_fit_into_every_label(grid: LabelGrid, badges: bool) -> None:
    look, drawing = _look(badges), pages()
    scale = drawing._scale(LONGEST, grid, look)
    marks = [m for m in drawing._label(LONGEST, grid.box(0), look, scale, cut=False) if isinstance(m, TextMark)]
    x, y, across, high = grid.box(0)
    said = "".join(mark.line.text for mark in marks).replace(" ", "").replace("\xa0", "")
    for text in (*LONGEST.names, *LONGEST.lines):
        assert text.replace(" ", "") in said
    for mark in marks:
        assert x + 8 <= mark.x
        assert mark.x + mark.line.width <= x + across - 8
        assert y + 4 <= mark.y <= y + high - 4 - mark.line.style.size * 0.6


def _look(badges: bool) -> object:
    from exchange_admin.documents.labels import pages as module

    return module._BADGE if badges else module._ENVELOPE


@settings(max_examples=25)
@given(st.integers(1, 24), st.integers(1, 50))
def test_the_first_sheet_begins_at_the_label_that_is_left(start: int, count: int) -> None:
    grid = GRIDS[0]
    found = places(drawn([LabelText((f"N{n}",)) for n in range(count)], grid, start))
    assert len(found) == count
    assert [page for page, _, _ in found] == [(start - 1 + n) // 24 for n in range(count)]
    _, left, top = found[0]
    x, y, across, high = grid.box(start - 1)
    assert x < left < x + across
    assert y < A4_PORTRAIT[1] - top < y + high


@pytest.mark.parametrize("start", [0, -1, 25])
def test_a_label_that_no_sheet_has_is_refused(start: int) -> None:
    with pytest.raises(RuleBroken, match=r"labels\.start"):
        drawn([LONGEST], GRIDS[0], start)


def sizes(pdf: bytes) -> dict[str, float]:
    """Each word and its size of type in points."""
    found = {}
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            text = page.get_textpage()
            for word in text.get_text_range().split():
                at = text.search(word).get_next()[0]
                found[word] = pypdfium2.raw.FPDFText_GetFontSize(text, at)
    finally:
        document.close()
    return found


@pytest.mark.parametrize("badges", [False, True])
def test_all_labels_of_a_run_have_one_size_of_type(badges: bool) -> None:
    full = LabelText(("康乐怡", "КанЛэи", "KANGLeyi"), ("Колледж", "Программа", "Адрес", "Дом"))
    short = LabelText(("苏春悦", "SUChunyue"), ("Институт",))
    set_so = sizes(drawn([full, short], GRIDS[0], badges=badges))
    assert set_so["苏春悦"] == set_so["康乐怡"]
    assert set_so["SUChunyue"] == set_so["KANGLeyi"]
    assert set_so["Институт"] == set_so["Колледж"]


def test_one_label_with_far_more_on_it_does_not_make_the_others_small() -> None:
    short = [LabelText((f"Имя{n}",), ("Колледж",)) for n in range(5)]
    many = LabelText(("Фамилия", "FAMILIIA"), tuple(f"Строка{n}" for n in range(9)))
    set_so = sizes(drawn([*short, many], GRIDS[0]))
    assert set_so["Имя0"] == set_so["Имя4"] == sizes(drawn(short, GRIDS[0]))["Имя0"]
    assert set_so["Фамилия"] < set_so["Имя0"]


def test_nobody_gets_no_sheet_and_too_much_for_a_label_is_told() -> None:
    with pytest.raises(RuleBroken, match=r"labels\.nobody"):
        drawn([], GRIDS[0])
    with pytest.raises(RuleBroken, match=r"labels\.too_long"):
        drawn([LabelText(("Имя",), ("Очень длинная строка адреса, " * 30,))], GRIDS[0])


def test_a_sign_that_no_font_has_is_named() -> None:
    with pytest.raises(RuleBroken) as refused:
        drawn([LabelText(("Имя 🎓",))], GRIDS[0])
    assert refused.value.problem.code == "transcript.missing_glyph"
    assert "🎓" in str(refused.value.problem.facts["characters"])


def test_the_same_labels_give_the_same_bytes() -> None:
    other = LabelPages(Fonts(ROOT / "resources" / "fonts"))
    assert drawn([LONGEST] * 3, GRIDS[2]) == other.pdf([LONGEST] * 3, GRIDS[2], title="x", language="ru")


def test_a_grid_that_is_wider_than_its_sheet_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "grids.toml"
    path.write_text('[[grid]]\nid="x"\ncolumns=3\nrows=8\nwidth="71"\nheight="37"\nleft="0"\ntop="0"\n')
    with pytest.raises(ValueError, match="x"):
        label_grids(path)

"""Hidden lines of a sheet, told by its XML while that passes by in chunks of any size."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.documents.workbook_hidden_lines import HiddenLines, ranges

ROWS, COLUMNS = 50, 10


def told(*chunks: bytes) -> HiddenLines:
    lines = HiddenLines(ROWS, COLUMNS)
    for chunk in chunks:
        lines.see(chunk)
    return lines


@given(st.sets(st.integers(1, ROWS)), st.sets(st.integers(1, COLUMNS)), st.integers(1, 40), st.booleans())
def test_every_hidden_line_is_told_wherever_the_chunks_are_cut(
    rows: set[int], columns: set[int], size: int, prefixed: bool
) -> None:
    x = "x:" if prefixed else ""
    cols = "".join(
        f'<{x}col min="{n}" max="{n}" width="9" hidden="{int(n in columns)}"/>' for n in range(1, COLUMNS + 1)
    )
    lines = "".join(
        f'<{x}row r="{n}"{" hidden=" + chr(34) + "1" + chr(34) if n in rows else ""}><{x}c r="A{n}"/></{x}row>'
        for n in range(1, ROWS + 1)
    )
    xml = f"<{x}worksheet><{x}cols>{cols}</{x}cols><{x}sheetData>{lines}</{x}sheetData></{x}worksheet>".encode()
    found = told(*(xml[at : at + size] for at in range(0, len(xml), size)))
    assert found.rows() == ranges(n - 1 for n in rows)
    assert found.columns() == ranges(n - 1 for n in columns)


def test_what_only_reads_like_it_hides_nothing() -> None:
    assert not told(b'<row r="1" x:hidden="1"/><row r="2" hidden="0"/><rowx r="3" hidden="1"/><c t="hidden=1"/>')


def test_numbers_beyond_the_sheet_are_none_of_its_lines() -> None:
    lines = told(
        b'<row r="0" hidden="1"/><row r="51" hidden="1"/><row hidden="1"/><col min="9" max="9999999" hidden="1"/>'
    )
    assert (lines.rows(), lines.columns()) == ([], [(8, 9)])


def test_a_tag_that_never_ends_is_not_kept() -> None:
    lines = HiddenLines(ROWS, COLUMNS)
    for _ in range(1000):
        lines.see(b"<row hidden " * 1000)
    assert len(lines._cut) < 10_000
    lines.see(b'/><row r="3" hidden="1"/>')
    assert lines.rows() == [(2, 2)]

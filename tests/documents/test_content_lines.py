"""Lines of calendars and contacts, read back by a library that shares no code with ours."""

from __future__ import annotations

import icalendar
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.documents.content_lines import LONGEST, content_line, folded, parts_value, text_value


def unfolded(line: bytes) -> str:
    """As the standard has it: a line end with a space behind it is nothing."""
    return line.removesuffix(b"\r\n").replace(b"\r\n ", b"").decode()


def test_han_and_cyrillic_are_folded_right_at_every_octet() -> None:
    for before in range(LONGEST + 2):
        for letters in ("哈尔滨职业技术学院" * 9, "Прибытие" * 12, "é😀" * 20, "x" * 200):
            line = f"SUMMARY:{'x' * before}{letters}"
            data = folded(line)
            pieces = data.removesuffix(b"\r\n").split(b"\r\n")
            assert max(map(len, pieces)) <= LONGEST
            assert all(piece.decode() for piece in pieces), "no character is cut in two"
            assert all(piece.startswith(b" ") for piece in pieces[1:])
            assert unfolded(data) == line


def test_a_line_of_exactly_the_longest_length_stays_whole() -> None:
    assert folded("x" * LONGEST) == b"x" * LONGEST + b"\r\n"
    assert folded("x" * (LONGEST + 1)) == b"x" * LONGEST + b"\r\n x\r\n"


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"))))
def test_any_text_is_read_back_as_it_was(text: str) -> None:
    line = content_line("SUMMARY", text_value(text))
    event = icalendar.Event.from_ical(b"BEGIN:VEVENT\r\n" + line + b"END:VEVENT\r\n")
    assert str(event.get("SUMMARY")) == text


@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_no_text_begins_a_line_of_its_own(text: str) -> None:
    data = content_line("NOTE", text_value(f"a{text}\r\nEND:VCALENDAR\r\nBEGIN:VEVENT"), {"SORT-AS": text})
    whole = unfolded(data)
    assert len(whole.splitlines()) == 1
    assert not any((letter < " " and letter != "\t") or letter == "\x7f" for letter in whole)


def test_every_kind_of_line_break_is_one_and_other_controls_go() -> None:
    assert text_value("a\r\nb\rc\nd\u2028e\x85f\x0bg\x00h\x1bi") == r"a\nb\nc\nd\ne\nf\nghi"


def test_what_a_reader_could_take_for_structure_is_escaped() -> None:
    assert text_value("a;b,c\\n") == r"a\;b\,c\\n"
    assert parts_value(("Ван; младший", "Сяо,мин", "")) == r"Ван\; младший;Сяо\,мин;"
    assert text_value('=HYPERLINK("http://x")') == '=HYPERLINK("http://x")', "a text stays a text"


def test_a_parameter_with_marks_is_quoted_and_its_quotes_written_otherwise() -> None:
    assert content_line("N", "x", {"SORT-AS": "Wang,Xiaoming"}) == b'N;SORT-AS="Wang,Xiaoming":x\r\n'
    assert content_line("N", "x", {"LABEL": 'a"b:c\n^'}) == b'N;LABEL="a^\'b:c^n^^":x\r\n'


def test_half_a_character_does_not_stop_the_file() -> None:
    assert folded("A:\ud800") == b"A:?\r\n"

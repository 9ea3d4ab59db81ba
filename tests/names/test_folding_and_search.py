"""The one folding, document numbers, and queries that no typed text can break."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.names import Names, fold, normalise_document_number, search_query, search_text

typed = st.text(alphabet=st.one_of(st.characters(), st.sampled_from("\"'*()-+:^{}ANDORNTE李伟 \t\n\0аё")), max_size=60)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ёлкин", "елкин"),
        ("Андрей", "андрей"),
        ("Андреи\u0306", "андрей"),
        ("Müller", "muller"),
        ("LÜ", "lu"),
        ("LV", "lv"),
        ("Łódź Ørsted", "lodz orsted"),
        ("STRAẞE", "strasse"),
        ("Chang'an", "changan"),
        ("Chang’an", "changan"),
        ("ＷＡＮＧ\u3000Li ", "wang li"),
        ("a\u200bb\u00ad", "ab"),
        ("a\x00b", "a b"),
        ("⾥", "里"),
        ("İstanbul", "istanbul"),
        ("  ", ""),
    ],
)
def test_text_folds(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_folding_any_character_twice_changes_nothing() -> None:
    planes_without_letters = range(0x40000, 0xE0000)
    for code in (*range(planes_without_letters.start), *range(planes_without_letters.stop, 0xE1000)):
        once = fold(chr(code))
        assert fold(once) == once


@given(typed)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    "number",
    ["ab 123-456", "АВ123456", "ＡＢ１２３４５６", "AB№123456", "ΑΒ 123.456", "аb123456", "AB١٢٣٤٥٦", " AB/123_456\n"],
)
def test_one_document_number_in_many_spellings(number: str) -> None:
    assert normalise_document_number(number.replace("№", "")) == "AB123456"


def test_letters_without_a_latin_twin_stay() -> None:
    assert normalise_document_number("75 ЖЮ 12") == "75ЖЮ12"
    assert normalise_document_number("…") == ""


@given(typed)
def test_a_normalised_number_stays(text: str) -> None:
    once = normalise_document_number(text)
    assert normalise_document_number(once) == once


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("李伟", '"李 伟"'),
        ("куз", '"куз"*'),
        ("Ерёмин юл", '"еремин"* "юл"*'),
        ("李wei", '"李" "wei"*'),
        ("student1@example.ru", '"student1 example ru"*'),
        ('"a" AND -b* NEAR(c', '"a"* "and"* "b"* "near c"*'),
        ("- * \" ' ()", ""),
        ("\x00", ""),
        ("", ""),
        ("a a", '"a"*'),
        ("8916", '(("8916"*) OR "8916"* OR "7916"*)'),
        ("Юля 8 916", '"юля"* AND (("8"* "916"*) OR "8916"* OR "7916"*)'),
        ("2 2", '"2"*'),
    ],
)
def test_typed_text_becomes_a_query(text: str, query: str) -> None:
    assert search_query(text) == query


@pytest.fixture(scope="module")
def index(names: Names) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection:
        fill(connection, names)
        yield connection


def fill(connection: sqlite3.Connection, names: Names) -> None:
    connection.execute(
        "CREATE VIRTUAL TABLE found USING fts5(text, tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
    )
    for line in (
        "李伟",
        "吕布",
        "欧阳娜娜",
        "张长安",
        "Кузнецова Юлия Андреевна",
        "Ерёмин Фёдор",
        "Müller Jörg",
        "𠮷田",
    ):
        text = search_text(names.forms(line).search_keys)
        connection.execute("INSERT INTO found(rowid, text) VALUES ((SELECT count(*) FROM found) + 1, ?)", (text,))


def _found(index: sqlite3.Connection, text: str) -> list[int]:
    query = search_query(text)
    return [row[0] for row in index.execute("SELECT rowid FROM found WHERE found MATCH ?", (query,))] if query else []


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("李伟", 1), ("李", 1), ("伟", 1), ("Li Wei", 1), ("wei li", 1), ("liwei", 1), ("lw", 1), ("ли вэй", 1),
        ("LÜ bu", 2), ("lv", 2), ("LYU", 2), ("люй", 2),
        ("娜娜", 3), ("欧阳", 3), ("ouyangn", 3), ("oynn", 3), ("Оуян", 3), ("Nana OUYANG", 3),
        ("chang'an", 4), ("CHANGAN", 4), ("Чанань", 4), ("чанъань", 4),
        ("кузн", 5), ("KUZNETC", 5), ("kuznets iul", 5), ("yuliya", 5), ("андр", 5),
        ("еремин", 6), ("ЁРЕМИН", 6), ("fedor", 6),
        ("muller", 7), ("MÜLL jorg", 7), ("𠮷", 8),
    ],
)  # fmt: skip
def test_a_person_is_found_by_what_people_type(index: sqlite3.Connection, text: str, row: int) -> None:
    assert _found(index, text) == [row]


def test_han_out_of_order_is_not_found(index: sqlite3.Connection) -> None:
    assert _found(index, "伟李") == []


@given(text=typed)
def test_no_text_makes_a_query_that_the_index_refuses(index: sqlite3.Connection, text: str) -> None:
    _found(index, text)


def test_a_very_long_text_is_still_a_query(index: sqlite3.Connection) -> None:
    _found(index, " ".join(f"w{number}" for number in range(5000)))
    _found(index, "李" * 20_000)

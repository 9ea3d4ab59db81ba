"""Values as people type them, and what the file holds for them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.domain.dates import from_excel_day, read_date
from exchange_admin.domain.fields import Field, FieldType
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.values import check, parse, problems_of
from exchange_admin.domain.vocabulary import VOCABULARY

BIRTH = Field(name="birth_date", type=FieldType.DATE)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2005年2月21日", date(2005, 2, 21)),
        ("2004/04/20", date(2004, 4, 20)),
        ("20051128", date(2005, 11, 28)),
        ("2005.03.14", date(2005, 3, 14)),
        ("06.11.2006", date(2006, 11, 6)),
        ("21 февраля 2005 г.", date(2005, 2, 21)),
        ("Feb 21, 2005", date(2005, 2, 21)),
        ("２００５－０２－２１", date(2005, 2, 21)),
        ("24.11.26", date(2026, 11, 24)),
        ("24.11.63", date(1963, 11, 24)),
    ],
)
def test_a_date_is_read_in_any_usual_form(typed: str, day: date) -> None:
    assert read_date(typed).day == day


def test_a_date_with_slashes_that_reads_two_ways_says_so() -> None:
    read = read_date("03/04/2005")
    assert (read.ambiguous, read.day, read.other) == (True, date(2005, 4, 3), date(2005, 3, 4))


def test_a_day_that_does_not_exist_is_named_with_the_length_of_its_month() -> None:
    with pytest.raises(RuleBroken) as refused:
        read_date("31.02.2004")
    assert refused.value.problem.code == "value.no_such_day"
    assert refused.value.problem.facts["days"] == 29


@pytest.mark.parametrize(
    "typed", ["abc", "2005", "1.2.3.4", "12 rooms 2005 x", "2005-00-10", "Mary 21 2005", "1.13.2005"]
)
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(RuleBroken, match="value.not_a_date"):
        read_date(typed)


def test_plus_seven_is_a_week_from_today() -> None:
    assert parse(BIRTH, "+7", today=date(2026, 11, 24)) == "2026-12-01"


@given(st.dates(date(1900, 3, 1), date(9999, 12, 31)))
def test_an_excel_day_number_gives_back_its_date(day: date) -> None:
    assert from_excel_day((day - date(1899, 12, 30)).days) == day


@given(
    st.dates(date(1950, 1, 1), date(2999, 12, 31)),
    st.sampled_from(["{0:%Y-%m-%d}", "{0:%d.%m.%Y}", "{0:%Y/%m/%d}", "{0:%Y}年{0:%m}月{0:%d}日"]),
)
def test_every_written_date_reads_back(day: date, form: str) -> None:
    assert read_date(form.format(day)).day == day


FIELDS = [field for kind in REGISTRY.kinds for field in kind.fields]


@given(st.sampled_from(FIELDS), st.one_of(st.text(), st.integers(), st.booleans(), st.dates(), st.floats()))
def test_what_is_read_without_complaint_needs_only_length_and_bounds(field: Field, typed: object) -> None:
    try:
        value = parse(field, typed)
    except RuleBroken as refused:
        assert refused.problem.field == field.name
        return
    later = {problem.code for problem in problems_of(field, value)}
    bounds = {f"value.too_{way}{end}" for way in ("small", "large") for end in ("", "_hours")}
    assert later <= {"value.required", "value.too_long", "value.bad_character", *bounds}


@given(st.sampled_from(FIELDS), st.one_of(st.none(), st.text(), st.integers()))
def test_every_value_can_be_judged(field: Field, value: str | int | None) -> None:
    for problem in problems_of(field, value):
        assert problem.code.startswith("value.")


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("3,5", "3.5"),
        ("3.50", "3.5"),
        ("7/2", "7/2"),
        ("1 234,5", "1234.5"),
        ("−2", "-2"),
        ("３．５", "3.5"),
        ("4.0", "4"),
    ],
)
def test_a_decimal_keeps_its_exact_value(typed: str, value: str) -> None:
    assert parse(Field(name="credits", type=FieldType.DECIMAL), typed) == value


@pytest.mark.parametrize(
    ("typed", "code"),
    [("-3", "value.too_small"), ("-1/9", "value.too_small"), ("10.01", "value.too_large"), ("91/9", "value.too_large")],
)
def test_a_decimal_beyond_its_bounds_is_refused(typed: str, code: str) -> None:
    field = Field(name="credits", type=FieldType.DECIMAL, low=0, high=10)
    assert [problem.code for problem in problems_of(field, typed)] == [code]


@pytest.mark.parametrize("typed", ["0", "10", "20/2", "9.99"])
def test_a_decimal_may_reach_its_bounds(typed: str) -> None:
    field = Field(name="credits", type=FieldType.DECIMAL, low=0, high=10)
    assert problems_of(field, typed) == []


def test_too_many_minutes_are_told_in_the_hours_that_were_typed() -> None:
    (problem,) = problems_of(Field(name="minutes", type=FieldType.MINUTES, low=1, high=1440), 1800)
    assert (problem.code, problem.facts) == ("value.too_large_hours", {"hours": "32", "minutes": 1440})


BAD_CHARACTERS = (
    "\x00\x07\t\x1f\x7f\x9f\ud800\udfff\ue000\uf8ff\U000f0000\U0010fffd\u061c\u200e\u200f\u202a\u202e\u2066\u2069"
)


@pytest.mark.parametrize("character", BAD_CHARACTERS)
def test_control_private_and_direction_characters_are_named(character: str) -> None:
    problems = problems_of(Field(name="city"), f"a{character}b")
    assert [problem.code for problem in problems] == ["value.bad_character"]
    assert problems[0].facts["code"] == f"U+{ord(character):04X}"


def test_the_neighbours_of_bad_characters_are_good() -> None:
    assert problems_of(Field(name="city"), " ~\u00a0\u061b\u200d\u2010\u2029\u202f\u2065\ud7ff\uf900\U00020000") == []


def test_lines_and_tabs_are_good_in_a_memo_only() -> None:
    assert problems_of(Field(name="note", type=FieldType.MEMO), "a\n\tb") == []
    (problem,) = problems_of(Field(name="note", type=FieldType.MEMO), "a\n\rb")
    assert problem.facts["code"] == "U+000D"


def test_an_unknown_field_of_a_record_is_named() -> None:
    problems = check(REGISTRY["person"], {"shoe_size": 43}, whole=False)
    assert [(p.code, p.field) for p in problems] == [("value.unknown_field", "shoe_size")]


def test_a_whole_record_asks_for_its_required_fields() -> None:
    asked = {problem.field for problem in check(REGISTRY["agreement"], {}, whole=True)}
    assert asked == {"number", "institution_id", "kind", "state"}


def test_every_choice_field_names_a_vocabulary_and_every_reference_a_kind() -> None:
    for field in FIELDS:
        assert (field.type is FieldType.CHOICE) == (field.choices in VOCABULARY)
        assert (field.type is FieldType.REFERENCE) == (field.refers in REGISTRY)


def test_wire_names_are_unique_within_a_kind() -> None:
    for kind in REGISTRY.kinds:
        assert len(kind.by_wire) == len(kind.by_name) == len(kind.fields)


TIME = Field(name="starts_at", type=FieldType.TIME)


@pytest.mark.parametrize("typed", ["8:30", "08:30", "8.30", "0830", "８：３０", "8点30分", "8 ч 30", "8h30"])
def test_a_time_of_day_is_read_in_any_usual_form(typed: str) -> None:
    assert parse(TIME, typed) == "08:30"


@pytest.mark.parametrize("typed", ["24:00", "12:60", "noon", "8", "8:5", "-1:30"])
def test_what_is_no_time_of_day_is_refused(typed: str) -> None:
    with pytest.raises(RuleBroken, match="value.not_a_time"):
        parse(TIME, typed)
    assert [problem.code for problem in problems_of(TIME, typed)] == ["value.not_a_time"]

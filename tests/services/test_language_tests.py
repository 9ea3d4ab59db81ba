"""Tests of a language group: points typed and pasted, results taken over, retakes, a closed group."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from language_office import LanguageOffice
from paper_office import WHO

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.services.lessons.testing import PointsSheet, WantedPart, read_pasted

READING, WRITING = WantedPart("reading", "40"), WantedPart("writing", "20", weight="2", least_percent="50")
MID = {"title": "Mid-term", "date": "2026-10-12", "pass_percent": "60", "level": "A2"}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[LanguageOffice]:
    made = LanguageOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


def add_test(office: LanguageOffice, **more: str) -> PointsSheet:
    office.lessons.testing.add(office.zh, {**MID, **more}, [WRITING, READING], WHO)
    return office.lessons.testing.sheets(office.zh)[-1]


def score(office: LanguageOffice, sheet: PointsSheet, enrolment: str, *points: object) -> None:
    wanted = {
        (enrolment, part.id): None if number is None else Fraction(str(number))
        for part, number in zip(sheet.parts, points, strict=True)
    }
    office.lessons.testing.score(office.zh, wanted, WHO)


def enrolment(office: LanguageOffice, id: str) -> tuple[object, object, object]:
    record = office.store.get("language_enrolment", id)
    assert record is not None
    return record["mark"], record["result"], record["level_reached"]


def refusal(call: object, *arguments: object) -> str:
    with pytest.raises(RuleBroken) as refused:
        call(*arguments)  # type: ignore[operator]
    return refused.value.problem.code


def test_results_are_taken_over_for_whoever_sat_every_part(office: LanguageOffice) -> None:
    sheet = add_test(office)
    assert [part.skill for part in sheet.parts] == ["reading", "writing"]
    score(office, sheet, office.a, "36", "15")
    score(office, sheet, office.b, "20", None)
    done = office.lessons.testing.take_over(sheet.test.id, WHO)
    assert [problem.code for problem in done.problems] == ["test.unfinished"]
    assert enrolment(office, office.a) == ("80", "passed", "A2")
    assert enrolment(office, office.b) == (None, None, None)


def test_a_retake_takes_over_only_for_who_sat_it(office: LanguageOffice) -> None:
    first = add_test(office)
    score(office, first, office.a, 40, 20)
    score(office, first, office.b, 40, 5)
    office.lessons.testing.take_over(first.test.id, WHO)
    assert enrolment(office, office.b) == ("50", "failed", None)
    again = add_test(office, title="Retake", date="2026-10-26", retake_of_id=first.test.id)
    score(office, again, office.b, 30, 14)
    office.lessons.testing.take_over(again.test.id, WHO)
    assert enrolment(office, office.a) == ("100", "passed", "A2")
    assert enrolment(office, office.b) == ("71.7", "passed", "A2")
    assert office.lessons.testing.sheets(office.zh)[0].outcome(office.b).passed is False


def test_taking_over_again_writes_nothing(office: LanguageOffice) -> None:
    sheet = add_test(office)
    score(office, sheet, office.a, 40, 20)
    assert office.lessons.testing.take_over(sheet.test.id, WHO)
    assert not office.lessons.testing.take_over(sheet.test.id, WHO)


def test_points_stay_between_nothing_and_the_most(office: LanguageOffice) -> None:
    sheet = add_test(office)
    part = sheet.parts[0].id
    testing = office.lessons.testing
    assert refusal(testing.score, office.zh, {(office.a, part): Fraction(81, 2)}, WHO) == "test.points_over"
    assert refusal(testing.score, office.zh, {(office.a, part): Fraction(-1)}, WHO) == "test.points_below"
    assert refusal(testing.score, office.zh, {("elsewhere", part): Fraction(1)}, WHO) == "test.other_group"
    assert not testing.sheets(office.zh)[0].points


def test_points_are_taken_away_and_given_again(office: LanguageOffice) -> None:
    sheet = add_test(office)
    score(office, sheet, office.a, "12.5", 10)
    score(office, sheet, office.a, None, 10)
    assert office.lessons.testing.sheets(office.zh)[0].points[office.a] == {sheet.parts[1].id: Fraction(10)}
    score(office, sheet, office.a, "1/3", 10)
    assert office.lessons.testing.sheets(office.zh)[0].points[office.a][sheet.parts[0].id] == Fraction(1, 3)


def test_a_part_with_points_can_neither_go_nor_shrink_below_them(office: LanguageOffice) -> None:
    sheet = add_test(office)
    score(office, sheet, office.a, 30, None)
    change, test = office.lessons.testing.change, sheet.test.id
    assert refusal(change, test, MID, [WRITING], WHO) == "test.part_has_points"
    assert refusal(change, test, MID, [WantedPart("reading", "29"), WRITING], WHO) == "test.points_over"
    assert refusal(change, test, MID, [], WHO) == "test.no_parts"
    change(test, {**MID, "pass_percent": "70"}, [WantedPart("reading", "30"), WantedPart("speaking", "10")], WHO)
    sheet = office.lessons.testing.sheets(office.zh)[0]
    assert [(part.skill, part.counted.most) for part in sheet.parts] == [("reading", 30), ("speaking", 10)]
    assert sheet.pass_percent == 70


@pytest.mark.parametrize("most", ["0", "-5", "many", ""])
def test_a_part_has_points_to_earn(office: LanguageOffice, most: str) -> None:
    code = refusal(office.lessons.testing.add, office.zh, MID, [WantedPart("reading", most)], WHO)
    assert code in {"test.most_points", "value.wrong_type", "value.not_a_number", "value.required"}
    assert not office.lessons.testing.sheets(office.zh)


def test_a_closed_group_takes_points_only_with_a_reason(office: LanguageOffice) -> None:
    sheet = add_test(office)
    office.lessons.closing.close(office.zh, WHO)
    wanted = {(office.a, sheet.parts[0].id): Fraction(3)}
    assert refusal(office.lessons.testing.score, office.zh, wanted, WHO) == "group.closed"
    office.lessons.testing.score(office.zh, wanted, WHO, "Counted again")
    assert office.lessons.sheet(office.zh).group["correction"] == "Counted again"


def test_removing_a_test_is_one_step_that_can_be_undone(office: LanguageOffice) -> None:
    sheet = add_test(office)
    score(office, sheet, office.a, 30, 10)
    office.lessons.testing.remove(sheet.test.id, WHO)
    assert not office.lessons.testing.sheets(office.zh)
    office.store.undo(WHO)
    assert office.lessons.testing.sheets(office.zh)[0].mark(office.a) == "58.3"


def test_a_pasted_block_with_names_finds_its_people_in_any_order(office: LanguageOffice) -> None:
    sheet, members = add_test(office), office.sheet().members
    text = "ФИО\tЧтение\tПисьмо\r\nЕрёмин Фёдор\t30\t11,5\r\nSOKOLOVA Daria\t28\t41\nИванов Пётр\t1\t2\n"
    found = read_pasted(text, members, sheet.parts)
    reading, writing = (part.id for part in sheet.parts)
    assert found.ready == {
        (office.b, reading): Fraction(30), (office.b, writing): Fraction(23, 2), (office.a, reading): Fraction(28),
    }  # fmt: skip
    assert {place: (typed, problem.code) for place, (typed, problem) in found.wrong.items()} == {
        (office.a, writing): ("41", "test.points_over")
    }
    assert found.strangers == [("Иванов Пётр", 0)]


def test_a_pasted_block_of_numbers_begins_where_the_keyboard_is(office: LanguageOffice) -> None:
    sheet, members = add_test(office), office.sheet().members
    found = read_pasted("12\n—\n7", members, sheet.parts, row=0, column=1)
    assert found.ready == {(members[0].id, sheet.parts[1].id): Fraction(12)}
    assert not found.wrong
    assert read_pasted("nonsense", members, sheet.parts).wrong


@pytest.mark.parametrize(
    ("text", "beyond"),
    [("1\t2\t3\t4", ["3", "4"]), ("1\n2\n3\t—", ["3"]), ("Ерёмин Фёдор\t1\t2\t5", ["5"]), ("1\t2\t\t", [])],
)
def test_what_no_part_or_nobody_is_left_for_is_named(office: LanguageOffice, text: str, beyond: list[str]) -> None:
    sheet, members = add_test(office), office.sheet().members
    assert (len(sheet.parts), len(members)) == (2, 2)
    assert read_pasted(text, members, sheet.parts).beyond == beyond


def test_namesakes_in_a_group_are_never_guessed(office: LanguageOffice) -> None:
    person = office.add("person", role="student", family_cyrillic="Соколова", given_cyrillic="Дарья")
    office.enrolled(person)
    sheet, members = add_test(office), office.sheet().members
    found = read_pasted("Соколова Дарья\t30\t11", members, sheet.parts)
    assert (found.ready, found.strangers) == ({}, [("Соколова Дарья", 2)])


def test_the_day_of_a_test_orders_the_tests(office: LanguageOffice) -> None:
    add_test(office, title="Final", date="2026-10-29")
    add_test(office, title="First", date="2026-09-20")
    assert [one.test["title"] for one in office.lessons.testing.sheets(office.zh)] == ["First", "Final"]

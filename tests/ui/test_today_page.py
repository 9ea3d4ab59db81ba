"""The page that opens first: its blocks, the keys in them, what it says where there is nothing, where rows lead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from office import OWN, OpenOffice, add
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot
from task_office import with_rules

from exchange_admin.domain.queries import Query
from exchange_admin.domain.wording import Wording
from exchange_admin.services.casework.task_list import TaskFilter, TaskTab
from exchange_admin.services.casework.today_numbers import TaskPart
from exchange_admin.services.today.on_the_desk import DeskLine, these
from exchange_admin.services.today.pulse import Formalities, RuleDone
from exchange_admin.ui.formats import Formats
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.today.day_row import DayRow
from exchange_admin.ui.today.fitting import Wish, fitting
from exchange_admin.ui.today.office_blocks import DESK, desk_block
from exchange_admin.ui.today.pulse_blocks import formalities_block
from exchange_admin.ui.today.row_shown import RowShown
from exchange_admin.ui.today.said_days import above_day, day_of_month, short_day
from exchange_admin.ui.today.targets import Target, ToList, ToMonth, ToPage, ToTask, ToTasks
from exchange_admin.ui.today.today_page import TodayPage

KEY = Qt.Key


def entered(office: OpenOffice, qtbot: QtBot, height: int = 900) -> TodayPage:
    """The page while its first reading runs."""
    page = TodayPage(office.desk)
    qtbot.addWidget(page)
    page.resize(1140, height)
    page.show()
    page.activateWindow()
    page.enter()
    return page


def opened(office: OpenOffice, qtbot: QtBot, height: int = 900) -> TodayPage:
    page = entered(office, qtbot, height)
    qtbot.waitUntil(lambda: page.day is not None)
    qtbot.waitUntil(page.isActiveWindow)
    return page


@pytest.fixture
def page(office: OpenOffice, qtbot: QtBot) -> TodayPage:
    with_rules(office)
    return opened(office, qtbot)


def shown(page: TodayPage) -> dict[str, list[RowShown]]:
    return {id: block.rows() for id, block in page.blocks.items() if not block.isHidden()}


def leads_to(page: TodayPage) -> list[Target]:
    found: list[Target] = []
    page.wanted.connect(found.append)
    return found


def here(page: TodayPage) -> tuple[str, str]:
    """The block and the row that have the keyboard."""
    return next((id, row.title) for id, block in page.blocks.items() if block.has_keyboard() and (row := block.here()))


def press(page: TodayPage, qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(page.window().focusWidget(), key)


def test_who_was_asked_long_ago_is_asked_again_about_all_of_it(
    page: TodayPage, office: OpenOffice, qtbot: QtBot
) -> None:
    verbs, found = office.desk.office.casework.verbs, leads_to(page)
    stay = stays_of(page)[0]
    tasks = [one.id for one in office.desk.office.casework.tasks.tasks(of_stay(page, stay), "en") if one.is_open][:2]
    office.desk.feed.publish(verbs.ask(tasks, "Shen", on=date(2026, 11, 3)))
    qtbot.waitUntil(lambda: bool(page.blocks["waiting"].rows()))
    (row,) = page.blocks["waiting"].rows()
    assert (row.title, row.right_below, page.blocks["waiting"].badge()) == ("Соколова Дарья", "Ask again", "2")
    page.blocks["waiting"].take_keyboard()
    qtbot.keyClick(page.window().focusWidget(), KEY.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert found == [row.verb]

    made = next(one for one in page.blocks["waiting"].findChildren(DayRow) if one.shown is row)
    at = made.verb_box().center().toPoint()
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton, pos=QPoint(30, at.y()))
    assert found == [row.verb, row.verb, row.target]


def of_stay(page: TodayPage, stay: str) -> Sequence[int]:
    return page._desk.office.casework.tasks.ns(TaskTab.ALL, TaskFilter(stay=stay))


def test_the_calendar_is_one_key_away(page: TodayPage, qtbot: QtBot) -> None:
    found = leads_to(page)
    press(page, qtbot, KEY.Key_M)
    page.month_button.click()
    assert found == [ToMonth(), ToMonth()]


def test_arrows_lead_back_into_the_rows_from_beside_them(page: TodayPage, qtbot: QtBot) -> None:
    page.setFocus()
    press(page, qtbot, KEY.Key_Down)
    assert here(page) == ("overdue", "Соколова Дарья")


def test_what_is_overdue_the_longest_stands_first_and_nothing_else_is_red(page: TodayPage) -> None:
    rows = shown(page)
    assert [(one.title, one.middle, one.right) for one in rows["overdue"]] == [
        ("Соколова Дарья", "Residence permit", "4 d"),
        ("Ерёмин Фёдор", "Residence permit", "4 d"),
    ]
    red = {id for id, some in rows.items() for one in some if Tone.RED in (one.tone, one.second_tone)}
    assert (page.blocks["overdue"].badge(), red) == ("2", {"overdue"})


def test_the_week_is_grouped_by_rule_with_a_tile_for_each_new_day(page: TodayPage) -> None:
    week = shown(page)["week"]
    assert [(one.title, one.right) for one in week] == [("Registration of lodging", "2"), ("Apply to stay longer", "2")]
    assert page.status_words() == "2 overdue, 4 this week"


def test_a_row_leads_to_the_list_that_has_as_many_rows_as_it_says(page: TodayPage) -> None:
    found = 0
    tasks = page._desk.office.casework.tasks
    targets = [(one.right, one.target) for some in shown(page).values() for one in some]
    targets += [(block.all_words(), block.all_target()) for block in page.blocks.values() if not block.isHidden()]
    for said, target in targets:
        if isinstance(target, ToTasks):
            assert number_in(said) == len(tasks.ns(target.part.tab, target.part.wanted))
            found += 1
        elif isinstance(target, ToList):
            listed = page._desk.office.store.ids(Query(target.kind, filters=target.filters))
            assert number_in(said) == len(listed)
            found += 1
    assert found >= 4


def test_arrows_go_through_a_block_and_to_the_next_one_and_enter_opens(page: TodayPage, qtbot: QtBot) -> None:
    found = leads_to(page)
    assert here(page) == ("overdue", "Соколова Дарья")
    press(page, qtbot, KEY.Key_Down)
    assert here(page) == ("overdue", "Ерёмин Фёдор")
    press(page, qtbot, KEY.Key_Return)
    assert isinstance(found[-1], ToTask)
    assert found[-1].stay == stays_of(page)[1]

    press(page, qtbot, KEY.Key_Right)
    assert here(page) == ("week", "Registration of lodging")
    press(page, qtbot, KEY.Key_Return)
    assert isinstance(found[-1], ToTasks)
    assert found[-1].part.tab is TaskTab.WEEK
    press(page, qtbot, KEY.Key_Left)
    assert here(page) == ("overdue", "Ерёмин Фёдор")
    press(page, qtbot, KEY.Key_End, KEY.Key_Return)
    assert found[-1] == page.blocks["overdue"].all_target()


def number_in(said: str) -> int:
    return int(re.sub(r"\D", "", said))


def stays_of(page: TodayPage) -> list[str]:
    records = page._desk.office.store.records(Query("mobility"))
    names = {one.id: page._desk.label("person", one.text("person_id")) for one in records}
    return sorted(names, key=lambda stay: names[stay], reverse=True)


def test_tab_goes_from_block_to_block(page: TodayPage, qtbot: QtBot) -> None:
    press(page, qtbot, KEY.Key_Tab)
    assert here(page)[0] == "week"
    qtbot.keyClick(page.window().focusWidget(), KEY.Key_Backtab)
    assert here(page)[0] == "overdue"


def test_a_change_is_shown_without_a_jump(page: TodayPage, office: OpenOffice, qtbot: QtBot) -> None:
    press(page, qtbot, KEY.Key_Down)
    task = page.day.numbers.overdue_first[0] if page.day else None
    assert task is not None
    changes = office.desk.office.casework.verbs.done([task.id], "Shen", date(2026, 11, 24))
    office.desk.feed.publish(changes)
    qtbot.waitUntil(lambda: len(shown(page)["overdue"]) == 1)
    assert here(page) == ("overdue", "Ерёмин Фёдор")


def test_the_number_of_what_is_overdue_stays_right_while_nobody_looks(
    page: TodayPage, office: OpenOffice, qtbot: QtBot
) -> None:
    told: list[int] = []
    page.overdue_counted.connect(told.append)
    page.hide()
    assert page.day is not None
    first = page.day.numbers.overdue_first[0]
    office.desk.feed.publish(office.desk.office.casework.verbs.done([first.id], "Shen", date(2026, 11, 24)))
    qtbot.waitUntil(lambda: told == [1])
    assert page.day.numbers.overdue == 2
    page.show()
    page.enter()
    qtbot.waitUntil(lambda: page.day is not None and page.day.numbers.overdue == 1)


def test_a_day_on_which_nothing_is_due_says_what_comes_next(office: OpenOffice, qtbot: QtBot) -> None:
    with_rules(office)
    for rule in office.store.records(Query("requirement")):
        if rule["code"] != "cn.hiv":
            changes = office.desk.office.records.set("requirement", rule.id, {"active": 0}, "Shen")
            assert changes
    page = opened(office, qtbot)
    blocks = shown(page)
    assert not {"overdue", "week"} & blocks.keys()
    assert [(one.title, one.right) for one in blocks["nothing"]] == [("Health check", "2")]
    assert page.blocks["waiting"].sentence() == "Nobody owes you an answer."
    assert page.status_words() == "No task is due"


def test_a_new_office_is_told_what_to_do_first_and_shows_no_zeros(office: OpenOffice, qtbot: QtBot) -> None:
    for stay in office.store.records(Query("mobility")):
        office.desk.office.records.remove("mobility", stay.id, "Shen")
    for person in office.store.records(Query("person")):
        office.desk.office.records.remove("person", person.id, "Shen")
    page = entered(office, qtbot)
    assert list(shown(page)) == []
    qtbot.waitUntil(lambda: page.day is not None)
    qtbot.waitUntil(page.isActiveWindow)
    assert list(shown(page)) == ["first"]
    assert here(page)[1] == "Say who you are"
    assert not any(block.badge() for block in page.blocks.values())
    qtbot.waitUntil(lambda: page.blocks["first"].width() > page.width() * 0.9)


def test_until_the_day_is_read_the_cards_stand_there_with_their_titles(office: OpenOffice, qtbot: QtBot) -> None:
    with_rules(office)
    page = entered(office, qtbot)
    assert page.day is None
    blocks = {id: block for id, block in page.blocks.items() if not block.isHidden()}
    assert [block.accessibleName() for block in blocks.values()] == [
        "Overdue", "This week", "Waiting for them", "Arriving and leaving", "In class today", "Desk", "Agreements",
        "Who is here now?", "Formalities done?", "Do they come to class?", "Continue",
    ]  # fmt: skip
    assert not [one for one in blocks.values() if one.rows() or one.badge() or one.sentence() or one.all_words()]
    qtbot.waitUntil(lambda: page.day is not None)
    assert shown(page).keys() == blocks.keys()
    assert here(page) == ("overdue", "Соколова Дарья")


def test_a_low_page_names_fewer_and_a_high_one_more(office: OpenOffice, qtbot: QtBot) -> None:
    with_rules(office)
    for n in range(20):
        add(office.store, "task", kind="manual", title=f"Task {n}", state="open", due="2026-11-01", share="office")
    counts = []
    page = opened(office, qtbot, 420)
    for height in (420, 1100):
        page.resize(1140, height)
        qtbot.waitUntil(lambda height=height: page.height() == height)
        counts.append(len(shown(page)["overdue"]))
    assert counts[0] < counts[1] == 7


def test_offers_and_needs_stay_in_sight_on_a_low_page(office: OpenOffice) -> None:
    keys = ("void", "to_approve", "late_decisions", "conflicts", "new_matches", "interests", "ending", "late_outputs")
    block = desk_block(office.desk, tuple(DeskLine(key, 1) for key in keys))
    assert [row.title for row in block.kept] == ["New matches", "Interests to answer", "Own offers and needs that end"]
    assert len(block.rows) == len(keys) - len(block.kept)
    (alone,) = desk_block(office.desk, (DeskLine("ending", 1),)).kept
    assert alone.title == "Own offers and needs that end"
    assert not desk_block(office.desk, (DeskLine("ending", 1),)).sentence


@pytest.mark.parametrize("key", ["void", "to_approve", "awaited", "to_close"])
def test_lines_about_minutes_of_several_meetings_lead_to_those_and_of_one_to_its_minutes(
    office: OpenOffice, key: str
) -> None:
    several = DeskLine(key, 2, these(["a", "b"]))
    one = DeskLine(key, 1, these(["a"]), meeting="a")
    rows = desk_block(office.desk, (several, one)).rows
    list_of_several = ToList("meeting", these(["a", "b"]), rows[0].title)
    assert [row.target for row in rows] == [list_of_several, ToPage("body", "minutes.a")]


@pytest.mark.parametrize(("language", "here", "later"), [("en", "8", "8 Jan"), ("ru", "8", "8.01"), ("zh", "8", "1/8")])
def test_a_day_of_another_month_names_it(language: str, here: str, later: str) -> None:
    formats = Formats(language)
    today = date(2026, 12, 30)
    assert day_of_month(date(2026, 12, 8), today, formats) == here
    assert day_of_month(date(2027, 1, 8), today, formats) == later
    assert day_of_month(date(2027, 12, 8), today, formats) != here


def test_a_day_that_is_far_has_its_year() -> None:
    formats = Formats("ru", lambda: date(2026, 12, 1))
    assert short_day(date(2029, 11, 30), formats) == "30.11.2029"
    assert "2027" not in short_day(date(2027, 1, 15), formats)
    today = date(2026, 12, 1)
    assert (above_day(date(2027, 11, 19), today, formats), above_day(date(2027, 3, 1), today, formats)) == (
        "2027",
        "Пн",
    )


def test_rows_are_shared_out_until_the_room_is_full() -> None:
    many = [30.0] * 9
    assert fitting(400, [Wish(40, many, 3), Wish(40, many, 3)]) == [5, 5]
    assert fitting(430, [Wish(40, many, 3), Wish(40, many, 3)]) == [6, 5]
    assert fitting(10, [Wish(40, many, 3), Wish(40, many[:2], 3)]) == [3, 2]
    assert fitting(2000, [Wish(40, many, 3)]) == [9]


@pytest.mark.parametrize("key", DESK)
def test_what_waits_on_the_desk_has_words_on_the_command_line_too(wordings: dict[str, Wording], key: str) -> None:
    for words in wordings.values():
        assert "5" in words.explained(f"today.desk.{key}", {"n": 5, "day": date(2026, 11, 24)})


def test_what_is_left_of_formalities_and_their_sum_are_of_one_number(page: TodayPage, office: OpenOffice) -> None:
    assert page.day is not None
    rule = RuleDone("Registration", 1, 2, 4, 6, TaskPart(TaskTab.ALL, TaskFilter()))
    shown = formalities_block(office.desk, replace(page.day, formalities=Formalities(1, 2, 4, (rule,))))
    assert (shown.aside, [row.right for row in shown.rows]) == ("1 of 7", ["6 left"])


def test_guests_of_whom_nothing_says_that_they_came_stand_before_those_who_come(
    own_office: OpenOffice, qtbot: QtBot
) -> None:
    office, own = own_office, OWN
    partner = add(office.store, "institution", name_en="Amur College")
    person = add(office.store, "person", family_latin="Orlov", given_latin="Ivan")
    day = office.desk.look.formats.today() - timedelta(days=3)
    late = add(office.store, "mobility", person_id=person, planned_start=day.isoformat(), receiving_status="verified",
               sending_institution_id=partner, receiving_institution_id=own)  # fmt: skip
    page = opened(office, qtbot)
    row = shown(page)["moving"][0]
    assert (row.title, row.right, row.tone) == ("Amur College", "1", Tone.AMBER)
    assert re.fullmatch(r"should have arrived .+ · arrived\?", row.second)
    assert isinstance(row.target, ToList)
    assert [one.id for one in office.store.records(Query("mobility", filters=row.target.filters))] == [late]

"""Calendar and contact files, read back by other programs' libraries."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import icalendar
import pytest
import vobject

from exchange_admin.documents.calendar_file import CalendarEvent, write_calendar
from exchange_admin.documents.contact_file import ORGANISATION, ContactCard, NameInScript, write_contacts

MADE = datetime(2026, 11, 28, 12, 0, 5, 123456, tzinfo=UTC)
DAY = CalendarEvent(
    "id-start", 3, "抵校，2 人 · Уфимский колледж, филиал; 1", date(2026, 12, 31), is_planned=True, alarm_days=2
)
LESSON = CalendarEvent(
    "id-lesson",
    0,
    "Русский язык",
    datetime(2026, 9, 1, 8, 30, tzinfo=timezone(timedelta(hours=8))),
    90,
    "ауд. 204, корпус 1",
    "Иванова\nтема",
    alarm_minutes=30,
)
ID = "0198c2f0-0000-7000-8000-000000000001"


def read(target: Path) -> list[Any]:
    return icalendar.Calendar.from_ical(target.read_bytes()).walk("VEVENT")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "x.ics"


def test_a_day_has_no_zone_and_ends_where_the_next_begins(target: Path) -> None:
    assert write_calendar(target, [DAY], "哈尔滨", MADE) == 1
    (event,) = read(target)
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (date(2026, 12, 31), date(2027, 1, 1))
    assert (event["SEQUENCE"], event["UID"], event["STATUS"], event["TRANSP"]) == (
        3,
        "id-start",
        "TENTATIVE",
        "TRANSPARENT",
    )
    assert str(event["SUMMARY"]) == DAY.title
    assert event.decoded("DTSTAMP") == MADE.replace(microsecond=0)


def test_the_last_day_there_is_keeps_nobody_from_a_calendar(target: Path) -> None:
    assert write_calendar(target, [replace(DAY, starts=date.max)], "哈尔滨", MADE) == 1
    assert read(target)[0].decoded("DTSTART") == date.max


def test_a_moment_is_written_in_utc(target: Path) -> None:
    write_calendar(target, [LESSON], "", MADE)
    (event,) = read(target)
    assert event.decoded("DTSTART") == datetime(2026, 9, 1, 0, 30, tzinfo=UTC)
    assert event.decoded("DTEND") == datetime(2026, 9, 1, 2, 0, tzinfo=UTC)
    assert (str(event["LOCATION"]), str(event["DESCRIPTION"])) == (LESSON.place, LESSON.note)


def test_alarms_ring_in_the_morning_before_a_day_and_just_before_a_lesson(target: Path) -> None:
    write_calendar(target, [DAY, LESSON], "", MADE)
    triggers = [event.walk("VALARM")[0].decoded("TRIGGER") for event in read(target)]
    assert triggers == [timedelta(hours=-39), timedelta(minutes=-30)], "at 9:00 on the day before the eve"


def test_what_is_cancelled_says_so_and_rings_no_more(target: Path) -> None:
    write_calendar(target, [CalendarEvent("x", 1, "x", date(2026, 1, 1), is_cancelled=True, alarm_days=1)], "", MADE)
    (event,) = read(target)
    assert event["STATUS"] == "CANCELLED"
    assert event.walk("VALARM") == []


def test_a_second_library_reads_the_same(target: Path) -> None:
    write_calendar(target, [DAY, LESSON], "哈尔滨职业技术学院" * 9, MADE)
    read_calendar = vobject.readOne(target.read_text("utf-8"))
    assert [event.summary.value for event in read_calendar.vevent_list] == [DAY.title, LESSON.title]
    assert read_calendar.contents["name"][0].value == "哈尔滨职业技术学院" * 9


def test_a_calendar_that_cannot_be_finished_leaves_the_former_one(target: Path) -> None:
    target.write_text("before")

    def broken() -> Any:
        yield DAY
        raise LookupError

    with pytest.raises(LookupError):
        write_calendar(target, broken(), "", MADE)
    assert target.read_text() == "before"
    assert list(target.parent.iterdir()) == [target]


def test_a_card_has_a_name_in_each_script_and_is_sorted_by_pinyin(tmp_path: Path) -> None:
    names = (
        NameInScript("zh", "王小明", "王", "小明", sort_as=("Wang", "Xiaoming")),
        NameInScript("ru", "Ван Сяомин", "Ван", "Сяомин"),
        NameInScript("en", "WANG Xiaoming", "WANG", "Xiaoming"),
    )
    organisation = {"zh": "哈尔滨职业技术学院" * 5, "ru": "Харбинский; колледж, филиал"}
    card = ContactCard(
        ID, names, "individual", organisation, "外事处\r\nEND:VCARD", ("a@b.cn",), ("+86 451 1",), ("zh", "ru")
    )
    assert write_contacts(tmp_path / "x.vcf", [card, card]) == 2
    text = (tmp_path / "x.vcf").read_bytes().decode()
    assert text.startswith("BEGIN:VCARD\r\nVERSION:4.0\r\n"), "nothing stands before the version (RFC 6350, 6.7.9)"
    first, _ = vobject.readComponents(text)
    assert [(one.params["LANGUAGE"], one.value) for one in first.fn_list] == [
        ([name.language], name.whole) for name in names
    ]
    assert [(one.value.family, one.value.given) for one in first.n_list] == [
        (name.family, name.given) for name in names
    ]
    assert first.n_list[0].params["SORT-AS"] == ["Wang,Xiaoming"]
    assert {one.params["ALTID"][0] for one in (*first.n_list, *first.fn_list, *first.org_list)} == {"1"}
    assert [one.value for one in first.org_list] == [[said] for said in organisation.values()]
    assert first.title.value == "外事处\nEND:VCARD"
    assert (first.kind.value, first.uid.value) == ("individual", f"urn:uuid:{ID}")
    assert (first.email.value, first.tel.value) == ("a@b.cn", "+86 451 1")
    assert [one.value for one in first.lang_list] == ["zh", "ru"]


def test_a_name_that_has_no_parts_stands_whole(tmp_path: Path) -> None:
    write_contacts(tmp_path / "x.vcf", [ContactCard(ID, (NameInScript("", "International Office"),))])
    card = vobject.readOne((tmp_path / "x.vcf").read_text("utf-8"))
    assert (card.fn.value, card.n.value.family) == ("International Office", "International Office")
    assert card.fn.params == {}


def test_an_organisation_has_no_name_of_a_person(tmp_path: Path) -> None:
    card = ContactCard(ID, (NameInScript("ru", "Колледж"),), ORGANISATION, {"ru": "Колледж"})
    write_contacts(tmp_path / "x.vcf", [card])
    read_card = vobject.readOne((tmp_path / "x.vcf").read_text("utf-8"))
    assert (read_card.kind.value, "n" in read_card.contents) == ("org", False)

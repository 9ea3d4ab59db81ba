"""Which arrivals, departures and lessons stand in a calendar, under which hours, and whom it names."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import icalendar
import pytest
from agreement_office import AgreementOffice
from case_office import CaseOffice
from language_office import LanguageOffice
from paper_office import PaperOffice, Services

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.services.calendars.calendar_export import CalendarExport
from exchange_admin.services.calendars.order import (
    ARRIVALS,
    DEPARTURES,
    LESSONS,
    TASKS,
    WHAT,
    CalendarOrder,
    Whose,
    WrittenCalendar,
)
from exchange_admin.services.calendars.zones import OFFERED, offset
from exchange_admin.services.casework.casework import Casework
from exchange_admin.services.country_calendars import working_calendar
from exchange_admin.services.lessons.lessons import Lessons

YEAR = CalendarOrder(frozenset(WHAT), date(2026, 1, 1), date(2026, 12, 31))
PLANNED = {"actual_start": None, "actual_end": None, "receiving_status": "verified"}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[LanguageOffice]:
    made = LanguageOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


def exporter(office: Services) -> CalendarExport:
    casework = Casework(office.parts, lambda: office.records, working_calendar)
    return CalendarExport(office.parts, office.lists, Lessons(office.parts).planning, casework)


def write(office: Services, order: CalendarOrder = YEAR, language: str = "en") -> tuple[WrittenCalendar, list[Any]]:
    target = office.store.path.with_name("x.ics")
    written = exporter(office).write(target, order, language)
    return written, icalendar.Calendar.from_ical(target.read_bytes()).walk("VEVENT")


def titles(events: list[Any]) -> list[str]:
    return [str(event["SUMMARY"]) for event in events]


def refused(office: Services, order: CalendarOrder) -> list[str]:
    with pytest.raises(RuleBroken) as broken:
        write(office, order)
    return [problem.code for problem in broken.value.problems]


def only(*what: str, **more: Any) -> CalendarOrder:
    return replace(YEAR, what=frozenset(what), **more)


def test_people_who_come_on_one_day_from_one_partner_are_one_event(office: LanguageOffice) -> None:
    first = office.stay(office.person())
    office.stay(office.person("eremin"))
    office.stay(office.person("zeng"), actual_start="2026-03-05")
    written, events = write(office, only(ARRIVALS))
    partner = "Primorye College of Transport and Logistics"
    assert titles(events) == [f"Arrival, 2 people · {partner}", f"Arrival, 1 person · {partner}"]
    assert (events[0]["UID"], events[0].decoded("DTSTART")) == (f"{first}-start", date(2026, 3, 4))
    assert (written.counts, written.left_out) == ({ARRIVALS: 2}, ())


def test_what_is_only_planned_is_said_to_be_and_is_one_event_still_when_it_came_true(office: LanguageOffice) -> None:
    stay = office.stay(office.person(), **PLANNED)
    _, (before,) = write(office, only(ARRIVALS))
    assert str(before["SUMMARY"]).startswith("Arrival planned, 1 person")
    assert (before["STATUS"], before["SEQUENCE"], before.decoded("DTSTART")) == ("TENTATIVE", 0, date(2026, 3, 2))
    office.set("mobility", stay, actual_start="2026-03-06", receiving_status="arrived")
    _, (after,) = write(office, only(ARRIVALS))
    assert after["UID"] == before["UID"]
    assert (after["STATUS"], after["SEQUENCE"], after.decoded("DTSTART")) == ("CONFIRMED", 1, date(2026, 3, 6))


def test_our_own_leave_and_return(office: LanguageOffice) -> None:
    there = {"sending_institution_id": office.own, "receiving_institution_id": office.partner, "direction": "outgoing"}
    office.stay(office.person("zeng"), **there)
    assert titles(write(office, only(ARRIVALS))[1])[0].startswith("Return, 1 person · Primorye")
    assert titles(write(office, only(DEPARTURES))[1])[0].startswith("Leaving, 1 person · Primorye")


def test_who_did_not_come_is_taken_out_of_calendars_that_have_the_arrival(office: LanguageOffice) -> None:
    office.stay(office.person(), **PLANNED)
    gone = office.stay(office.person("eremin"), **{**PLANNED, "sending_status": "withdrawn"})
    written, events = write(office, only(ARRIVALS))
    states = {str(event["UID"]): str(event["STATUS"]) for event in events}
    assert states[f"{gone}-start"] == "CANCELLED"
    assert sorted(states.values()) == ["CANCELLED", "TENTATIVE"]
    assert (written.events, written.cancelled) == (1, 1)


def test_stays_without_a_day_and_drafts_are_told(office: LanguageOffice) -> None:
    office.stay(office.person())
    office.stay(office.person("eremin"), **{**PLANNED, "planned_start": None})
    office.stay(office.person("zeng"), **{**PLANNED, "sending_status": "draft", "receiving_status": "pending"})
    written, events = write(office, only(ARRIVALS))
    assert len(events) == 1
    assert [(one.code, one.facts) for one in written.left_out] == [("calendar.no_start", {"n": 1})]
    assert ("calendar.drafts", {"n": 1}) in [(one.code, one.facts) for one in written.notices]


def test_no_name_leaves_the_office_unless_it_is_asked_for(office: LanguageOffice) -> None:
    teacher = office.person("zeng")
    office.set("language_group", office.zh, teacher_id=teacher)
    (lesson, *_) = office.plan()
    office.set("language_lesson", lesson, topic="Встреча с Ерёминым", note="internal")
    office.stay(office.person(), mobility_group_id=office.add("mobility_group", name_ru="Группа Соколовой"), note="x")
    parts = ("Соколов", "索科洛娃", "达里娅", "SOKOLOVA", "Daria", "曾毅", "ZENG", "Ерёмин", "Игоревна", "internal")
    write(office)
    silent = office.store.path.with_name("x.ics").read_bytes().replace(b"\r\n ", b"")
    assert [one for one in parts if one.encode() in silent] == []
    written, events = write(office, replace(YEAR, with_names=True))
    assert "calendar.with_names" in {one.code for one in written.notices}
    assert titles(events)[0].endswith(": Соколова Дарья Игоревна")
    (spoken,) = [event for event in events if event["UID"] == lesson]
    assert str(spoken["DESCRIPTION"]) == "曾毅\nВстреча с Ерёминым"
    named = office.store.path.with_name("x.ics").read_bytes().replace(b"\r\n ", b"")
    assert b"internal" not in named, "a note stays in the office whatever is ticked"


def test_lessons_in_china_are_read_in_beijing_time_on_any_pc(
    office: LanguageOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.plan()
    with pc_in(monkeypatch, "Europe/Kaliningrad"):
        written, events = write(office, only(LESSONS))
    assert events[0].decoded("DTSTART") == datetime(2026, 9, 7, 0, 30, tzinfo=UTC), "8:30 in Harbin"
    assert events[0].decoded("DTEND") == datetime(2026, 9, 7, 2, 0, tzinfo=UTC)
    assert str(events[0]["SUMMARY"]) == "Chinese, B1 · ZH-1"
    assert [str(event["LOCATION"]) for event in events[:2]] == ["204", "301"]
    assert (written.zones, [one.code for one in written.notices]) == (("Asia/Shanghai",), ["calendar.without_names"])


def test_in_russia_the_zone_is_the_one_that_is_named_else_that_of_the_pc_which_is_told(
    office: LanguageOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.plan()
    office.set("institution", office.own, country="RU")
    with pc_in(monkeypatch, "Asia/Yekaterinburg"):
        guessed, events = write(office, only(LESSONS))
        assert events[0].decoded("DTSTART") == datetime(2026, 9, 7, 3, 30, tzinfo=UTC)
        assert (guessed.zones, guessed.notices[0].code) == (("UTC+05:00",), "calendar.zone_guessed")
        named, events = write(office, only(LESSONS, zone="Asia/Vladivostok"))
    assert events[0].decoded("DTSTART") == datetime(2026, 9, 6, 22, 30, tzinfo=UTC)
    assert (named.zones, [one.code for one in named.notices]) == (("Asia/Vladivostok",), ["calendar.without_names"])


def test_every_zone_that_is_offered_is_known_with_its_offset() -> None:
    offsets = [offset(zone, date(2026, 7, 1)) for zone in OFFERED]
    assert offsets[:5] == ["UTC+08:00", "UTC+02:00", "UTC+03:00", "UTC+04:00", "UTC+05:00"]
    assert (len(offsets), offsets[-1]) == (12, "UTC+12:00")


def test_nobody_guesses_the_zone_of_a_place_abroad(office: LanguageOffice) -> None:
    office.plan()
    office.set("programme", office.programme, host_institution_id=office.partner)
    office.stay(office.person())
    written, events = write(office)
    assert [str(event["UID"])[-3:] for event in events] == ["art", "end"]
    (told,) = written.left_out
    assert (told.code, told.facts) == ("calendar.no_zone", {"n": 4, "country": "choice.country.RU"})
    assert len(write(office, only(LESSONS, zone="Asia/Vladivostok"))[1]) == 4


def test_a_lesson_without_an_hour_is_a_whole_day(office: LanguageOffice) -> None:
    office.add("language_lesson", language_group_id=office.zh, date="2026-09-08", minutes=90, state="planned")
    assert write(office, only(LESSONS))[1][0].decoded("DTSTART") == date(2026, 9, 8)


def test_a_moved_lesson_is_cancelled_in_its_old_place(office: LanguageOffice) -> None:
    first, *_ = office.plan()
    office.lessons.planning.move(first, date(2026, 9, 8), "14:00", "Shen")
    written, events = write(office, only(LESSONS))
    assert {str(event["UID"]): (event["STATUS"], event["SEQUENCE"]) for event in events}[first] == ("CANCELLED", 1)
    assert (written.counts, written.cancelled) == ({LESSONS: 4}, 1)


def test_the_calendar_of_one_person_has_their_stay_and_the_lessons_they_attend_or_give(office: LanguageOffice) -> None:
    teacher, pupil = office.person("zeng"), office.store.get("language_enrolment", office.a)["person_id"]
    office.stay(str(pupil))
    office.stay(teacher)
    first, second, *_ = office.plan()
    office.lessons.planning.substitute([second], teacher, "Shen")
    office.set("language_enrolment", office.a, enrolled_on="2026-09-09", left_on="2026-09-14")
    _, events = write(office, replace(YEAR, whose=Whose("person", str(pupil))))
    assert first not in {event["UID"] for event in events}
    assert len(events) == 2 + 2, "came, left, and the lessons between joining and leaving the group"
    _, events = write(office, replace(YEAR, whose=Whose("person", teacher)))
    assert [event["UID"] for event in events if str(event["UID"])[-4:] not in {"tart", "-end"}] == [second]


def test_the_calendar_of_a_coordinator_has_the_stays_they_look_after(office: LanguageOffice) -> None:
    staff = office.add("staff", name="Орлова Анна", role="coordinator")
    stay = office.stay(office.person(), coordinator_id=staff)
    office.stay(office.person("eremin"))
    office.plan()
    whose = exporter(office).whose("Орлова Анна")
    assert (whose, exporter(office).whose(staff)) == (Whose("staff", staff), Whose("staff", staff))
    assert [event["UID"] for event in write(office, replace(YEAR, whose=whose))[1]] == [f"{stay}-start", f"{stay}-end"]


def test_a_name_that_fits_nobody_or_several_is_refused(office: LanguageOffice) -> None:
    office.person("eremin")
    for typed, code in (("Nobody", "calendar.nobody"), ("Еремин", "value.called_alike")):
        with pytest.raises(RuleBroken) as broken:
            exporter(office).whose(typed)
        assert broken.value.problems[0].code in {code, "calendar.nobody"}


def test_both_ends_of_the_period_count(office: LanguageOffice) -> None:
    office.stay(office.person())
    assert len(write(office, only(ARRIVALS, since=date(2026, 3, 4), until=date(2026, 3, 4)))[1]) == 1
    assert refused(office, only(ARRIVALS, since=date(2026, 3, 5))) == ["calendar.nothing"]
    assert refused(office, only(ARRIVALS, until=date(2026, 3, 3))) == ["calendar.nothing"]


def test_wishes_that_make_no_calendar_are_refused(office: LanguageOffice) -> None:
    office.stay(office.person())
    assert refused(office, only()) == ["calendar.no_what"]
    assert refused(office, replace(YEAR, until=date(2025, 1, 1))) == ["period.reversed"]
    assert refused(office, replace(YEAR, remind_days=-1)) == ["calendar.remind_days"]
    for zone in ("Mars/Base", "../../etc/passwd", "\0", "/etc/localtime"):
        assert refused(office, replace(YEAR, zone=zone)) == ["calendar.unknown_zone"]


def test_an_empty_office_gives_no_calendar_and_leaves_the_file_that_is_there(tmp_path: Path) -> None:
    office = PaperOffice(tmp_path / "office.exchange")
    target = tmp_path / "x.ics"
    target.write_text("before")
    assert refused(office, YEAR) == ["calendar.nothing"]
    assert target.read_text() == "before"
    office.store.close()


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseOffice]:
    made = CaseOffice(tmp_path / "case.exchange")
    yield made
    made.store.close()


def test_what_a_rule_asks_for_by_one_day_is_one_event_whoever_it_is_of(case: CaseOffice) -> None:
    case.stay(case.person("zeng"))
    written, events = write(case, only(TASKS))
    (photo,) = [event for event in events if str(event["SUMMARY"]).startswith("Photo")]
    assert str(photo["SUMMARY"]) == "Photo for the visa, 2 people"
    assert photo.decoded("DTSTART") == case.tasks()["cn.photo"].act_by
    assert (str(photo["UID"]), written.counts) == (case.id_of("cn.photo"), {TASKS: len(events)})


def test_a_task_keeps_its_event_until_it_is_settled_and_is_then_taken_out(case: CaseOffice) -> None:
    task = case.id_of("cn.registration")
    before = {str(event["UID"]): event for event in write(case, only(TASKS))[1]}[task]
    case.verbs.done([task], "Shen")
    after = {str(event["UID"]): event for event in write(case, only(TASKS))[1]}[task]
    assert (before["STATUS"], after["STATUS"]) == ("TENTATIVE", "CANCELLED")
    assert after["SEQUENCE"] >= before["SEQUENCE"]


def test_tasks_about_health_are_in_no_calendar_ticked_or_not(case: CaseOffice) -> None:
    for order in (only(TASKS), only(TASKS, with_names=True)):
        written, events = write(case, order)
        assert not any("HIV" in title for title in titles(events))
        assert ("calendar.sensitive", {"n": 1}) in [(one.code, one.facts) for one in written.notices]


def test_every_language_has_the_words(office: LanguageOffice) -> None:
    office.stay(office.person())
    assert titles(write(office, only(ARRIVALS), "ru")[1]) == [
        "Прибытие, 1 человек · Приморский колледж транспорта и логистики"
    ]
    assert titles(write(office, only(DEPARTURES), "zh")[1]) == ["离校，1 人 · 滨海交通物流学院"]


class pc_in:  # noqa: N801
    """The clock of this PC in a zone."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
        self._patch, self._zone = monkeypatch, zone

    def __enter__(self) -> None:
        self._patch.setenv("TZ", self._zone)
        time.tzset()

    def __exit__(self, *_: object) -> None:
        self._patch.delenv("TZ")
        time.tzset()


def test_the_notice_of_an_agreement_reminds_three_months_and_a_month_before(tmp_path: Path) -> None:
    office = AgreementOffice(tmp_path / "agreement.exchange")
    written, events = write(office, only(TASKS))
    assert written.counts[TASKS] == 1
    (event,) = events
    assert titles(events) == ["Decide on renewal: 2022/03 · Primorye College of Transport and Logistics"]
    assert event["DTSTART"].dt == date(2026, 12, 2)
    alarms = [alarm["TRIGGER"].dt.total_seconds() / 3600 for alarm in event.walk("VALARM")]
    assert alarms[:2] == [9 - 90 * 24, 9 - 30 * 24]
    office.store.close()

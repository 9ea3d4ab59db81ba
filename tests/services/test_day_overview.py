"""What else a day is about: lessons, agreements to think of, what waits on the desk, where somebody left off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from agreement_office import AgreementOffice
from language_office import LanguageOffice
from paper_office import WHO

from exchange_admin.domain.queries import Query
from exchange_admin.domain.rules.lessons.hours import Mark
from exchange_admin.domain.rules.lessons.hours import Presence as Attended
from exchange_admin.domain.rules.lessons.timetable import Slot
from exchange_admin.services.casework.casework import Casework
from exchange_admin.services.country_calendars import working_calendar
from exchange_admin.services.exchange.at_a_glance import OpenDecisions
from exchange_admin.services.today.agreements_ahead import AgreementsAhead
from exchange_admin.services.today.classes import Classes, ClassesToday
from exchange_admin.services.today.on_the_desk import RECORDS, OnTheDesk
from exchange_admin.services.today.pulse import Presence
from exchange_admin.services.today.today import Today, week_of


@pytest.fixture
def school(tmp_path: Path) -> Iterator[LanguageOffice]:
    made = LanguageOffice(tmp_path / "school.exchange")
    yield made
    made.store.close()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[AgreementOffice]:
    made = AgreementOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


def classes_on(school: LanguageOffice, day: date) -> ClassesToday:
    return Classes(replace(school.parts, today=lambda: day), school.lists).read("en")


def test_lessons_of_a_day_come_in_the_order_of_their_hours_with_those_who_are_in_the_group(
    school: LanguageOffice,
) -> None:
    school.enrolled(school.person(), "2026-09-07")
    school.enrolled(school.person(), "2026-09-15")
    planned = school.plan(Slot(1, "13:30", 90, "305"), Slot(1, "08:00", 45, ""), last=date(2026, 9, 7))
    school.lessons.planning.hold(planned[:1], WHO)
    found = classes_on(school, date(2026, 9, 7))
    assert [(one.starts_at, one.ends_at, one.room, one.people) for one in found.lessons] == [
        ("08:00", "08:45", "301", 3),
        ("13:30", "15:00", "305", 3),
    ]
    assert {one.is_taken for one in found.lessons} == {True, False}


def test_a_day_without_lessons_says_when_the_next_ones_are(school: LanguageOffice) -> None:
    school.plan(Slot(1, "08:00", 45, ""))
    assert classes_on(school, date(2026, 9, 8)).next_day == date(2026, 9, 14)
    assert classes_on(school, date(2026, 9, 15)) == ClassesToday(has_groups=True)


def test_an_agreement_is_told_when_notice_or_its_end_is_near_or_its_places_nearly_used(
    office: AgreementOffice,
) -> None:
    quiet = office.agreed("2025/01", valid_from="2025-02-01", valid_until="2030-01-31")
    office.agreed("2020/09", valid_from="2015-02-01", valid_until="2020-01-31", state="terminated")
    office.condition(places_per_year=5, agreement_id=quiet)
    found = AgreementsAhead(office.parts).read("en")
    assert [(one.number, one.day, one.urgent) for one in found] == [("2022/03", date(2026, 12, 2), True)]


def test_the_desk_has_lines_for_what_is_there_alone_each_with_its_list(office: AgreementOffice) -> None:
    desk = OnTheDesk(office.parts, dict)
    assert desk.lines(OpenDecisions(0, 0, 0, 0)) == ()
    waiting = desk.lines(OpenDecisions(cards=2, duplicates=1, held=0, questions=4))
    assert [(one.key, one.n) for one in waiting] == [("conflicts", 3), ("questions", 4)]
    office.store.import_drafts.put("x", "{}")
    assert [one.key for one in desk.lines(OpenDecisions(0, 0, 0, 0))] == ["imports"]


def test_the_desk_counts_as_drafts_whom_neither_side_has_decided_on(office: AgreementOffice) -> None:
    kind, filters = RECORDS["drafts"]
    draft = office.go("incoming", sending_status="draft", receiving_status="pending", actual_start=None)
    office.go("incoming", sending_status="draft", receiving_status="verified", actual_start=None)
    assert [(one.key, one.n) for one in OnTheDesk(office.parts, dict).lines(OpenDecisions(0, 0, 0, 0))] == [
        ("drafts", 1)
    ]
    assert [office.store.id_of(kind, n) for n in office.store.ids(Query(kind, filters=filters))] == [draft]


def test_what_is_looked_at_last_is_offered_and_what_was_deleted_is_not(office: AgreementOffice) -> None:
    casework = Casework(office.parts, lambda: office.records, working_calendar)
    today = Today(office.parts, casework, office.lists, lambda: "list.xlsx", lambda: 0)
    gone = office.person()
    for person in (gone, office.someone):
        office.store.recent.add("person", person)
    office.records.remove("person", gone, WHO)
    day = today.read("en")
    assert ([one.id for one in day.recent], day.kept_import, day.is_new) == ([office.someone], "list.xlsx", False)


def test_weeks_of_a_term_begin_on_mondays() -> None:
    assert week_of("2026-09-01", date(2026, 9, 1)) == 1
    assert week_of("2026-09-01", date(2026, 9, 7)) == 2
    assert week_of("2026-09-01", date(2026, 11, 27)) == 13


def test_every_line_of_records_is_a_list_that_can_be_asked_for(office: AgreementOffice) -> None:
    for kind, filters in RECORDS.values():
        assert len(office.store.ids(Query(kind, filters=filters))) == 0


def test_guests_who_have_arrived_are_counted_by_partner(office: AgreementOffice) -> None:
    office.go("incoming", receiving_status="in_residence")
    office.go("incoming", receiving_status="arrived")
    office.go("incoming", receiving_status="departed")
    office.go("outgoing", receiving_status="in_residence")
    here = Presence(office.parts).here()
    (found,) = here.partners
    assert len(office.store.ids(Query("mobility", filters=here.filters))) == here.n == 2
    assert (found.partner, found.n) == (office.partner, 2)
    assert len(office.store.ids(Query("mobility", filters=found.filters))) == 2


def test_attendance_of_a_week_is_the_share_of_the_minutes_that_were_taught(school: LanguageOffice) -> None:
    lessons = school.plan(Slot(1, "08:00", 60, ""))
    school.lessons.planning.hold(lessons, WHO)
    school.lessons.marking.mark(school.zh, {(school.a, lessons[0]): Mark(Attended.ABSENT)}, WHO)
    weeks = Presence(replace(school.parts, today=lambda: date(2026, 9, 16))).attended()
    assert [one.rate for one in weeks[-3:]] == [None, Fraction(1, 2), Fraction(1)]
    assert Presence(replace(school.parts, today=lambda: date(2026, 12, 16))).attended() == ()

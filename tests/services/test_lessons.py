"""Language groups from day to day, on a real office file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from language_office import MONDAY, WEDNESDAY, LanguageOffice
from paper_office import TODAY, WHO, order

from exchange_admin.domain.problems import Level, RuleBroken
from exchange_admin.domain.queries import Filter, Query
from exchange_admin.domain.rules.lessons.hours import Mark, Presence
from exchange_admin.domain.rules.lessons.timetable import Slot
from exchange_admin.services.certificates.selection import Selection
from exchange_admin.services.country_calendars import country_calendar
from exchange_admin.services.lessons.group_sheet import attended_minutes

ABSENT, LATE = Mark(Presence.ABSENT), Mark(Presence.LATE, 15)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[LanguageOffice]:
    made = LanguageOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


def refusal(*codes: str) -> object:
    return pytest.raises(RuleBroken, match="|".join(codes))


# holidays


def test_the_national_days_of_china_are_off_and_the_days_worked_for_them_are_known() -> None:
    autumn = country_calendar("CN", date(2026, 9, 1), date(2026, 10, 31), "zh")
    assert date(2026, 10, 1) in autumn.off
    assert "国庆节" in autumn.off[date(2026, 10, 1)]
    assert autumn.worked == {date(2026, 9, 20): date(2026, 10, 6), date(2026, 10, 10): date(2026, 10, 7)}


def test_a_saturday_that_russia_works_is_known_and_a_moved_holiday_is_no_working_day() -> None:
    year = country_calendar("RU", date(2024, 1, 1), date(2024, 12, 31), "ru")
    assert year.worked[date(2024, 4, 27)] == date(2024, 4, 29)
    assert date(2024, 1, 6) not in year.worked
    assert year.off[date(2024, 11, 4)] == "День народного единства"
    assert country_calendar("RU", date(2026, 11, 4), date(2026, 11, 4)).off == {date(2026, 11, 4): "Unity Day"}


def test_a_country_that_is_not_known_has_no_days_off() -> None:
    assert country_calendar("", date(2026, 1, 1), date(2026, 12, 31)).off == {}


# lessons from a timetable


def test_lessons_are_proposed_over_the_days_of_the_group_around_the_holidays_of_the_host(office) -> None:
    office.lessons.planning.set_timetable(office.zh, (MONDAY, Slot(4, "10:20", 90)), WHO)
    proposed = office.lessons.planning.proposed(office.zh, language="zh")
    off = [one for one in proposed if one.holiday]
    assert (proposed[0].day, proposed[-1].day) == (date(2026, 9, 7), date(2026, 10, 29))
    assert [one.day for one in off] == [date(2026, 10, 1), date(2026, 10, 5)]


def test_planning_again_makes_no_lesson_twice(office) -> None:
    assert len(office.plan()) == 4
    proposed = office.lessons.planning.proposed(office.zh, date(2026, 9, 7), date(2026, 9, 20))
    assert not any(one.wanted for one in proposed)
    with refusal("lesson.none_to_make"):
        office.lessons.planning.make(office.zh, proposed, WHO)


def test_one_undo_takes_back_all_lessons_of_a_plan_and_they_can_be_planned_anew(office) -> None:
    before = office.plan()
    office.store.undo(WHO)
    assert office.sheet().lessons == []
    assert office.plan() == before


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        (date(2026, 9, 2), date(2026, 9, 1), "period.reversed"),
        (date(2026, 9, 1), date(2028, 9, 1), "lesson.long_period"),
    ],
)
def test_a_period_that_makes_no_sense_is_refused(office, first: date, last: date, code: str) -> None:
    office.plan()
    with refusal(code):
        office.lessons.planning.proposed(office.zh, first, last)


def test_without_timetable_or_days_there_is_nothing_to_make_lessons_of(office) -> None:
    with refusal("lesson.no_timetable"):
        office.lessons.planning.proposed(office.zh)
    bare = office.new_group("ZH-9", starts=None)
    office.lessons.planning.set_timetable(bare, (MONDAY,), WHO)
    with refusal("lesson.no_period"):
        office.lessons.planning.proposed(bare)


def test_a_line_of_the_timetable_must_be_possible(office) -> None:
    with refusal("value.not_a_time"):
        office.lessons.planning.set_timetable(office.zh, (Slot(1, "25:00", 90),), WHO)


def test_changing_the_timetable_leaves_the_other_lines_and_the_lessons_alone(office) -> None:
    office.plan()
    changes = office.lessons.planning.set_timetable(office.zh, (MONDAY,), WHO)
    assert len(changes.ids["timetable_slot"]) == 1
    assert office.lessons.planning.slots(office.zh) == [MONDAY]
    assert len(office.sheet().lessons) == 4


def test_a_moved_lesson_stands_on_its_new_day_and_its_old_place_is_not_filled_again(office) -> None:
    first, *_ = office.plan()
    office.lessons.planning.move(first, date(2026, 9, 11), "14:00", WHO)
    states = [(str(one.day), one.state) for one in office.sheet().lessons]
    assert states[0] == ("2026-09-07", "moved")
    assert ("2026-09-11", "planned") in states
    moved = next(one for one in office.sheet().lessons if one.day == date(2026, 9, 11))
    assert (moved.record["moved_from_id"], moved.counted.minutes, moved.record["room"]) == (first, 90, "204")
    with refusal("lesson.not_given"):
        office.lessons.planning.move(first, date(2026, 9, 12), "14:00", WHO)
    with refusal("lesson.same_day"):
        office.lessons.planning.move(moved.id, date(2026, 9, 9), "10:20", WHO)


def test_a_substitute_is_named_for_several_lessons_in_one_step(office) -> None:
    lessons = office.plan()
    teacher = office.person()
    changes = office.lessons.planning.substitute(lessons[:2], teacher, WHO)
    assert len(changes.ids["language_lesson"]) == 2
    assert office.sheet().lessons[1].record["substitute_id"] == teacher


def test_a_lesson_beside_the_timetable_is_planned_where_there_is_none_yet(office) -> None:
    office.plan()
    values = {"date": "2026-09-12", "starts_at": "14:00", "minutes": 135, "topic": "参观"}
    office.lessons.planning.add(office.zh, values, WHO)
    extra = next(one for one in office.sheet().lessons if one.day == date(2026, 9, 12))
    assert (extra.state, extra.counted.minutes, extra.record["topic"]) == ("planned", 135, "参观")
    with refusal("lesson.same_day"):
        office.lessons.planning.add(office.zh, values, WHO)
    for wrong in ({"minutes": 0}, {"starts_at": "25:00"}, {"date": None}):
        with refusal("value."):
            office.lessons.planning.add(office.zh, {**values, "date": "2026-09-13", **wrong}, WHO)


def test_a_record_of_a_second_lesson_at_the_same_hour_is_refused_as_in_planning(office) -> None:
    first, *_ = office.plan()
    values = {"language_group_id": office.zh, "date": "2026-09-12", "minutes": 90, "state": "planned"}
    (extra,) = office.records.add("language_lesson", {**values, "starts_at": "14:00"}, WHO).ids["language_lesson"]
    with refusal("lesson.same_day"):
        office.records.add("language_lesson", {**values, "starts_at": "14:00"}, WHO)
    with refusal("lesson.same_day"):
        office.records.set("language_lesson", first, {"date": "2026-09-12", "starts_at": "14:00"}, WHO)
    office.records.set("language_lesson", extra, {"topic": "参观", "starts_at": "15:45"}, WHO)
    other = office.records.get("language_group", office.zh).values | {"code": "ZH-9"}
    (group,) = office.records.add("language_group", other, WHO).ids["language_group"]
    office.records.add("language_lesson", {**values, "starts_at": "15:45", "language_group_id": group}, WHO)


def test_two_lessons_at_one_hour_from_two_offices_can_still_be_told_apart(office) -> None:
    first, *_ = office.plan()
    second = office.add("language_lesson", **office.records.get("language_lesson", first).values)
    office.records.set("language_lesson", second, {"topic": "参观"}, WHO)
    with refusal("lesson.same_day"):
        office.records.set("language_lesson", second, {"date": "2026-09-09", "starts_at": "10:20"}, WHO)
    office.records.set("language_lesson", second, {"starts_at": "14:00"}, WHO)


def test_a_day_off_of_the_host_country_is_asked_about_by_its_name(office) -> None:
    problem = office.lessons.planning.day_off(office.zh, date(2026, 10, 1), "zh")
    assert problem is not None
    assert (problem.level, problem.facts["date"]) == (Level.ASKS, "2026-10-01")
    assert "国庆节" in str(problem.facts["name"])
    assert office.lessons.planning.day_off(office.zh, date(2026, 10, 10)) is None, "a Saturday that is worked"


def test_a_lesson_that_was_held_on_another_day_keeps_its_marks_there(office) -> None:
    first, second, *_ = office.plan()
    office.lessons.marking.mark(office.zh, {(office.a, first): ABSENT}, WHO)
    office.lessons.planning.describe(first, {"date": "2026-09-08", "starts_at": "08:30", "minutes": 45}, WHO)
    assert (office.sheet().lessons[0].day, office.sheet().tallies[office.a].absent) == (date(2026, 9, 8), 45)
    with refusal("lesson.same_day"):
        office.lessons.planning.describe(first, {"date": "2026-09-09", "starts_at": "10:20"}, WHO)
    assert office.plan()[0] not in {first, second}, "its old place may be filled, and it stays where it is"
    assert office.sheet().lessons[1].id == first


def test_lessons_planned_by_mistake_are_deleted_and_come_back(office) -> None:
    first, second, third, _ = office.plan()
    office.lessons.marking.mark(office.zh, {(office.a, first): ABSENT}, WHO)
    with refusal("lesson.stays"):
        office.lessons.planning.remove([first, second], WHO)
    office.lessons.planning.plan_again([first], WHO)
    office.lessons.planning.move(third, date(2026, 9, 18), "", WHO)
    moved = next(one.id for one in office.sheet().lessons if one.day == date(2026, 9, 18))
    office.lessons.planning.remove([first, moved], WHO)
    assert [(one.id, one.state) for one in office.sheet().lessons[:2]] == [(second, "planned"), (third, "cancelled")]
    office.store.undo(WHO)
    assert len(office.sheet().lessons) == 5
    office.lessons.planning.hold([first], WHO)
    assert office.sheet().tallies[office.a].absent == 90


# attendance


def test_nobody_was_in_a_lesson_that_is_still_to_come(office) -> None:
    lesson = office.lessons.planning.add(
        office.zh, {"date": "2026-11-25", "starts_at": "08:30", "minutes": 90}, WHO
    ).ids["language_lesson"]
    (ahead,) = lesson
    for attempt in (
        lambda: office.lessons.planning.hold([ahead], WHO),
        lambda: office.lessons.marking.mark(office.zh, {(office.a, ahead): Mark(Presence.EXCUSED)}, WHO),
        lambda: office.records.set("language_lesson", ahead, {"state": "held"}, WHO),
    ):
        with refusal("lesson.ahead"):
            attempt()
    office.lessons.planning.describe(ahead, {"date": TODAY.isoformat()}, WHO)
    office.lessons.planning.hold([ahead], WHO)
    with refusal("lesson.ahead"):
        office.lessons.planning.describe(ahead, {"date": "2026-11-25"}, WHO)


def test_everybody_is_present_once_a_lesson_was_held(office) -> None:
    first, *_ = office.plan()
    office.lessons.planning.hold([first], WHO)
    sheet = office.sheet()
    assert sheet.mark(sheet.members[0], sheet.lessons[0]) == Mark()
    assert sheet.mark(sheet.members[0], sheet.lessons[1]) is None
    assert {tally.rate for tally in sheet.tallies.values()} == {Fraction(1)}


def test_a_mark_makes_its_lesson_a_held_one_in_the_same_step(office) -> None:
    first, *_ = office.plan()
    changes = office.lessons.marking.mark(office.zh, {(office.a, first): ABSENT, (office.b, first): LATE}, WHO)
    assert changes.verb == "attendance.mark"
    tallies = office.sheet().tallies
    assert (tallies[office.a].rate, tallies[office.b].rate) == (0, Fraction(5, 6))
    office.store.undo(WHO)
    assert office.sheet().lessons[0].state == "planned"
    assert office.sheet().tallies[office.a].due == 0


def test_present_is_no_record_and_takes_back_a_mark(office) -> None:
    first, *_ = office.plan()
    office.lessons.marking.mark(office.zh, {(office.a, first): Mark()}, WHO)
    assert office.store.where("attendance", "language_enrolment_id", [office.a]) == []
    office.lessons.marking.mark(office.zh, {(office.a, first): LATE}, WHO)
    office.lessons.marking.mark(office.zh, {(office.a, first): Mark()}, WHO)
    (record,) = office.store.where("attendance", "language_enrolment_id", [office.a])
    assert (record["state"], record["late_minutes"]) == ("present", None)
    assert office.sheet().tallies[office.a].rate == 1


def test_an_undone_mark_can_be_made_again(office) -> None:
    first, *_ = office.plan()
    for _ in range(2):
        office.lessons.marking.mark(office.zh, {(office.a, first): ABSENT}, WHO)
        assert office.sheet().tallies[office.a].rate == 0
        office.store.undo(WHO)


def test_the_same_mark_again_writes_nothing(office) -> None:
    first, *_ = office.plan()
    office.lessons.marking.mark(office.zh, {(office.a, first): ABSENT}, WHO)
    steps = office.store.step_count()
    assert not office.lessons.marking.mark(office.zh, {(office.a, first): ABSENT}, WHO)
    assert office.store.step_count() == steps


def test_what_cannot_be_is_refused_and_writes_nothing(office) -> None:
    first, second, *_ = office.plan()
    office.lessons.planning.cancel([second], WHO)
    other = office.new_group("ZH-2")
    late_joiner = office.enrolled(office.person("zeng"), first="2026-09-08")
    stranger = office.enrolled(office.person("nguyen"), group=other)
    wrong = {
        "attendance.outside": {(office.a, first): ABSENT, (late_joiner, first): ABSENT},
        "attendance.other_group": {(stranger, first): ABSENT},
        "lesson.not_given": {(office.a, second): ABSENT},
        "lesson.late_missing": {(office.a, first): Mark(Presence.LATE)},
        "lesson.late_longer": {(office.a, first): Mark(Presence.LATE, 90)},
    }
    steps = office.store.step_count()
    for code, marks in wrong.items():
        with refusal(code):
            office.lessons.marking.mark(office.zh, marks, WHO)
    assert office.store.step_count() == steps


def test_a_mark_added_as_a_plain_record_is_the_same_record(office) -> None:
    first, *_ = office.plan()
    office.lessons.marking.mark(office.zh, {(office.a, first): ABSENT}, WHO)
    values = {"language_enrolment_id": office.a, "language_lesson_id": first, "state": "excused"}
    with refusal("record.exists"):
        office.records.add("attendance", values, WHO)


def test_entered_hours_count_only_as_long_as_a_group_has_held_no_lesson(office) -> None:
    office.set("language_enrolment", office.a, attended_minutes_entered=4500)
    lessons = office.plan()
    enrolment = office.store.get("language_enrolment", office.a)
    assert attended_minutes(office.store, [enrolment]) == {office.a: 4500}
    office.lessons.planning.hold(lessons[:1], WHO)
    assert attended_minutes(office.store, [enrolment]) == {office.a: 90}


def test_lists_and_papers_show_the_counted_hours(office) -> None:
    office.set("language_enrolment", office.a, attended_minutes_entered=4500, planned_minutes=7200)
    people = [office.store.get("language_enrolment", id)["person_id"] for id in (office.a, office.b)]
    asked = (Query("language_enrolment", filters=(Filter("person_id", values=(person,)),)) for person in people)
    numbers = [n for query in asked for n in office.lists.ids(query)]

    def listed() -> list[object]:
        rows = office.lists.rows("language_enrolment", numbers, ("attended",), "ru")
        return [rows[n].cells[0].value for n in numbers]

    assert listed() == [4500, None]
    lessons = office.plan()
    office.lessons.marking.mark(office.zh, {(office.a, lessons[0]): LATE}, WHO)
    assert listed() == [75, 90]
    (paper,) = office.issuing.recipients(Selection((), (), (office.a,)), order("language_course"))
    assert paper.facts.minutes == 75


# people


def test_a_whole_list_comes_in_as_one_step_and_says_who_was_there_and_that_it_is_full(office) -> None:
    person = office.store.get("language_enrolment", office.a).text("person_id")
    new = [office.person("zeng"), office.person("nguyen")]
    changes = office.lessons.enrolling.enrol(office.zh, [person, *new], date(2026, 9, 14), WHO)
    assert len(changes.ids["language_enrolment"]) == 2
    assert [problem.code for problem in changes.problems] == ["group.already_in", "group.full"]


def test_moving_to_another_group_keeps_what_was_before_and_counts_from_the_day_on(office) -> None:
    lessons = office.plan()
    office.lessons.planning.hold(lessons, WHO)
    other = office.new_group("ZH-2")
    office.lessons.enrolling.move(office.a, other, date(2026, 9, 14), WHO)
    old = office.sheet().tallies[office.a]
    assert (old.lessons, old.due) == (2, 180)
    (new,) = office.lessons.sheet(other).members
    assert new.enrolment["moved_from_id"] == office.a
    assert new.enrolment["enrolled_on"] == "2026-09-14"
    with refusal("group.not_enrolled"):
        office.lessons.enrolling.move(office.a, other, date(2026, 9, 21), WHO)
    with refusal("group.moved_before_start"):
        office.lessons.enrolling.move(office.b, other, date(2026, 9, 7), WHO)
    with refusal("group.same_group"):
        office.lessons.enrolling.move(office.b, office.zh, date(2026, 9, 21), WHO)


def test_a_teacher_gives_a_result_by_hand_and_corrects_it_in_a_closed_group_with_a_reason(office) -> None:
    verbs = office.lessons.enrolling
    verbs.judge(office.a, {"mark": "4", "level_reached": "A2", "result": "passed"}, WHO)
    enrolment = office.store.get("language_enrolment", office.a)
    assert [enrolment[name] for name in ("mark", "level_reached", "result")] == ["4", "A2", "passed"]
    assert not verbs.judge(office.a, {"mark": "4"}, WHO)
    with refusal("value.unknown_word"):
        verbs.judge(office.a, {"result": "splendid"}, WHO)
    office.lessons.closing.close(office.zh, WHO)
    with refusal("group.closed"):
        verbs.judge(office.a, {"mark": "5"}, WHO)
    assert verbs.judge(office.a, {"mark": "5"}, WHO, "补考").verb == "language_group.correct"


def test_days_that_cannot_be_are_refused_or_asked_about(office) -> None:
    with refusal("group.left_before_start"):
        office.lessons.enrolling.leave(office.a, date(2026, 9, 6), WHO)
    with refusal("period.reversed"):
        office.records.set("language_enrolment", office.a, {"left_on": "2026-09-06"}, WHO)
    late = office.lessons.enrolling.enrol(office.zh, [office.person("zeng")], date(2026, 10, 31), WHO)
    assert [problem.code for problem in late.problems] == ["group.enrolled_after_end"]
    moved = office.lessons.enrolling.move(office.a, office.new_group("ZH-2"), date(2026, 11, 2), WHO)
    assert [problem.code for problem in moved.problems] == ["group.enrolled_after_end"]


# closing


def closed(office: LanguageOffice) -> list[str]:
    lessons = office.plan()
    office.lessons.planning.hold(lessons, WHO)
    office.lessons.closing.close(office.zh, WHO)
    return lessons


def test_a_group_with_past_lessons_that_nobody_settled_is_not_closed(office) -> None:
    lessons = office.plan()
    with refusal("group.lessons_open"):
        office.lessons.closing.close(office.zh, WHO)
    office.lessons.planning.hold(lessons[:2], WHO)
    office.lessons.planning.cancel(lessons[2:], WHO)
    assert [problem.code for problem in office.lessons.closing.problems(office.zh)] == ["group.results_open"]
    office.lessons.closing.close(office.zh, WHO)
    group = office.sheet().group
    assert (group["closed_on"], group["closed_by"]) == (TODAY.isoformat(), WHO)


def test_closing_a_group_with_lessons_to_come_is_asked_about(office) -> None:
    office.lessons.planning.add(office.zh, {"date": "2026-11-25", "starts_at": "08:30", "minutes": 90}, WHO)
    found = office.lessons.closing.problems(office.zh)
    assert [(one.code, one.facts["n"]) for one in found] == [("group.lessons_ahead", 1), ("group.results_open", 2)]
    office.lessons.closing.close(office.zh, WHO)


def test_a_closed_group_refuses_every_verb_and_every_form(office) -> None:
    lessons = closed(office)
    verbs = office.lessons
    person = office.person("zeng")
    for attempt in (
        lambda: verbs.marking.mark(office.zh, {(office.a, lessons[0]): ABSENT}, WHO),
        lambda: verbs.planning.cancel(lessons[:1], WHO),
        lambda: verbs.planning.add(office.zh, {"date": "2026-09-12", "minutes": 90}, WHO),
        lambda: verbs.planning.set_timetable(office.zh, (WEDNESDAY,), WHO),
        lambda: verbs.enrolling.enrol(office.zh, [person], date(2026, 9, 14), WHO),
        lambda: office.records.set("language_lesson", lessons[0], {"topic": "声调"}, WHO),
        lambda: office.records.set("language_enrolment", office.a, {"mark": "90"}, WHO),
        lambda: office.records.set("language_group", office.zh, {"room": "1"}, WHO),
        lambda: office.records.remove("language_lesson", lessons[0], WHO),
        lambda: verbs.closing.close(office.zh, WHO),
    ):
        with refusal("group.closed"):
            attempt()


def test_a_correction_says_why_and_the_journal_keeps_each_reason(office) -> None:
    lessons = closed(office)
    for n, reason in enumerate(("医院证明补交", "误记")):
        mark = {(office.a, lessons[n]): Mark(Presence.EXCUSED)}
        assert office.lessons.marking.mark(office.zh, mark, WHO, reason).verb == "language_group.correct"
    assert office.sheet().tallies[office.a].excused == 180
    reasons = [one.new for one in office.store.history.of("language_group", office.zh) if one.field == "correction"]
    assert reasons == ["误记", "医院证明补交"]


def test_a_group_is_reopened_with_a_reason_only(office) -> None:
    closed(office)
    with refusal("group.no_reason"):
        office.lessons.closing.reopen(office.zh, " ", WHO)
    office.lessons.closing.reopen(office.zh, "补考", WHO)
    assert not office.sheet().is_closed
    with refusal("group.not_closed"):
        office.lessons.closing.reopen(office.zh, "补考", WHO)


def test_nobody_closes_a_group_by_writing_the_day_into_it(office) -> None:
    with refusal("group.closed_by_verb"):
        office.records.set("language_group", office.zh, {"closed_on": "2026-11-01"}, WHO)
    with refusal("group.closed_by_verb"):
        values = {"language_course_id": office.course, "code": "ZH-8", "closed_on": "2026-11-01"}
        office.records.add("language_group", values, WHO)


def test_a_group_is_closed_once(office) -> None:
    closed(office)
    steps = office.store.step_count()
    with refusal("group.closed"):
        office.lessons.closing.close(office.zh, WHO)
    assert office.store.step_count() == steps

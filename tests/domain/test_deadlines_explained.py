"""Why a task is due when it is, in the words of each language; and the table of events in the documentation."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from written_days import ANNOUNCED, OFF, WORKED

from exchange_admin.domain.rules.casework.explaining import explained
from exchange_admin.domain.rules.casework.occurrences import SOURCES, Occurrence, due_days
from exchange_admin.domain.rules.casework.requirements import Requirement
from exchange_admin.domain.rules.casework.terms import Term
from exchange_admin.domain.rules.casework.working_days import WorkingCalendar
from exchange_admin.domain.wording import LANGUAGES, Wording

ROOT = Path(__file__).parents[2]
WORDS = {language: Wording.load(ROOT / "resources" / "wording", language) for language in LANGUAGES}
RUSSIA, CHINA = (
    WorkingCalendar(country, frozenset(OFF[country]), frozenset(WORKED[country]), frozenset(ANNOUNCED[country]))
    for country in ("RU", "CN")
)
REGISTRATION = Requirement(
    "ru.migration_registration",
    event="arrival",
    term=Term("after", 7, day_type="working"),
    basis="109-FZ",
    source="Two universities",
    confidence="high",
    checked_on=date(2026, 11, 27),
)


def steps(rule: Requirement, occurrence: Occurrence, calendar: WorkingCalendar, language: str = "en") -> list[str]:
    reasons = explained(rule, occurrence, due_days(rule, occurrence, calendar), calendar)
    return [WORDS[language].explained(f"deadline.step.{one.code}", one.facts) for one in reasons]


def occurrence(event: str, day: str, source: int = 0, **more: object) -> Occurrence:
    return Occurrence("start", date.fromisoformat(day), source=SOURCES[event][source], **more)


def test_a_registration_over_new_year_names_every_day_that_was_left_out() -> None:
    assert steps(REGISTRATION, occurrence("arrival", "2026-12-28"), RUSSIA) == [
        "Arrival: 28 Dec 2026 (from “Stay event”).",
        "7 working days after it.",
        "The day of the event itself does not count.",
        "Weekends do not count.",
        "Days off, not counted: 31 Dec 2026 to 10 Jan 2027.",
        "Due: 15 Jan 2027.",
        "Legal basis: 109-FZ.",
        "Source: Two universities.",
        "Confidence: High.",
        "Checked on 27 Nov 2026.",
    ]


def test_a_chinese_term_into_a_year_that_is_not_announced_says_that_it_may_change() -> None:
    rule = replace(REGISTRATION, confidence="low", checked_on=None)
    said = steps(rule, occurrence("arrival", "2026-12-29"), CHINA)
    assert any(one.startswith("2027 is not final") and "China" in one for one in said)
    assert said[-2:] == ["Confidence: Low.", "Nobody has checked this rule yet."]
    assert not any("not final" in one for one in steps(rule, occurrence("arrival", "2026-12-29"), RUSSIA))


def test_a_worked_sunday_and_a_week_off_are_told() -> None:
    said = steps(
        replace(REGISTRATION, term=Term("after", 12, day_type="working")), occurrence("entry", "2026-09-18"), CHINA
    )
    assert "Worked at the weekend, counted: 20 Sep 2026." in said
    assert "Days off, not counted: 25 Sep 2026 to 27 Sep 2026." in said
    assert "Days off, not counted: 1 Oct 2026 to 7 Oct 2026." in said


def test_a_single_day_off_is_named_alone() -> None:
    said = steps(
        replace(REGISTRATION, term=Term("after", 1, day_type="working")), occurrence("entry", "2026-11-03"), RUSSIA
    )
    assert "Day off, not counted: 4 Nov 2026." in said


def test_a_last_day_on_a_day_off_says_by_when_to_act() -> None:
    rule = replace(REGISTRATION, term=Term("after", 30))
    said = steps(rule, occurrence("entry", "2026-09-01"), CHINA)
    assert "Due: 1 Oct 2026." in said
    assert "That is a day off. Act by 30 Sep 2026, the last working day before." in said


def test_a_planned_day_is_called_planned_and_names_its_field() -> None:
    said = steps(REGISTRATION, occurrence("arrival", "2026-09-01", 3, is_planned=True), RUSSIA)
    assert said[0] == (
        "Arrival: 1 Sep 2026, planned or assumed (from “Planned start”). Enter the event once it has happened."
    )


def test_an_event_without_a_day_says_where_it_would_be_read_or_that_it_is_nowhere() -> None:
    visa = replace(REGISTRATION, event="visa_expiry")
    assert steps(visa, Occurrence("start"), RUSSIA)[0].endswith("It is read from: Visa.")
    choice = replace(REGISTRATION, event="course_choice")
    assert "the program keeps no day of it" in steps(choice, Occurrence("start"), RUSSIA)[0]


def test_of_a_country_without_a_calendar_it_is_said_that_only_weekends_were_left_out() -> None:
    said = steps(REGISTRATION, occurrence("arrival", "2026-09-01"), WorkingCalendar("KZ"))
    assert any("only weekends were left out" in one for one in said)
    assert not any("not final" in one for one in said)


RULES = st.builds(
    Requirement,
    st.just("x"),
    event=st.sampled_from(sorted(SOURCES)),
    term=st.builds(
        Term,
        st.sampled_from(("before", "after", "on")),
        st.sampled_from((0, 1, 5, 90, 9_999)),
        st.sampled_from(("hour", "day", "week", "month")),
        st.sampled_from(("calendar", "working")),
        st.sampled_from(("next_day", "event_day")),
    ),
    basis=st.sampled_from(("", "109-FZ")),
    source=st.sampled_from(("", "Practice")),
    confidence=st.sampled_from(("", "high", "unverified")),
    checked_on=st.sampled_from((None, date(2026, 11, 27))),
    in_force_until=st.sampled_from((None, date(2026, 9, 14))),
)
DAYS = st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31))


@given(
    RULES,
    DAYS,
    st.booleans(),
    st.sampled_from(("", "09:30")),
    st.sampled_from((RUSSIA, CHINA, WorkingCalendar("KZ"), WorkingCalendar())),
)
def test_every_step_of_every_deadline_is_a_sentence_in_three_languages(rule, day, planned, at, calendar) -> None:
    source = next(iter(SOURCES[rule.event]), None) if day else None
    for language in LANGUAGES:
        for said in steps(rule, Occurrence("start", day, at, planned, source), calendar, language):
            assert not re.search(r"[{}]|deadline\.step|\b(choice|field|kind)\.[a-z]", said), said
            assert said[-1] in ".。"


# what the documentation says


def documented() -> dict[str, list[tuple[str, str, str, bool]]]:
    """The sources of each event as `docs/casework.md` lists them."""
    found: dict[str, list[tuple[str, str, str, bool]]] = {}
    event = ""
    page = (ROOT / "docs" / "casework.md").read_text("utf-8")
    _, table = page.split("| event | kind | field |", 1)
    for line in table.split("\n\n", 1)[0].splitlines()[1:]:
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if cells[0] == "---":
            continue
        event = cells[0] or event
        found.setdefault(event, [])
        if cells[1] != "–":
            found[event].append((cells[1], cells[2], cells[3], cells[4] == "yes"))
    return found


def test_the_documentation_says_where_the_day_of_each_event_is_read() -> None:
    in_code = {
        event: [(source.kind, source.field, source.which, source.is_assumed) for source in sources]
        for event, sources in SOURCES.items()
    }
    assert documented() == in_code


@pytest.mark.parametrize("event", ["course_choice", "meeting"])
def test_an_event_that_is_recorded_nowhere_gives_no_day(event: str) -> None:
    assert SOURCES[event] == ()

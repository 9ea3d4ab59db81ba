"""Working days of both countries, against what was copied by hand from the announcements."""

from __future__ import annotations

from datetime import date, timedelta
from importlib.metadata import version

import pytest
from written_days import ANNOUNCED, OFF, WORKED

from exchange_admin.services import country_calendars
from exchange_admin.services.country_calendars import counted_calendar, working_calendar, written_calendar


@pytest.mark.parametrize(("country", "year"), [(country, year) for country in ANNOUNCED for year in ANNOUNCED[country]])
def test_every_day_of_an_announced_year_is_worked_or_off_as_it_was_announced(country: str, year: int) -> None:
    calendar, off, worked = working_calendar(country), set(OFF[country]), set(WORKED[country])
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(365)]
    wanted = [day for day in days if day in worked or (day.isoweekday() < 6 and day not in off)]
    assert [day for day in days if calendar.is_worked(day)] == wanted


def test_a_year_is_final_once_the_country_has_announced_what_it_moves() -> None:
    assert {2025, 2026} <= working_calendar("CN").final_years
    assert {2025, 2026, 2027} <= working_calendar("RU").final_years
    assert 2040 not in working_calendar("CN").final_years | working_calendar("RU").final_years


def test_days_that_follow_from_the_law_alone_make_no_year_final() -> None:
    """A holiday on a weekend gives the next working day off in both countries, without any announcement."""
    assert date(2050, 5, 2) in working_calendar("CN").off  # 1 May 2050 is a Sunday
    assert 2050 not in working_calendar("CN").final_years


def test_of_another_country_only_weekends_are_known() -> None:
    calendar = working_calendar("KZ")
    assert (calendar.country, calendar.final_years) == ("KZ", frozenset())
    assert not calendar.is_worked(date(2026, 9, 5))
    assert calendar.is_worked(date(2026, 1, 1))


@pytest.mark.parametrize("country", ["CN", "RU"])
def test_what_is_written_down_is_what_the_library_says(country: str) -> None:
    """After a new version of it: `python tools/days_off.py`."""
    written = written_calendar(country)
    if written is None:
        pytest.skip("it was written with another version, so the library is asked")
    assert written == counted_calendar(country)


def test_with_another_version_the_library_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(country_calendars, "version_of_days", lambda: "0.1")
    assert written_calendar("CN") is None
    assert working_calendar.__wrapped__("CN") == counted_calendar("CN")


def test_the_version_of_the_library_is_the_one_that_is_installed() -> None:
    assert country_calendars.version_of_days() == version("holidays")

"""Moments of UTC in names of files and in packages."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.domain.dates import LAST_MILLISECOND, moment_of_milliseconds, utc_moment
from exchange_admin.domain.ids import made_on


@given(st.datetimes(min_value=datetime(2000, 1, 1), timezones=st.just(UTC)).map(lambda one: one.replace(microsecond=0)))
def test_a_moment_of_utc_is_read_as_files_and_packages_write_it(moment: datetime) -> None:
    for shape in ("%Y%m%dT%H%M%SZ", "%Y-%m-%dT%H:%M:%SZ"):
        assert utc_moment(moment.strftime(shape)) == moment


@pytest.mark.parametrize("text", ["", "2026-11-29", "20261329T000000Z", "2026-11-29T06:34:00", "20261129T063400Z\n"])
def test_what_is_no_moment_of_utc_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no moment of UTC|month must be"):
        utc_moment(text)


@given(st.integers(0, LAST_MILLISECOND).map(lambda seconds: seconds // 1000))
def test_a_clock_tells_the_moment_that_its_seconds_are_of(seconds: int) -> None:
    assert (moment_of_milliseconds(seconds * 1000) - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds() == seconds


@pytest.mark.parametrize("ahead", [0, 1, 1 << 48, 1 << 62])
def test_a_clock_that_is_ahead_of_every_calendar_tells_its_last_moment(ahead: int) -> None:
    assert f"{moment_of_milliseconds(LAST_MILLISECOND + ahead):%Y-%m-%d %H:%M:%S}" == "9999-12-31 23:59:59"


@pytest.mark.parametrize(
    ("id", "day"),
    [
        ("019ac81c-5400-7000-8000-000000000000", "2025-11-28"),
        ("1d9fae3a-2400-7000-8000-000000000000", "3002-02-26"),
        ("1db2a9b6-5c00-7000-8000-000000000000", "3004-09-27"),
        ("ffffffff-ffff-7000-8000-000000000000", "9999-12-31"),
    ],
)
def test_an_id_made_by_a_clock_that_is_far_ahead_tells_its_day_too(id: str, day: str) -> None:
    assert made_on(id).isoformat() == day

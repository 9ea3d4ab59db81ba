"""How far an offer or a need is, as its form says it."""

from __future__ import annotations

from datetime import date, timedelta

from exchange_admin.domain.fields import Value
from exchange_admin.domain.rules.listing_checks import checks, state_of

TODAY = date(2026, 11, 30)
WHOLE: dict[str, Value] = {
    "topic": "short_training",
    "isced_f": "0714",
    "name_zh": "培训",
    "name_ru": "Курс",
    "valid_until": "2027-06-30",
    "summary_zh": "四周",
    "summary_ru": "Четыре недели",
    "contact_id": "c",
}


def opened(**more: Value) -> dict[str, tuple[str, ...]]:
    return {one.name: one.open for one in checks({**WHOLE, **more}, TODAY) if not one.is_done}


def test_nothing_is_open_where_all_is_said() -> None:
    assert opened() == {}


def test_what_is_missing_leads_to_its_field() -> None:
    assert opened(name_ru=None, isced_f=None, summary_zh=None, contact_id=None) == {
        "titles": ("name_ru",),
        "about": ("isced_f",),
        "summaries": ("summary_zh",),
        "contact": ("contact_id",),
    }


def test_money_needs_no_field_of_education() -> None:
    assert opened(topic="funding", isced_f=None) == {}


def test_a_last_day_that_is_over_or_too_far_is_open() -> None:
    for day in (TODAY - timedelta(days=1), TODAY + timedelta(days=367)):
        assert opened(valid_until=day.isoformat()) == {"until": ("valid_until",)}
    assert opened(valid_until=TODAY.isoformat()) == {}


def test_only_what_publishing_waits_for_is_needed() -> None:
    assert {one.name for one in checks({}, TODAY) if one.needed} == {"titles", "about", "until"}


def test_each_language_says_what_it_lacks() -> None:
    assert state_of(WHOLE, "zh") == "ready"
    assert state_of({**WHOLE, "summary_ru": None}, "ru") == "no_summary"
    assert state_of({**WHOLE, "name_ru": None}, "ru") == "no_title"
    assert state_of(WHOLE, "en") == "welcome"
    assert state_of({"name_zh": "培训"}, "zh") == "ready"

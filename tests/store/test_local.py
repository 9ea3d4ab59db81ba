"""What belongs to the file but to no history."""

from __future__ import annotations

from collections.abc import Callable

from exchange_admin.store import Store


def test_settings_hold_plain_values(store: Store) -> None:
    assert store.settings.get("x", 5) == 5
    for value in ("text", 7, None, {"a": [1, "б"]}, True):
        store.settings.set("x", value)
        assert store.settings.get("x", "?") == value
    store.settings.remove("x")
    assert store.settings.get("x") is None


def test_drafts_wait_by_record_and_field_and_survive_closing(office: Store, reopen: Callable[..., Store]) -> None:
    office.drafts.keep("person", "1", "birth_date", "31.02.2005")
    office.drafts.keep("person", "1", "email", "x")
    office.drafts.keep("person", "2", "email", "y")
    office.close()
    again = reopen(office.path)
    assert again.drafts.of("person", "1") == {"birth_date": "31.02.2005", "email": "x"}
    assert again.drafts.all() == [("person", "1"), ("person", "2")]
    again.drafts.drop("person", "1", "email")
    assert again.drafts.of("person", "1") == {"birth_date": "31.02.2005"}
    again.drafts.drop("person", "1")
    assert again.drafts.count() == 1
    assert again.step_count() == 0


def test_staged_imports_come_the_latest_first(store: Store) -> None:
    store.import_drafts.put("a", "one")
    store.settings.set("time", "passes")
    store.import_drafts._origin._milliseconds = lambda: 1_900_000_000_000
    store.import_drafts.put("b", "two")
    assert store.import_drafts.all() == [("b", "two"), ("a", "one")]
    store.import_drafts.put("a", "new")
    assert store.import_drafts.get("a") == "new"
    store.import_drafts.remove("a")
    assert store.import_drafts.get("a") is None


def test_views_are_kept_by_kind_and_name(store: Store) -> None:
    store.views.put("person", "RU", {"filters": ["citizenship=RU"]})
    store.views.put("person", "CN", {"filters": []})
    store.views.put("agreement", "all", {})
    assert list(store.views.all("person")) == ["CN", "RU"]
    store.views.remove("person", "CN")
    assert store.views.all("person") == {"RU": {"filters": ["citizenship=RU"]}}


def test_the_latest_records_are_remembered_once_each(store: Store) -> None:
    for n in range(60):
        store.recent.add("person", f"{n:02}")
    store.recent.add("person", "30")
    assert store.recent.all(3) == [("person", "30"), ("person", "59"), ("person", "58")]
    assert len(store.recent.all(100)) == 50

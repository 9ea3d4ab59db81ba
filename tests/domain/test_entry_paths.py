"""With which visa somebody enters for a stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from exchange_admin.domain.reference import Reference
from exchange_admin.domain.rules.casework.entry_paths import EntryPath, entry_paths
from exchange_admin.domain.vocabulary import words
from exchange_admin.domain.wording import LANGUAGES

PATHS = Reference.load(Path(__file__).parents[2] / "resources" / "reference").entry_paths


def ways(host: str, citizenship: str, role: str, activity: str, days: int | None, paid: bool = False) -> list[str]:
    return [path.entry["en"] for path in entry_paths(PATHS, host, {citizenship}, role, activity, days, paid)]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: f"{path.host} {path.activity} {path.entry['en']}")
def test_every_way_is_told_in_three_languages_and_says_where_it_comes_from(path: EntryPath) -> None:
    assert path.roles <= {*words("person_role")}
    assert path.activity in words("activity")
    assert path.confidence in words("confidence")
    assert path.source
    for told in (path.entry, path.papers, path.after, path.note):
        assert {*told} in ({*LANGUAGES}, set())
    assert path.entry


def test_study_in_china_needs_x1_from_the_181st_day() -> None:
    assert ways("CN", "RU", "student", "student_studies", 180) == ["X2"]
    assert ways("CN", "RU", "student", "student_studies", 181) == ["X1"]
    assert ways("CN", "RU", "student", "student_studies", None) == ["X1", "X2"]


def test_study_is_never_free_of_a_visa() -> None:
    for host, citizenship in (("CN", "RU"), ("RU", "CN")):
        assert not any("free" in way for way in ways(host, citizenship, "student", "student_studies", 20))


def test_paid_work_is_another_way_than_a_visit() -> None:
    assert ways("CN", "RU", "teacher", "teaching", 60) == ["F"]
    assert ways("CN", "RU", "teacher", "teaching", 60, paid=True) == ["Z"]


def test_where_no_way_is_known_none_is_made_up() -> None:
    assert ways("CN", "KZ", "student", "student_studies", 100) == []
    assert ways("RU", "CN", "teacher", "teaching", 200) == []

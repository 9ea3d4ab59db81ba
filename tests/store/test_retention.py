"""Backups know until when they are kept, and who of the erased is still in them."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from replicas import PEOPLE, first_step

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.store import Store
from exchange_admin.store.backup import Reason
from exchange_admin.store.retention import SECOND_FOLDER, USUAL_DAYS

ANN, OTHER = PEOPLE


@pytest.fixture
def begun(office: Store) -> Store:
    office.record(first_step())
    return office


def erase(office: Store, person: str) -> None:
    office.erase([("person", person)], "x", "request", "2026-10-01")


def test_a_backup_is_kept_for_a_year_unless_the_office_says_otherwise(begun: Store) -> None:
    begun.backups.make()
    (kept,) = begun.retention.there()
    assert kept.until == (kept.copy.when + timedelta(days=USUAL_DAYS)).date()
    begun.retention.keep(90)
    (kept,) = begun.retention.there()
    assert kept.until == (kept.copy.when + timedelta(days=90)).date()


@pytest.mark.parametrize("days", [0, -1, 29, 3651])
def test_a_term_that_makes_no_sense_is_refused(begun: Store, days: int) -> None:
    with pytest.raises(RuleBroken) as refused:
        begun.retention.keep(days)
    assert refused.value.problem.code == "backup.days"
    assert begun.retention.days == USUAL_DAYS


def test_whoever_was_erased_is_named_with_every_copy_that_still_holds_them(begun: Store, tmp_path: Path) -> None:
    second = tmp_path / "second"
    begun.settings.set(SECOND_FOLDER, str(second))
    held = [begun.backups.make(reason=reason) for reason in (Reason.ASKED, Reason.IMPORT)] + [
        begun.backups.make(second)
    ]
    aside = begun.path.with_name(f"{begun.path.stem}-before-restore-20260901T080000Z.exchange")
    shutil.copy(held[0], aside)
    erase(begun, ANN)
    clean = begun.backups.make()
    found = {one.copy.path: one.holds for one in begun.retention.there()}
    assert found == {**{path: {ANN} for path in (*held, aside)}, clean: frozenset()}
    assert {one.copy.path for one in begun.retention.holding([OTHER])} == set(found)


def test_a_copy_that_cannot_be_read_may_hold_them(begun: Store) -> None:
    made = begun.backups.make()
    erase(begun, ANN)
    made.write_bytes(b"x" * 100)
    assert [one.holds for one in begun.retention.there()] == [{ANN}]


def test_copies_are_removed_on_their_day_and_the_newest_stays(begun: Store) -> None:
    now = begun.origin.now()
    old, older, new = (begun.backups.make(when=now - timedelta(days=days)) for days in (400, 500, 1))
    assert {one.copy.path for one in begun.retention.removable(erased=False)} == {old, older}
    assert begun.retention.remove(begun.retention.removable(erased=False)) == []
    assert [one.copy.path for one in begun.retention.there()] == [new]
    begun.retention.keep(30)
    begun.retention.remove(begun.retention.there())
    stale = begun.backups.make(when=now - timedelta(days=400))
    assert begun.retention.removable(erased=False) == []
    assert stale.exists()


def test_those_with_erased_people_go_before_their_day_when_asked(begun: Store) -> None:
    before = begun.backups.make()
    erase(begun, ANN)
    after = begun.backups.make()
    assert begun.retention.removable(erased=False) == []
    begun.retention.remove(begun.retention.removable(erased=True))
    assert (before.exists(), after.exists()) == (False, True)

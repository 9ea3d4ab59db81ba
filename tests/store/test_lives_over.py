"""A file that was put back says which of its lives are over, and says nothing of those that may be at work."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from quiet import QUIET
from replicas import PEOPLE, first_step

from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.steps import Edit, Step, removal
from exchange_admin.names import Names
from exchange_admin.store import Store, restore_backup
from exchange_admin.store.exchange import Exchange
from exchange_admin.store.locking import lock_path
from exchange_admin.store.withheld_entries import END, ENDED

Opens = Callable[..., Store]


def edit(store: Store, text: str) -> None:
    store.record(Step("x", "person.set", (Edit("person", PEOPLE[0], {"email": text}),)))


def said(store: Store) -> dict[str, int]:
    """Each life that is said to be over, and its last step."""
    rows = store._db.execute("SELECT life, max(last_step) FROM ended_life GROUP BY life").fetchall()
    return dict(rows)


@pytest.fixture
def begun(office: Store) -> Store:
    office.record(first_step())
    return office


def test_a_file_that_was_put_back_says_how_far_its_former_life_went(begun: Store, reopen: Opens) -> None:
    backup, life = begun.backups.make(), begun.author
    for n in range(3):
        edit(begun, f"{n}@x.org")
    begun.close()
    restore_backup(backup, begun.path)
    again = reopen(begun.path)
    assert said(again) == {life: 4}
    (one,) = again.exchange.ended.all()
    assert (one.life, one.missing, one.lost) == (life, 3, 3)
    assert [(step.who, step.verb) for step in again.history.steps(limit=1)] == [("founder", END)]
    again.close()
    assert said(reopen(begun.path)) == {life: 4}, "once"


def test_so_does_one_that_was_put_back_by_hand(begun: Store, reopen: Opens, tmp_path: Path) -> None:
    life = begun.author
    begun._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(begun.path, tmp_path / "old")
    edit(begun, "a@x.org")
    begun.close()
    begun.path.write_bytes((tmp_path / "old").read_bytes())
    assert said(reopen(begun.path)) == {life: 2}


def test_a_death_between_the_new_life_and_its_first_word_leaves_nothing_unsaid(
    begun: Store, reopen: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup, life = begun.backups.make(), begun.author
    edit(begun, "a@x.org")
    begun.close()
    restore_backup(backup, begun.path)
    with monkeypatch.context() as patched:
        patched.setattr(Exchange, "end_lives", dies)
        with pytest.raises(KeyboardInterrupt):
            reopen(begun.path)
    again = reopen(begun.path)
    assert (said(again), again.author != life) == ({life: 2}, True)


def dies(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def test_two_restores_in_a_row_end_both_lives(begun: Store, reopen: Opens) -> None:
    backup, lives = begun.backups.make(), {}
    edit(begun, "a@x.org")
    lives[begun.author] = 2
    begun.close()
    for _ in range(2):
        restore_backup(backup, begun.path)
        again = reopen(begun.path)
        assert said(again) == lives
        edit(again, "b@x.org")
        lives[again.author] = 2
        again.close()


def test_going_back_to_the_file_that_was_set_aside_ends_the_trial(begun: Store, reopen: Opens) -> None:
    backup, life = begun.backups.make(), begun.author
    edit(begun, "a@x.org")
    begun.close()
    aside = restore_backup(backup, begun.path)
    trial = reopen(begun.path)
    author = trial.author
    trial.close()
    assert aside is not None
    begun.path.unlink()
    aside.rename(begun.path)
    again = reopen(begun.path)
    assert again.author not in {life, author}
    assert said(again) == {life: 2, author: 1}
    assert [(one.life, one.missing) for one in again.exchange.ended.all()] == [(author, 1), (life, 0)]


def test_a_backup_that_is_opened_elsewhere_ends_nothing(begun: Store, reopen: Opens, tmp_path: Path) -> None:
    backup = begun.backups.make()
    looked_at = reopen(shutil.copy(backup, tmp_path / "look.exchange"))
    assert looked_at.author != begun.author
    assert said(looked_at) == {}


def test_a_folder_copied_whole_ends_nothing_in_it(begun: Store, reopen: Opens, tmp_path: Path) -> None:
    begun.close()
    shutil.copytree(begun.path.parent, tmp_path / "copied")
    path = tmp_path / "copied" / begun.path.name
    assert lock_path(path).exists()
    assert said(reopen(path)) == {}


def test_the_file_of_another_pc_that_was_put_over_it_is_not_over(begun: Store, reopen: Opens, tmp_path: Path) -> None:
    life = begun.author
    begun.close()
    other = reopen(shutil.copy(begun.path, tmp_path / "other.exchange"))
    edit(other, "a@x.org")
    at_work = other.author
    other.close()
    again = reopen(begun.path)
    edit(again, "b@x.org")
    again.close()
    begun.path.unlink()
    shutil.copy(other.path, begun.path)
    assert said(reopen(begun.path)) == {life: 2}
    assert at_work != life


def test_lives_of_another_office_are_not_ours(begun: Store, reopen: Opens, names: Names, tmp_path: Path) -> None:
    begun.close()
    with Store.create(tmp_path / "other.exchange", origin=Origin.seeded(8), names=names, surroundings=QUIET) as other:
        other.record(first_step())
    begun.path.unlink()
    shutil.copy(other.path, begun.path)
    assert said(reopen(begun.path)) == {}


def test_nobody_takes_back_that_a_life_is_over(begun: Store, reopen: Opens) -> None:
    backup, life = begun.backups.make(), begun.author
    edit(begun, "a@x.org")
    begun.close()
    restore_backup(backup, begun.path)
    again = reopen(begun.path)
    assert again.undoable() is None
    with pytest.raises(RuleBroken):
        again.undo_step(f"{again.author}:1", "x")
    (said_so,) = again.where(ENDED, "life", [life])
    again.record(Step("x", "remove", (removal(ENDED, said_so.id),)))
    assert [one.life for one in again.exchange.ended.all()] == [life]

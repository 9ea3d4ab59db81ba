"""A program killed at any of its fail points loses nothing that it told, and the work can simply be repeated."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from deaths import FILE_OF
from week_offices import faults, known, leftovers
from works import open_office
from workshop import ROOT, Workshop

from exchange_admin.domain.queries import Query
from exchange_admin.services.office_files import own_office

WORK_OF = {
    "life": "elsewhere",
    "create": "new",
    "record": "edit",
    "undo": "edit",
    "receive": "receive",
    "take_in": "take_in",
    "package": "send",
    "rebuild": "rebuild",
    "backup": "backup",
    "restore": "restore",
    "migration": "migrate",
    "import": "import",
    "paper": "issue",
    "document": "report",
}
"""The work that passes the points of each area."""


def points() -> Iterator[str]:
    """Every place of the code that can be told to be the last."""
    texts = (path.read_text("utf-8") for path in sorted((ROOT / "exchange_admin").rglob("*.py")))
    for text in texts:
        for node in ast.walk(ast.parse(text)) if "pass_by(" in text else ():
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "pass_by":
                (word,) = node.args
                assert isinstance(word, ast.Constant)
                yield word.value


POINTS = sorted(points())


@pytest.mark.parametrize("point", POINTS)
def test_being_killed_there_does_no_harm(point: str, folder: Path, workshop: Workshop) -> None:
    work = WORK_OF[point.split(".")[0]]
    path = folder / FILE_OF.get(work, "office.exchange")
    before = known(path) if work not in {"restore", "migrate", "new"} else {}
    ended = workshop.run(work, folder, point=point)
    assert ended.was_killed, f"{work} does not pass {point}: {ended}"
    if work != "new" or path.exists():
        assert faults(path, ended.told, before, spoiled=work == "rebuild") == []
    repeated = workshop.run(work, folder)
    if point == "create.renamed":
        assert "There is already a file" in repeated.errors
    else:
        assert repeated.status == 0, repeated.errors
    assert faults(path, (*ended.told, *repeated.told), before) == []
    assert leftovers(folder) == []


def test_nothing_is_lost_by_a_restore_that_was_killed(folder: Path, workshop: Workshop) -> None:
    before = known(folder / "office.exchange")
    for point in ("restore.copied", "restore.ready", "restore.set_aside", "restore.renamed"):
        assert workshop.run("restore", folder, point=point).was_killed
        with open_office(folder / "office.exchange"):
            pass
    everything = [known(path) for path in folder.glob("office*.exchange")]
    assert any(all(one.get(author, 0) >= seq for author, seq in before.items()) for one in everything)


def test_an_office_or_a_sample_is_there_whole_or_not_at_all(folder: Path, workshop: Workshop) -> None:
    for work, path in (("new", folder / "new.exchange"), ("sample", folder / "sample.exchange")):
        assert workshop.run(work, folder, point="create.step_recorded").was_killed
        assert not path.exists()
        assert workshop.run(work, folder, point="create.before_rename").was_killed
        assert not path.exists(), "neither without what is told of its people at the end"
        assert workshop.run(work, folder, point="create.renamed").was_killed
        with open_office(path) as store:
            assert own_office(store).live
            assert work == "new" or store.count(Query("person")) == 20


def test_every_point_stands_in_the_code_once() -> None:
    assert len(set(POINTS)) == len(POINTS)
    assert {point.split(".")[0] for point in POINTS} == set(WORK_OF)

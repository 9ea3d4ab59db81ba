"""How often the lists of the command line ask the office file."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "services"))
from recognition_office import RecognitionOffice

from exchange_admin.app.main import main
from exchange_admin.store import opening
from exchange_admin.store.binding import Connection

LISTS = ("transcript", "learning-agreement", "recognition")


@pytest.fixture
def queries(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[[str, Path], int]:
    """How many statements a list takes, in words and as data."""
    asked: list[str] = []
    connect = opening.connect

    def listening(path: Path, **ways: Any) -> Connection:
        connection = connect(path, **ways)
        connection.set_trace_callback(asked.append)
        return connection

    monkeypatch.setattr(opening, "connect", listening)

    def count(kind: str, file: Path) -> int:
        asked.clear()
        for shape in ((), ("--json",)):
            assert main([kind, "list", str(file), *shape]) == 0
        assert capsys.readouterr().out
        return len(asked)

    return count


def test_a_list_asks_as_often_for_many_as_for_one(tmp_path: Path, queries: Callable[[str, Path], int]) -> None:
    office = RecognitionOffice(tmp_path / "office.exchange")
    file = office.store.path
    office.proposed()
    office.agreement()
    for_one = {kind: queries(kind, file) for kind in LISTS}
    for _ in range(3):
        office.stay = office.outgoing(office.zeng)
        office.transcript, office.lines = office.transcribed(office.zeng, office.stay)
        office.proposed()
        office.agreement()
    assert {kind: queries(kind, file) for kind in LISTS} == for_one
    office.store.close()

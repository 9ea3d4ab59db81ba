"""Two events that are one, on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from exchange_admin.app.main import main


def run(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, object]:
    main([*words, "--json"])
    answer: dict[str, object] = json.loads(capsys.readouterr().out)
    return answer


def test_two_events_that_are_one_become_one(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(office)
    stay = run(capsys, "list", file, "mobility", "--limit", "1")["rows"][0]["id"]
    days = ("2026-11-02", "2026-11-03")
    add = ("event", "add", file, stay, "--kind", "registered_change", "--date")
    one, other = (run(capsys, *add, day)["id"] for day in days)
    kept = run(capsys, "event", "same", file, other, one)
    assert (kept["kept"], kept["removed"]) == (other, one)
    events = {event["id"] for event in run(capsys, "checklist", file, stay)["events"]}
    assert other in events
    assert one not in events
    assert main(["event", "same", file, other, one]) == 2, "it is gone already"


def test_events_of_two_kinds_are_not_one(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(office)
    stay = run(capsys, "list", file, "mobility", "--limit", "1")["rows"][0]["id"]
    add = ("event", "add", file, stay, "--date", "2026-11-02", "--kind")
    one, other = (run(capsys, *add, kind)["id"] for kind in ("move", "registered_change"))
    assert main(["event", "same", file, one, other, "--language", "en"]) == 2
    assert "not two entries of one event" in capsys.readouterr().err

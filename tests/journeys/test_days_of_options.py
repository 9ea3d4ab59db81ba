"""A day of an option that can be read in two ways is refused: nobody sees what was guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from exchange_admin.app.main import main


@pytest.mark.parametrize(
    "words",
    [
        ("report", "{office}", "exchange-register", "--from", "03/04/2026", "--out", "{out}.xlsx"),
        ("report", "{office}", "exchange-register", "--to", "3-4-26", "--out", "{out}.xlsx"),
        ("calendar", "{office}", "--first-day", "03/04/2026", "--out", "{out}.ics"),
    ],
)
def test_a_day_that_may_be_two_is_refused_and_says_how_to_write_it(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    out = tmp_path / "out"
    given = [word.format(office=office, out=out) for word in words]
    assert main([*given, "--language", "en"]) == 2
    said = capsys.readouterr().err
    assert "may be" in said
    assert "2026-09-01" in said
    assert not list(tmp_path.glob("out*"))

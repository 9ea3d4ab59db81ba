"""`readiness` as a script uses it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "services"))
from paper_office import PaperOffice

from exchange_admin.app.main import main


@pytest.fixture
def office(tmp_path: Path) -> tuple[Path, str]:
    """One stay far ahead that asks for B1, of a person who has nothing."""
    made = PaperOffice(tmp_path / "office.exchange")
    made.set("programme", made.programme, required_level="B1", language="zh")
    stay = made.stay(
        made.person(), planned_start="2099-03-01", planned_end="2099-07-01", actual_start=None, actual_end=None,
        sending_status="nominated", receiving_status="pending",
    )  # fmt: skip
    made.store.close()
    return tmp_path / "office.exchange", stay


def told(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    capsys.readouterr()
    code = main(["readiness", *map(str, arguments)])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_who_is_not_ready_makes_the_list_end_with_1(office: tuple[Path, str], capsys) -> None:
    file, stay = office
    code, out, _ = told(capsys, "list", file, "--json")
    (row,) = json.loads(out)["stays"]
    assert code == 1
    assert row.keys() == {
        "id", "person_id", "name", "starts", "language", "asked", "held", "held_cefr", "held_until", "over",
        "stated", "leads_to",
        "attended_minutes", "planned_minutes", "waiver", "standing",
    }  # fmt: skip
    assert (row["id"], row["standing"], row["asked"]) == (stay, "not_ready", "B1")


def test_a_waiver_needs_its_reason_and_makes_the_list_end_with_0(office: tuple[Path, str], capsys) -> None:
    file, stay = office
    code, _, err = told(capsys, "waive", file, stay, "--language", "en")
    assert (code, err) == (2, "Say why the language level is not asked for.\n")
    assert told(capsys, "waive", file, stay, "--reason", "Taught in English")[0] == 0
    code, out, _ = told(capsys, "list", file, "--language", "ru")
    assert code == 0
    assert "Допущен(а)" in out
    assert told(capsys, "waive", file, stay, "--take-back")[0] == 0
    assert told(capsys, "list", file)[0] == 1

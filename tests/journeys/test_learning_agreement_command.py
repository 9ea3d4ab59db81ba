"""`learning-agreement` as a script uses it: from a proposed version to one in force, on an office file."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "services"))
from paper_office import WHO
from recognition_office import RecognitionOffice

from exchange_admin.app.main import main


@pytest.fixture
def office(tmp_path: Path) -> RecognitionOffice:
    """With a proposed agreement of Zeng's stay."""
    made = RecognitionOffice(tmp_path / "office.exchange")
    id = made.agreement()
    made.agreements.approving.propose(made.agreements.sheet(id).current.id, WHO)
    made.store.close()
    return made


def told(capsys: pytest.CaptureFixture[str], verb: str, *arguments: object) -> tuple[int, str, str]:
    capsys.readouterr()
    code = main(["learning-agreement", verb, *map(str, arguments)])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def plain(capsys: pytest.CaptureFixture[str], verb: str, *arguments: object) -> tuple[int, dict[str, Any]]:
    code, out, _ = told(capsys, verb, *arguments, "--json")
    return code, json.loads(out)


def test_three_sides_approve_by_the_hash_and_the_agreement_is_in_force(office, capsys, tmp_path) -> None:
    path = office.store.path
    code, listed = plain(capsys, "list", path, "--state", "awaiting")
    (entry,) = listed["learning_agreements"]
    assert (code, entry["waiting"]) == (0, ["student", "sending", "receiving"])
    code, shown = plain(capsys, "show", path, office.stay, "--out", tmp_path / "agreement.pdf", "--languages", "zh,ru")
    assert (tmp_path / "agreement.pdf").read_bytes().startswith(b"%PDF")
    assert [one["code"] for one in shown["table_b"]] == ["LOG1"]
    scan = tmp_path / "signed.pdf"
    scan.write_bytes(b"%PDF-1.7")
    said = ("--hash", shown["hash"][:12], "--date", "2026-11-20")
    for side, waits in (("receiving", 1), ("student", 1), ("sending", 0)):
        code, approved = plain(
            capsys, "approve", path, entry["id"], "--side", side, "--by", "Орлова", *said, "--scan", scan
        )
        assert code == waits
    assert (approved["state"], approved["waiting"]) == ("agreed", [])
    assert all(one["attachment_id"] and one["content_hash"] == shown["hash"] for one in approved["approvals"])


def test_a_paper_of_another_content_is_refused_with_the_reason(office, capsys) -> None:
    arguments = (office.store.path, office.stay, "--side", "student", "--by", "曾毅", "--language", "en")
    code, _, error = told(capsys, "approve", *arguments, "--hash", "000011112222")
    assert code == 2
    assert "hash of no version" in error


def test_a_refusal_says_why(office, capsys) -> None:
    _, shown = plain(capsys, "show", office.store.path, office.stay)
    arguments = ("--side", "receiving", "--by", "Орлова", "--hash", shown["hash"], "--decline", "Нет такой дисциплины")
    code, declined = plain(capsys, "approve", office.store.path, office.stay, *arguments)
    assert (code, declined["state"]) == (0, "declined")
    assert declined["approvals"][0]["comment"] == "Нет такой дисциплины"


def test_what_a_person_reads_names_tables_and_who_is_waited_for(office, capsys) -> None:
    code, out, _ = told(capsys, "show", office.store.path, office.stay, "--language", "en")
    assert code == 0
    assert "Основы логистики" in out
    assert "Table B" in out
    _, out, _ = told(capsys, "list", office.store.path, "--language", "en")
    assert "Student, Sending institution, Receiving institution" in out


@pytest.mark.parametrize("arguments", [("show", "nobody"), ("show", "STAY", "--version", "7")])
def test_what_is_not_there_is_said_and_nothing_changed(office, capsys, arguments) -> None:
    verb, *rest = (office.stay if one == "STAY" else one for one in arguments)
    code, out, error = told(capsys, verb, office.store.path, *rest)
    assert (code, out) == (2, "")
    assert error

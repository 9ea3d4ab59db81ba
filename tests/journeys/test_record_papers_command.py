"""Papers of records and labels as a script makes them: numbers, reasons, exit codes, and verified by anybody."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from exchange_admin.app.main import main

Run = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Answers with the exit code and the object; what a refusal says stands under `refused`."""

    def call(*arguments: object) -> tuple[int, dict[str, Any]]:
        capsys.readouterr()
        code = main([*map(str, arguments), "--json", "--language", "en"])
        printed = capsys.readouterr()
        if code == 2 and not printed.out:
            return code, {"refused": printed.err}
        return code, json.loads(printed.out)

    return call


def own_transcript(run: Run, office: Path) -> dict[str, Any]:
    """One of finished courses that the office issues itself and has not issued yet."""
    _, listed = run("list", office, "office")
    _, shown = run("show", office, "office", listed["rows"][0]["id"])
    _, told = run("transcript", "list", office)
    own = shown["values"]["institution_id"]
    _, papers = run("certificate", "list", office)
    have = {one["person_id"] for one in papers["certificates"] if one["kind"] == "transcript"}
    ours = [one for one in told["transcripts"] if one["institution_id"] == own and one["person_id"] not in have]
    return next(one for one in ours if all(line["status"] == "passed" for line in lines(run, office, one["id"])))


def lines(run: Run, office: Path, transcript: str) -> list[dict[str, Any]]:
    _, shown = run("transcript", "show", office, transcript)
    return list(shown["lines"])


def test_a_transcript_is_issued_listed_printed_again_and_verified(run: Run, office: Path, tmp_path: Path) -> None:
    transcript = own_transcript(run, office)
    out, again, key = tmp_path / "t.pdf", tmp_path / "again.pdf", tmp_path / "office.pub"
    code, told = run(
        *("certificate", "issue", office, "--kind", "transcript", "--for", transcript["id"]),
        *("--languages", "zh,ru", "--out", out),
    )
    assert code == 0, told
    assert len(told["issued"]) == 1
    number = told["issued"][0]["number"]
    _, listed = run("certificate", "list", office)
    (row,) = [one for one in listed["certificates"] if one["number"] == number]
    assert (row["kind"], row["person_id"]) == ("transcript", transcript["person_id"])
    assert run("certificate", "print", office, number, "--out", again)[0] == 0
    assert again.read_bytes() == out.read_bytes()
    run("certificate", "key", office, "--out", key)
    code, verified = run("certificate", "verify", out, "--key", key)
    assert (code, verified["codes"][0]["verdict"]) == (1, "to_compare")
    code, verified = run("certificate", "verify", out, "--key", key, "--digits", verified["codes"][0]["fingerprint"])
    assert (code, verified["codes"][0]["verdict"]) == (0, "genuine")
    assert [line["cells"] for line in verified["codes"][0]["lines"] if "cells" in line]
    assert verified["codes"][0]["facts"]["number"] == number
    code, second = run("certificate", "issue", office, "--kind", "transcript", "--for", transcript["id"], "--out", out)
    assert code == 2
    assert number in second["refused"]


def test_a_handover_list_hands_over_the_papers_on_it(run: Run, office: Path, tmp_path: Path) -> None:
    transcript = own_transcript(run, office)
    _, issued = run(
        *("certificate", "issue", office, "--kind", "transcript", "--for", transcript["id"]),
        *("--anyway", "Copy for the student", "--out", tmp_path / "t.pdf"),
    )
    number = issued["issued"][0]["number"]
    code, refused = run(
        *("certificate", "issue", office, "--kind", "handover_list", "--for", number, "--out", tmp_path / "l.pdf")
    )
    assert (code, "not printed" in refused["refused"]) == (2, True)
    run("certificate", "print", office, number, "--out", tmp_path / "t.pdf")
    code, listed = run(
        *("certificate", "issue", office, "--kind", "handover_list", "--for", number, "--out", tmp_path / "l.pdf")
    )
    assert code == 0
    _, handed = run("certificate", "handover", office, listed["issued"][0]["number"])
    assert {issued["issued"][0]["id"], listed["issued"][0]["id"]} == set(handed["certificates"])
    _, told = run("certificate", "list", office)
    states = {one["number"]: one["state"] for one in told["certificates"]}
    assert states[number] == "handed_over"


def test_labels_say_how_many_they_are_and_which_sheets_there_are(run: Run, office: Path, tmp_path: Path) -> None:
    person = own_transcript(run, office)["person_id"]
    out = tmp_path / "labels.pdf"
    code, told = run("labels", office, "--for", person, "--kind", "badge", "--grid", "90x54", "--out", out)
    assert (code, told["labels"], told["grid"]) == (0, 1, "90x54")
    assert "70x37" in told["grids"]
    assert out.read_bytes().startswith(b"%PDF")
    code, refused = run("labels", office, "--for", person, "--grid", "1x1", "--out", tmp_path / "no.pdf")
    assert (code, "1x1" in refused["refused"]) == (2, True)
    code, refused = run("labels", office, "--for", person, "--start", "25", "--out", tmp_path / "no.pdf")
    assert (code, "between 1 and 24" in refused["refused"]) == (2, True)
    assert not (tmp_path / "no.pdf").exists()

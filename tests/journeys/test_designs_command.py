"""Designs of papers as a script changes them: copied, put in use, issued from, next version, handed on."""

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
    """`certificate …`; answers with the exit code and the object, what a refusal says stands under `refused`."""

    def call(*arguments: object) -> tuple[int, dict[str, Any]]:
        capsys.readouterr()
        code = main(["certificate", *map(str, arguments), "--json", "--language", "en"])
        printed = capsys.readouterr()
        if code == 2 and not printed.out:
            return code, {"refused": printed.err}
        return code, json.loads(printed.out)

    return call


def states(run: Run, office: Path) -> dict[str, str]:
    _, told = run("designs", office)
    return {one["id"]: one["state"] for one in told["designs"] if one["state"] != "ready"}


Before = dict[str, str]


@pytest.fixture
def before(run: Run, office: Path) -> Before:
    """The designs that the sample office has of its own."""
    return states(run, office)


def test_papers_of_a_version_print_as_they_were_after_the_next_one(
    run: Run, office: Path, before: Before, tmp_path: Path
) -> None:
    _, told = run("designs", office, "--copy", "classic/1", "--kind", "participation")
    assert run("designs", office, "--check", told["id"]) == (0, {"problems": []})
    _, first = run("designs", office, "--use", told["id"])
    _, listed = run("list", office)
    person = next(one["person_id"] for one in listed["certificates"] if one["kind"] == "participation")
    order = ("--for", person, "--languages", "zh,en", "--date", "2026-11-18", "--anyway", "again")
    code, issued = run("issue", office, *order, "--design", first["id"], "--out", tmp_path / "a.pdf")
    assert (code, len(issued["issued"])) == (0, 1)
    _, draft = run("designs", office, "--new-version", first["id"])
    _, second = run("designs", office, "--use", draft["id"])
    assert states(run, office) == before | {first["id"]: "retired", second["id"]: "in_use"}
    run("print", office, issued["issued"][0]["number"], "--out", tmp_path / "b.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    code, told = run("issue", office, *order, "--design", first["id"], "--out", tmp_path / "c.pdf")
    assert code == 2
    assert not (tmp_path / "c.pdf").exists()


def test_a_design_goes_through_a_file_and_comes_back_as_a_draft(
    run: Run, office: Path, before: Before, tmp_path: Path
) -> None:
    file = tmp_path / "plain.exchdesign"
    assert run("designs", office, "--export", "plain/1", "--out", file) == (0, {"file": str(file)})
    code, told = run("designs", office, "--take-in", file)
    assert (code, states(run, office)) == (0, before | {told["id"]: "draft"})


def test_what_came_with_the_program_and_two_wishes_at_once_are_refused(run: Run, office: Path, before: Before) -> None:
    code, told = run("designs", office, "--new-version", "classic/1")
    assert (code, "Copy it to change it" in told["refused"]) == (2, True)
    code, told = run("designs", office, "--copy", "classic/1", "--retire", "plain/1")
    assert (code, "Choose one of" in told["refused"]) == (2, True)
    assert states(run, office) == before

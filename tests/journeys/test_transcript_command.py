"""`transcript` as a script uses it: one JSON object, exit codes, refusals in one line."""

from __future__ import annotations

import json
from base64 import b64encode
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
        code = main(["transcript", *map(str, arguments), "--json", "--language", "en"])
        printed = capsys.readouterr()
        if code == 2:
            assert not printed.out
            assert printed.err.count("\n") == 1
            return code, {"refused": printed.err}
        return code, json.loads(printed.out)

    return call


def first(run: Run, office: Path) -> dict[str, Any]:
    code, told = run("list", office)
    assert code == 0
    return told["transcripts"][0]


def test_list_and_show_tell_what_a_transcript_states(run: Run, office: Path) -> None:
    one = first(run, office)
    assert set(one) == {
        *("id", "number", "issued", "term_id", "grading_scale_id", "mobility_id", "hour_minutes"),
        *("person_id", "person", "institution_id", "institution", "count"),
    }
    code, shown = run("show", office, one["number"])
    assert (code, shown["id"], len(shown["lines"])) == (0, one["id"], one["count"])
    assert set(shown["lines"][0]) == {
        *("id", "code", "title_zh", "title_ru", "title_en", "term_id", "category"),
        *("contact_minutes", "practice_minutes", "self_study_minutes", "placement_weeks"),
        *("credits", "credit_scheme", "original_mark", "status"),
    }
    _, mine = run("list", office, "--person", one["person_id"], "--issuer", one["institution_id"])
    assert one["id"] in [other["id"] for other in mine["transcripts"]]


def test_an_export_is_imported_elsewhere_after_the_person_was_named(run: Run, office: Path, tmp_path: Path) -> None:
    one = first(run, office)
    out = tmp_path / "transcript.xml"
    assert run("export", office, one["id"], "--out", out) == (
        0,
        {"files": [str(out)], "transcripts": [one["id"]], "notices": []},
    )
    other = tmp_path / "other.exchange"
    assert main(["new", str(other), "--name", "A", "--country", "RU", "--language", "ru"]) == 0
    assert main(["add", str(other), "institution", f"name_en={one['institution']}", "country=RU", "kind=college"]) == 0
    code, asked = run("import", other, out)
    assert (code, asked["step"]) == (1, None)
    assert [problem["code"] for problem in asked["person"]["problems"]] == ["import.person_unknown"]
    code, dry = run("import", other, out, "--person", "new", "--issuer", one["institution"], "--dry-run")
    assert (code, dry["step"], dry["dry_run"]) == (0, None, True)
    code, taken = run("import", other, out, "--person", "new", "--issuer", one["institution"])
    assert (code, len(taken["transcripts"][0]["lines"])) == (0, one["count"])
    assert {line["state"] for line in taken["transcripts"][0]["lines"]} == {"new"}
    code, again = run("import", other, out, "--issuer", one["institution"])
    assert (code, again["step"], again["person"]["id"]) == (0, None, taken["person"]["id"])


def test_a_file_of_ours_changes_nothing_where_it_came_from(run: Run, office: Path, tmp_path: Path) -> None:
    one = first(run, office)
    run("export", office, one["id"], "--out", tmp_path / "a.xml")
    code, told = run("import", office, tmp_path / "a.xml")
    assert (code, told["step"], told["transcripts"][0]["id"]) == (0, None, one["id"])


def test_hostile_xml_is_refused_in_one_line(run: Run, office: Path, tmp_path: Path) -> None:
    hostile = tmp_path / "laughs.xml"
    hostile.write_text('<!DOCTYPE elmo [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><elmo>&b;</elmo>')
    code, told = run("import", office, hostile)
    assert code == 2
    assert "document type" in told["refused"]


def test_an_unknown_transcript_is_refused(run: Run, office: Path, tmp_path: Path) -> None:
    assert run("show", office, "no-such-number")[0] == 2
    assert run("export", office, "no-such-number", "--out", tmp_path / "x.xml")[0] == 2


def test_transcripts_of_two_people_are_no_elmo_file(run: Run, office: Path, tmp_path: Path) -> None:
    _, told = run("list", office)
    people = {one["person_id"]: one["id"] for one in told["transcripts"]}
    assert len(people) > 1
    code, refused = run("export", office, *list(people.values())[:2], "--out", tmp_path / "x.xml")
    assert code == 2
    assert "different people" in refused["refused"]
    assert not (tmp_path / "x.xml").exists()


def test_paper_and_elmo_are_written_together(run: Run, office: Path, tmp_path: Path) -> None:
    one = first(run, office)
    out = tmp_path / "transcript.xml"
    code, told = run("export", office, one["id"], "--out", out, "--elmo", "--pdf", "--languages", "ru,zh")
    assert (code, told["files"]) == (0, [str(out), str(out.with_suffix(".pdf"))])
    paper = out.with_suffix(".pdf").read_bytes()
    assert paper.startswith(b"%PDF-")
    assert b64encode(paper).decode() in out.read_text("utf-8")


def test_the_ending_of_the_file_says_what_is_wanted(run: Run, office: Path, tmp_path: Path) -> None:
    one = first(run, office)
    assert run("export", office, one["id"], "--out", tmp_path / "a.pdf")[0] == 0
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")
    code, _ = run("export", office, one["id"], "--out", tmp_path / "b.pdf", "--languages", "fr")
    assert code == 2
    assert not (tmp_path / "b.pdf").exists()
    for slip in (("b.docx",), ("b.pdf", "--elmo"), ("b.xml", "--pdf")):
        code, _ = run("export", office, one["id"], "--out", tmp_path / slip[0], *slip[1:])
        assert code == 2
        assert not (tmp_path / slip[0]).exists(), "no file with a false name"

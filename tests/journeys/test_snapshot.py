"""Pictures of the window of an office that has next to nothing in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from exchange_admin.app import screenshots, snapshot
from exchange_admin.app.main import main
from exchange_admin.app.program import Program
from exchange_admin.documents.files import FileNotWritten, write_bytes
from exchange_admin.domain.problems import Problem, RuleBroken

ALWAYS = {"welcome", "list_person", "new_person", "settings_office", "exchange_partners", "import_columns", "reports"}
NOT_WITHOUT_RECORDS = {
    "rule_tried",
    "credits_tried",
    "grade_counts",
    "transcript_lines",
    "transcript_taken_over",
    "certificates_preview",
    "certificates_verify",
    "recognition_draft",
    "learning_agreement",
    "group_lessons",
    "exchange_send",
    "exchange_make_2",
    "exchange_preview",
    "partner_person",
}
TWO_PAGES = {"list_person", "partner_person"}


def pictured(capsys: pytest.CaptureFixture[str], file: Path, folder: Path) -> tuple[set[str], set[str]]:
    """The names of the pictures that were made, and of those that are said to be left out."""
    capsys.readouterr()
    assert main(["snapshot", str(file), str(folder), "--size", "900x600", "--language", "en", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert sorted(map(str, folder.glob("*.png"))) == sorted(told["pictures"])
    assert all(one["problems"] for one in told["left_out"])
    left_out = {one["picture"] for one in told["left_out"]}
    return {Path(path).name.removesuffix("-en-light.png") for path in told["pictures"]}, left_out


@pytest.fixture
def office(tmp_path: Path) -> Path:
    path = tmp_path / "office.exchange"
    assert main(["new", str(path), "--name", "Songhua College", "--country", "CN"]) == 0
    return path


def test_what_an_empty_office_cannot_show_is_left_out_and_named(qapp, capsys, office, tmp_path) -> None:
    made, left_out = pictured(capsys, office, tmp_path / "pictures")
    assert made >= ALWAYS
    assert left_out >= NOT_WITHOUT_RECORDS | {"form_person"}
    assert not made & left_out


def test_one_person_is_shown_and_what_needs_more_is_named(qapp, capsys, office, tmp_path) -> None:
    assert main(["add", str(office), "person", "role=student", "family_latin=Wang", "given_latin=Li"]) == 0
    made, left_out = pictured(capsys, office, tmp_path / "pictures")
    assert made >= ALWAYS | {"form_person"}
    assert left_out >= NOT_WITHOUT_RECORDS


def test_a_picture_for_which_the_disk_has_no_room_is_not_called_one_with_nothing_to_show(
    qapp, capsys, office, tmp_path, monkeypatch
) -> None:
    written: list[Path] = []

    def into_the_last_space(path: Path, content: bytes) -> None:
        if len(written) == 2:
            raise FileNotWritten(Problem("file.disk_full", facts={"path": str(path)}))
        write_bytes(path, content)
        written.append(path)

    monkeypatch.setattr(snapshot, "write_bytes", into_the_last_space)
    capsys.readouterr()
    assert main(["snapshot", str(office), str(tmp_path / "pictures"), "--size", "900x600", "--language", "en"]) == 1
    said = capsys.readouterr()
    assert "The disk is full" in said.err + said.out
    assert sorted((tmp_path / "pictures").iterdir()) == sorted(written)


def test_a_file_that_is_refused_while_pictures_are_taken_ends_them_and_waits_for_nobody(
    qapp, capsys, tmp_path, monkeypatch
) -> None:
    office = tmp_path / "sample.exchange"
    assert main(["sample", str(office), "--people", "60"]) == 0
    opened: list[Path] = []

    def into_the_last_space(self: Program, path: Path, *, writing: bool) -> object:
        opened.append(path)
        if writing and len(opened) > 2:  # read to be copied, opened in the window, then the file of a partner
            raise RuleBroken(Problem("office_file.disk_full", facts={"path": str(path)}))
        return open_(self, path, writing=writing)

    open_, scenes = Program.open, screenshots.scenes
    monkeypatch.setattr(Program, "open", into_the_last_space)
    monkeypatch.setattr(screenshots, "scenes", lambda *of: [scene for scene in scenes(*of) if scene[0] in TWO_PAGES])
    capsys.readouterr()
    assert main(["snapshot", str(office), str(tmp_path / "pictures"), "--size", "900x600", "--language", "en"]) == 1
    said = capsys.readouterr()
    assert "The disk is full" in said.err + said.out
    assert len(opened) == 3

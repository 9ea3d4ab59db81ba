"""`message …` as a script uses it, on the sample office."""

from __future__ import annotations

import json
from email import message_from_bytes
from email.utils import parseaddr
from pathlib import Path

import pytest

from exchange_admin.app.main import main


def told(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    capsys.readouterr()
    code = main([*map(str, arguments)])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def plain(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, dict]:
    code, out, _ = told(capsys, *arguments, "--json")
    return code, json.loads(out)


NOMINATED = ("missing_papers", "--for", "sending_status=nominated", "--fill", "due=2027-01-10")


def test_drafts_are_what_the_preview_showed_and_their_tasks_are_asked(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, shown = plain(capsys, "message", "preview", office, *NOMINATED)
    _, before = plain(capsys, "list", office, "message")
    code, written = plain(capsys, "message", "write", office, *NOMINATED, "--out", tmp_path / "new" / "drafts")
    drafts = [message_from_bytes(path.read_bytes()) for path in sorted((tmp_path / "new" / "drafts").iterdir())]
    assert [parseaddr(one["To"])[1] for one in drafts] == [one["address"] for one in written["messages"]]
    ready = [one["text"] for one in shown["messages"] if one["address"] and not one["gaps"]]
    assert [one["text"] for one in written["messages"]] == ready
    assert code == (1 if written["left_out"] else 0)
    assert written["asked"] == sum(len(one["tasks"]) for one in written["messages"])
    _, tasks = plain(capsys, "task", "list", office, "--state", "asked", "--limit", 10_000)
    assert {task for one in written["messages"] for task in one["tasks"]} <= {one["id"] for one in tasks["tasks"]}
    _, kept = plain(capsys, "list", office, "message")
    new = [one for one in kept["rows"] if one not in before["rows"]]
    assert {one["subject"] for one in new} == {one["subject"] for one in written["messages"]}


def test_a_file_goes_along_and_a_passport_only_when_somebody_is_sure(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scan = tmp_path / "passport.pdf"
    scan.write_bytes(b"%PDF")
    out = ("--out", tmp_path / "along", "--enclose", scan)
    _, shown = plain(capsys, "message", "preview", office, *NOMINATED, "--enclose", scan)
    assert [one["code"] for one in shown["doubts"]] == ["message.file_identity"]
    code, _, said = told(capsys, "message", "write", office, *NOMINATED, *out, "--language", "en")
    assert (code, "passport.pdf" in said, (tmp_path / "along").exists()) == (2, True, False)
    _, written = plain(capsys, "message", "write", office, *NOMINATED, *out, "--sure")
    assert [(one["name"], one["bytes"]) for one in written["attached"]] == [("passport.pdf", 4)]
    assert all(message_from_bytes(path.read_bytes()).is_multipart() for path in (tmp_path / "along").iterdir())


def test_what_cannot_be_written_is_named_and_nothing_written_is_refused(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = "--out", tmp_path / "drafts", "--language", "en"
    for options, reason in (
        (("missing_papers", *out), "Nobody is chosen"),
        (("nonsense", "--for", "role=student", *out), "nonsense"),
        (("visa_ends", "--for", "sending_status=nominated", *out), "No message can be written"),
        (("missing_papers", "--for", "role=student", "--task", "x", *out), "--for"),
        (("missing_papers", "--for", "role=student", "--fill", "nmae=x", *out), "{nmae}"),
        (("agreement_ends", "--for", "role=student", *out), "something else"),
    ):
        code, said, err = told(capsys, "message", "write", office, *options)
        assert (code, said, reason in err) == (2, "", True), err
    assert list(tmp_path.glob("drafts*")) == []


def test_seven_templates_are_listed_in_the_language_asked_for(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = told(capsys, "message", "templates", office, "--language", "ru")
    assert code == 0
    assert "Недостающие документы" in out
    _, listed = plain(capsys, "message", "templates", office)
    assert sorted(one["code"] for one in listed["templates"] if not one["active"]) == ["decision_due", "new_matches"]


def test_kept_messages_are_written_again_as_they_were_said_and_nothing_is_noted(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told_before = {one["id"] for one in plain(capsys, "list", office, "message")[1]["rows"]}
    _, written = plain(capsys, "message", "write", office, *NOMINATED, "--out", tmp_path / "first.pdf")
    _, before = plain(capsys, "journal", office, "--limit", 1)
    (tmp_path / "first.pdf").unlink()
    kept = {one["id"] for one in plain(capsys, "list", office, "message")[1]["rows"]} - told_before
    code, again = plain(capsys, "message", "again", office, *kept, "--out", tmp_path / "again.pdf")
    assert (code, again["asked"], again["step"]) == (0, 0, "")
    assert (tmp_path / "again.pdf").read_bytes().startswith(b"%PDF")
    assert {one["text"] for one in again["messages"]} == {one["text"] for one in written["messages"]}
    assert {one["id"] for one in again["messages"]} == kept
    assert plain(capsys, "journal", office, "--limit", 1)[1] == before


def test_the_mail_server_is_set_told_and_forgotten(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "secret").write_text("Geheim\n", "utf-8")
    given = ("--smtp", "smtp.example.edu", "--sender", "a@x.cn", "--user", "a", "--password-file", tmp_path / "secret")
    _, found = plain(capsys, "message", "server", office, *given)
    assert (found["port"], found["security"], found["has_password"]) == (587, "starttls", True)
    assert b"Geheim" not in office.read_bytes()
    code, out, err = told(capsys, "message", "server", office, "--security", "plain", "--language", "en")
    assert (code, out, "localhost" in err) == (2, "", True)
    _, gone = plain(capsys, "message", "server", office, "--forget")
    assert (gone["host"], gone["has_password"]) == (None, False)
    code, out, err = told(capsys, "message", "send", office, *NOMINATED, "--language", "en")
    assert (code, out, "No mail server is set" in err) == (2, "", True)

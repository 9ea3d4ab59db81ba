"""An option that would do nothing is refused, and what is done is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from exchange_admin.app.main import main


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    capsys.readouterr()
    code = main([*map(str, arguments), "--language", "en"])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("attendance", "{file}", "ZH-1", "--sheet", "results"), "“--sheet” does nothing without “--pdf”"),
        (("recognition", "show", "{file}", "x", "--languages", "ru"), "“--languages” does nothing without “--out”"),
        (
            ("transcript", "export", "{file}", "x", "--out", "x.xml", "--languages", "ru"),
            "“--languages” does nothing without “--pdf”",
        ),
        (("readiness", "waive", "{file}", "x", "--take-back", "--reason", "y"), "“--take-back” and “--reason”"),
        (("list", "{file}", "person", "--limit", "3", "--out", "x.csv"), "“--limit” and “--out”"),
        (("add", "{file}", "person", "family_han=王", "--content", "x.pdf"), "“--content” does nothing"),
        (
            ("package", "make", "{file}", "--out", "."),
            "Say with --to for which partner the package is. Partners of this office: —.",
        ),
        (("name", " "), "Type a name."),
    ],
)
def test_what_would_do_nothing_is_refused(
    office: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    code, out, err = run(capsys, *(one.format(file=office) for one in arguments))
    assert (code, out) == (2, "")
    assert err.startswith(said)


def test_a_backup_says_when_it_makes_the_folder(
    office: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder = tmp_path / "stick"
    code, out, _ = run(capsys, "backup", office, folder)
    assert code == 0
    assert out.splitlines()[0] == f"Made the folder {folder}."
    assert json.loads(run(capsys, "backup", office, folder, "--json")[1])["folder_made"] is False


def test_a_reason_that_is_too_long_is_refused_whole(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "readiness", "list", office, "--json")
    stay = next(one for one in json.loads(out)["stays"] if not one["waiver"])
    code, _, err = run(capsys, "readiness", "waive", office, stay["id"], "--reason", "x" * 1001)
    assert (code, err) == (2, "Too long: at most 1000 characters. Shorten the text.\n")


@pytest.mark.parametrize(
    ("email", "code"),
    [("nope", 1), ("a@b", 1), ("a@@b.ru", 1), ("Wang.W@xx.edu.cn", 0), ("a@b.ru, имя@почта.рф; c@d.cn", 0)],
)
def test_an_address_that_looks_like_none_is_asked_about(
    office: Path, capsys: pytest.CaptureFixture[str], email: str, code: int
) -> None:
    told = run(capsys, "add", office, "person", "family_han=王", "role=student", f"email={email}")
    assert told[0] == code
    assert ("does not look like an e-mail address" in told[1]) is bool(code)

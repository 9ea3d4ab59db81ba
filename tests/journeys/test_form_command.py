"""The form of a partner's open tasks on the command line: written, filled in, taken in."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from exchange_admin.app.main import main


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, dict[str, object]]:
    code = main([*words, "--json"])
    out = capsys.readouterr().out
    return code, json.loads(out) if out else {}


def test_a_form_goes_out_and_comes_back(office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, partners = run(capsys, "list", str(office), "institution", "--filter", "is_partner=1")
    form = tmp_path / "form.xlsx"
    for partner in partners["rows"]:
        institution = partner["id"]
        code, written = run(capsys, "form", str(office), "task", "--institution", institution, "--out", str(form))
        if code == 0:
            break
    assert (code, written["tasks"] > 0) == (0, True)
    book = openpyxl.load_workbook(form)
    sheet = book.active
    columns = {cell.value: cell.column for cell in sheet[1]}
    answer = next(n for title, n in columns.items() if str(title).startswith(("Answer", "答复", "Ответ")))
    sheet.cell(2, answer).value = "With the authority"
    sheet.cell(3, answer).value = "Waived"
    book.save(form)
    asked = ("form", str(office), "task", "--institution", institution, "--answers", str(form))
    code, tried = run(capsys, *asked, "--dry-run")
    assert (code, tried["counts"]["changed"], tried["counts"]["refused"], tried["step"]) == (1, 1, 1, None)
    code, taken = run(capsys, *asked)
    assert (code, taken["counts"]["changed"], bool(taken["step"])) == (1, 1, True)
    assert [row["problems"][0]["code"] for row in taken["rows"] if row["problems"]] == ["task_form.state_not_allowed"]
    assert main([*asked, "--language", "en"]) == 1
    assert "Row 3 (" in capsys.readouterr().out


def test_options_that_do_not_go_together_are_refused(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    start = ("form", str(office), "task", "--institution", "x")
    assert main([*start, "--out", "a.xlsx", "--answers", "b.xlsx"]) == 2
    assert main([*start, "--out", "a.xlsx", "--dry-run"]) == 2
    assert main([*start]) == 2
    assert main([*start, "--out", "a.pdf"]) == 2
    assert capsys.readouterr().out == ""


def test_a_form_of_people_goes_out_and_comes_back(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, partners = run(capsys, "list", str(office), "institution", "--filter", "is_partner=1")
    form = tmp_path / "people.xlsx"
    for partner in partners["rows"]:
        start = ("form", str(office), "person", "--institution", partner["id"], "--out", str(form))
        code, written = run(capsys, *start)
        if code == 0:
            break
    assert (code, written["people"] > 0) == (0, True)
    code, taken = run(capsys, "import", str(office), str(form))
    assert (code, taken["step"], taken["counts"]["known"]) == (0, None, written["people"])
    assert [one["code"] for one in taken["remarks"]] == ["import.form"]
    book = openpyxl.load_workbook(form)
    headings = {cell.value: cell.column for cell in book.active[1]}
    phone = next(n for title, n in headings.items() if str(title).startswith(("Phone", "电话", "Телефон")))
    book.active.cell(2, phone).value = "+8613900000099"
    book.save(form)
    code, taken = run(capsys, "import", str(office), str(form))
    assert (code, bool(taken["step"])) == (0, True)
    id = taken["rows"][0]["id"]
    assert run(capsys, "show", str(office), "person", id)[1]["values"]["phone"] == "+8613900000099"
    book.create_sheet("More").append(["Name", "Phone"])
    book.save(form)
    code, taken = run(capsys, "import", str(office), str(form))
    assert (code, taken["step"], taken["skipped_sheets"]) == (1, None, ["More"])
    assert "import.form_sheets_unread" in {one["code"] for one in taken["remarks"]}
    assert run(capsys, *start)[0] == 2  # what somebody has filled in is not overwritten
    assert openpyxl.load_workbook(form).sheetnames[-1] == "More"
    form.unlink()
    assert run(capsys, *start, "--blank")[1]["people"] == 0
    assert main(["form", str(office), "task", "--institution", "x", "--out", "a.xlsx", "--blank"]) == 2


def test_a_form_of_marks_names_whom_it_leaves_out(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, partners = run(capsys, "list", str(office), "institution", "--filter", "is_partner=1")
    form, told = tmp_path / "marks.xlsx", []
    for partner in partners["rows"]:
        start = ("form", str(office), "marks", "--institution", partner["id"], "--out", str(form))
        code, written = run(capsys, *start)
        told.append((code, bool(written.get("left_out"))))
        if code != 2:
            form.unlink()
            code, everybody = run(capsys, *start, "--basis", "contract")
            assert (code, everybody["left_out"]) == (0, [])
            assert everybody["people"] == written["people"] + len(written["left_out"])
            form.unlink()
    assert {code for code, _ in told} <= {0, 1, 2}
    assert all(lacks == (code == 1) for code, lacks in told)
    assert main(["form", str(office), "person", "--institution", "x", "--out", "a.xlsx", "--basis", "contract"]) == 2

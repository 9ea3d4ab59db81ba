"""The matrix of a programme, as a script uses it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "services"))
from case_office import CaseOffice

from exchange_admin.app.main import main


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = CaseOffice(tmp_path / "office.exchange")
    programme = made.add("programme", name_en="Year of Chinese", code="Y1", kind="language_year")
    made.set("mobility", made.going, programme_id=programme)
    made.numbered("cn.hiv", "secret-1")
    made.store.close()
    return tmp_path / "office.exchange"


def test_it_tells_marks_and_days_of_everybody_and_no_proof(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["matrix", str(file), "Y1", "--json"]) == 0
    text = capsys.readouterr().out
    told = json.loads(text)
    (person,) = told["people"]
    assert [one["code"] for one in told["requirements"]] == list(person["cells"])
    assert person["cells"]["cn.hiv"]["mark"] == "done"
    assert told["path"] is None
    assert "secret-1" not in text
    assert main(["matrix", str(file), "Y1", "--language", "en"]) == 0
    assert "1 person" in capsys.readouterr().out


def test_it_writes_a_page_or_a_workbook_and_no_file_of_a_wrong_name(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["matrix", str(file), "Y1", "--pdf", str(tmp_path / "m.pdf")]) == 0
    assert main(["matrix", str(file), "Y1", "--xlsx", str(tmp_path / "m.xlsx")]) == 0
    assert (tmp_path / "m.pdf").read_bytes().startswith(b"%PDF")
    assert main(["matrix", str(file), "Y1", "--pdf", str(tmp_path / "m.doc")]) == 2
    both = ["--pdf", str(tmp_path / "a.pdf"), "--xlsx", str(tmp_path / "a.xlsx")]
    assert main(["matrix", str(file), "Y1", *both]) == 2
    assert main(["matrix", str(file), "no such programme"]) == 2
    assert {one.name for one in tmp_path.iterdir() if one.suffix in {".doc", ".pdf", ".xlsx"}} == {"m.pdf", "m.xlsx"}

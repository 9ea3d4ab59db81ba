"""Lists of institutions and agreements from the command line: exit codes say what went in and what waits."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook

from exchange_admin.app.main import main
from exchange_admin.app.paths import Paths
from exchange_admin.app.program import Program
from exchange_admin.domain.queries import Query

Run = Callable[..., tuple[int, dict]]
COLLEGES = (("Название", "Страна", "Тип организации"), ("Приморский колледж", "Россия", "Колледж"))
AGREEMENTS = (
    ("№ соглашения", "Партнёр", "Вид соглашения", "Состояние"),
    ("ПК-25", "Приморский колледж", "Соглашение об обмене", "Действует"),
    ("ОК-1", "Омский колледж", "Соглашение об обмене", "Действует"),
)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: object) -> tuple[int, dict]:
        capsys.readouterr()
        code = main([*map(str, arguments), "--json"])
        printed = capsys.readouterr()
        return code, json.loads(printed.out) if printed.out else {"error": printed.err}

    return call


@pytest.fixture
def office(run: Run, tmp_path: Path) -> Path:
    path = tmp_path / "o.exchange"
    assert run("new", path, "--name", "松花工程职业学院", "--country", "CN", "--language", "zh")[0] == 0
    return path


def workbook(folder: Path, *rows: tuple[str, ...]) -> Path:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(folder / "list.xlsx")
    return folder / "list.xlsx"


def test_a_list_of_institutions_goes_in_as_one_step_and_the_same_list_again_is_none(
    run: Run, office: Path, tmp_path: Path
) -> None:
    file = workbook(tmp_path, *COLLEGES)
    code, told = run("import", office, file, "--kind", "institution")
    assert (code, told["counts"]["new"], bool(told["step"])) == (0, 1, True)
    assert (told["rows"][0]["kind"], told["sheets"][0]["kind"]) == ("institution", "institution")
    code, told = run("import", office, file, "--kind", "institution")
    assert (code, told["counts"]["known"], told["step"]) == (0, 1, None)


def test_an_agreement_with_an_unknown_partner_waits_and_the_other_one_goes_in(
    run: Run, office: Path, tmp_path: Path
) -> None:
    run("import", office, workbook(tmp_path, *COLLEGES), "--kind", "institution")
    reasons = tmp_path / "reasons.xlsx"
    code, told = run("import", office, workbook(tmp_path, *AGREEMENTS), "--kind", "agreement", "--problems", reasons)
    assert (code, [row["state"] for row in told["rows"]], reasons.exists()) == (1, ["new", "question"], True)
    assert told["rows"][1]["problems"][0]["code"] == "import.reference_unknown"


def test_a_second_table_that_was_not_read_is_not_done(run: Run, office: Path, tmp_path: Path) -> None:
    file = workbook(
        tmp_path, *COLLEGES, (), ("Страна", "Название", "Тип организации"), ("Китай", "北京学院", "Колледж")
    )
    code, told = run("import", office, file, "--kind", "institution")
    assert (code, told["counts"]["new"]) == (1, 1)
    assert [line["why"] for line in told["sheets"][0]["left_out"]][-2:] == ["another", "another"]


def test_a_list_whose_kind_nobody_said_waits_for_it(run: Run, office: Path, tmp_path: Path) -> None:
    code, told = run("import", office, workbook(tmp_path, *COLLEGES))
    assert (code, told["rows"][0]["problems"][0]["code"], told["step"]) == (1, "import.kind_guessed", None)


def test_a_kind_that_has_no_lists_is_a_mistake_in_the_command(run: Run, office: Path, tmp_path: Path) -> None:
    assert run("import", office, workbook(tmp_path, *COLLEGES), "--kind", "certificate")[0] == 2


def test_a_list_that_fits_several_kinds_is_asked_about_and_nothing_is_staged(
    run: Run, office: Path, tmp_path: Path
) -> None:
    file = workbook(tmp_path, ("ФИО", "Должность", "Телефон"), ("Шевцова Ольга", "Координатор", "+7 423 245-11-22"))
    code, told = run("import", office, file)
    assert (code, told["asked"]["code"], told["rows"], told["step"], told["draft"]) == (
        1,
        "import.which_kind",
        [],
        None,
        None,
    )
    assert {"people", "staff"} <= set(told["kinds"])
    code, told = run("import", office, file, "--kind", "staff", "--dry-run")
    assert [sheet["kind"] for sheet in told["sheets"]] == ["staff"]


def test_a_sheet_with_another_list_is_named_and_not_done(run: Run, office: Path, tmp_path: Path) -> None:
    book = Workbook()
    for row in (("ФИО", "Дата рождения"), ("Соколова Дарья", "14.03.2005")):
        book.active.append(row)
    other = book.create_sheet("Партнёры")
    for row in COLLEGES:
        other.append(row)
    book.save(tmp_path / "both.xlsx")
    code, told = run("import", office, tmp_path / "both.xlsx")
    assert (code, told["counts"]["new"], told["other_lists"]) == (
        1,
        1,
        [{"sheet": "Партнёры", "kinds": ["institution"]}],
    )
    code, told = run("import", office, tmp_path / "both.xlsx", "--kind", "institution")
    assert ([sheet["name"] for sheet in told["sheets"]], told["counts"]["new"]) == (["Партнёры"], 1)


def guest(office: Path) -> str:
    """Somebody who came ten days ago for a year; the day."""
    start = date.today() - timedelta(days=10)
    with Program(Paths.find()).open(office, writing=True) as file:
        college = {"name_ru": "Приморский колледж", "country": "RU", "kind": "college", "is_partner": 1}
        (theirs,) = file.records.add("institution", college, "Shen").ids["institution"]
        student = {"role": "student", "family_cyrillic": "Пак", "given_cyrillic": "Анна", "citizenship": "RU",
                   "birth_date": "2005-03-14", "home_institution_id": theirs}  # fmt: skip
        (person,) = file.records.add("person", student, "Shen").ids["person"]
        stay = {
            "person_id": person, "direction": "incoming", "activity": "student_studies", "participation": "participant",
            "receiving_institution_id": file.store.institution, "sending_institution_id": theirs,
            "planned_start": start.isoformat(), "planned_end": (start + timedelta(days=300)).isoformat(),
            "sending_status": "nominated", "receiving_status": "pending",
        }  # fmt: skip
        file.records.add("mobility", stay, "Shen")
    return start.isoformat()


def test_lists_of_arrivals_and_of_registrations_are_called_as_people_call_them(
    run: Run, office: Path, tmp_path: Path
) -> None:
    came = guest(office)
    who = ("Пак Анна", "14.03.2005")
    arrivals = workbook(tmp_path, ("ФИО", "Дата рождения", "Дата прибытия"), (*who, came))
    code, told = run("import", office, arrivals, "--kind", "arrivals")
    assert (code, told["sheets"][0]["kind"], told["counts"]["new"]) == (0, "stay_event", 1)
    heads = ("ФИО", "Дата рождения", "Номер уведомления", "Дата постановки на учёт")
    code, told = run("import", office, workbook(tmp_path, heads, (*who, "118", came)), "--kind", "registrations")
    assert (code, told["sheets"][0]["kind"], told["counts"]["new"]) == (0, "task", 1)
    with Program(Paths.find()).open(office, writing=False) as file:
        (event,) = file.store.records(Query("stay_event"))
        (task,) = file.store.records(Query("task"))
    assert (event["kind"], event["date"]) == ("arrival", came)
    assert (task["state"], task["number"], task["done_on"]) == ("done", "118", came)

"""A college fills its own file from its own list, and its office takes that over, by the command line alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from exchange_admin.app.main import main

Run = Callable[..., tuple[int, dict]]
HEADINGS = ("Фамилия", "Имя", "Отчество", "Пол", "Дата рождения", "Гражданство", "Серия и номер паспорта", "Эл. почта")
PEOPLE = (
    ("Соколова", "Дарья", "Игоревна", "ж", "14.03.2005", "Россия", "751234567", "sokolova@college.example"),
    ("Петров", "Пётр", "Ильич", "м", "02.04.2005", "Россия", "757654321", "petrov@college.example"),
)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: object) -> tuple[int, dict]:
        capsys.readouterr()
        code = main([*map(str, arguments), "--json"])
        printed = capsys.readouterr()
        return code, json.loads(printed.out) if printed.out else {"error": printed.err}

    return call


class Script:
    def __init__(self, run: Run, folder: Path) -> None:
        self.run, self.folder, self.office, self.college = run, folder, folder / "o.exchange", folder / "c.exchange"
        run("new", self.office, "--name", "松花工程职业学院", "--country", "CN", "--language", "zh")
        self.primorye = self.add("institution", name_ru="Приморский колледж", country="RU", kind="college")

    def add(self, kind: str, /, **values: str) -> str:
        pairs = [f"{name}={value}" for name, value in values.items()]
        return self.run("add", self.office, kind, *pairs, "--sure")[1]["id"]

    def begin(self) -> None:
        made = ("--out", self.college, "--reads", "ru", "--basis", "contract")
        assert self.run("partner", "office", self.office, self.primorye, *made)[0] == 0

    def workbook(self, *rows: tuple[str, ...]) -> Path:
        book = Workbook()
        for row in (HEADINGS, *rows):
            book.active.append(row)
        path = self.folder / "list.xlsx"
        book.save(path)
        return path

    def up(self) -> dict:
        stick = self.folder / "stick"
        stick.mkdir()
        _, made = self.run("package", "make", self.college, "--out", stick)
        (file,) = made["files"]
        return self.run("package", "import", self.office, file)[1]

    def people(self, file: Path) -> dict[str, dict]:
        columns = "family_cyrillic,home_institution_id,email"
        rows = self.run("list", file, "person", "--columns", columns)[1]["rows"]
        return {row["family_cyrillic"]: row for row in rows}


@pytest.fixture
def script(run: Run, tmp_path: Path) -> Script:
    return Script(run, tmp_path)


def test_a_college_begins_with_its_own_list(run: Run, script: Script) -> None:
    script.begin()
    code, told = run("import", script.college, script.workbook(*PEOPLE))
    assert (code, [one["state"] for one in told["rows"]]) == (0, ["new"] * 2)
    assert set(script.people(script.college)) == {"Соколова", "Петров"}
    assert script.up()["held"] == []
    at_the_office = script.people(script.office)
    assert {one["home_institution_id"] for one in at_the_office.values()} == {script.primorye}
    assert at_the_office["Соколова"]["email"] == "sokolova@college.example"


def test_a_list_for_a_term_nominates_to_the_office(run: Run, script: Script) -> None:
    term = run("list", script.office, "term")[1]["rows"][0]["id"]
    script.begin()
    assert run("import", script.college, script.workbook(*PEOPLE), "--term", term)[0] == 0
    assert script.up()["held"] == []
    stays = run("list", script.office, "mobility", "--columns", "direction,sending_institution_id")[1]["rows"]
    assert [one["direction"] for one in stays] == ["incoming"] * 2
    assert {one["sending_institution_id"] for one in stays} == {script.primorye}


def test_a_college_enters_nobody_of_another_institution(run: Run, script: Script) -> None:
    other = script.add("institution", name_ru="Байкальский колледж", country="RU", kind="college")
    script.begin()
    book = Workbook()
    book.active.append((*HEADINGS, "Колледж"))
    book.active.append((*PEOPLE[0], "Байкальский колледж"))
    book.active.append((*PEOPLE[1], "Приморский колледж"))
    book.save(script.folder / "mixed.xlsx")
    code, told = run("import", script.college, script.folder / "mixed.xlsx")
    assert (code, [row["state"] for row in told["rows"]]) == (1, ["fix", "new"])
    assert [problem["code"] for problem in told["rows"][0]["problems"]] == ["import.only_own_people"]
    assert set(script.people(script.college)) == {"Петров"}
    assert run("import", script.college, script.workbook(*PEOPLE), "--institution", other)[0] != 0
    assert set(script.people(script.college)) == {"Петров"}


def test_a_college_enters_its_own_contacts_from_a_list_but_no_agreements(run: Run, script: Script) -> None:
    script.begin()
    book = Workbook()
    for row in (
        ("Контактное лицо", "Должность", "Организация"),
        ("Орлова Анна", "Декан", ""),
        ("Ван Ли", "", "松花工程职业学院"),
    ):
        book.active.append(row)
    book.save(script.folder / "contacts.xlsx")
    code, told = run("import", script.college, script.folder / "contacts.xlsx", "--kind", "contact")
    assert (code, [row["state"] for row in told["rows"]]) == (1, ["new", "fix"])
    assert [problem["code"] for problem in told["rows"][1]["problems"]] == ["record.not_yours"]
    assert script.up()["held"] == []
    contacts = run("list", script.office, "contact", "--columns", "name,institution_id")[1]["rows"]
    assert [(one["name"], one["institution_id"]) for one in contacts] == [("Орлова Анна", script.primorye)]
    assert run("import", script.college, script.folder / "contacts.xlsx", "--kind", "agreement")[0] == 2


def test_a_list_changes_nobody_who_is_only_a_guest(run: Run, script: Script) -> None:
    institutions = run("list", script.office, "institution")[1]["rows"]
    (own,) = (row["id"] for row in institutions if row["id"] != script.primorye)
    guest = script.add("person", role="student", family_cyrillic="Гость", given_cyrillic="Анна",
                       birth_date="2004-01-02", home_institution_id=own)  # fmt: skip
    script.add("mobility", person_id=guest, direction="outgoing", activity="student_studies",
               sending_institution_id=own, receiving_institution_id=script.primorye,
               sending_status="nominated", receiving_status="pending")  # fmt: skip
    script.begin()
    row = ("Гость", "Анна", "", "ж", "02.01.2004", "Китай", "E12345678", "guest@college.example")
    code, told = run("import", script.college, script.workbook(row, PEOPLE[0]))
    assert code == 1
    assert [one["state"] for one in told["rows"]] == ["fix", "new"], told["rows"]
    assert script.people(script.college)["Гость"]["email"] is None
    assert "Соколова" in script.people(script.college)


def test_a_list_of_what_the_office_enters_is_refused_from_a_college(run: Run, script: Script) -> None:
    script.begin()
    book = Workbook()
    book.active.append(("№ договора", "Партнёр", "Дата подписания"))
    book.active.append(("ПК-25/01", "Хэйлунцзянский колледж", "01.03.2025"))
    book.save(script.folder / "agreements.xlsx")
    before = script.people(script.college)
    assert run("import", script.college, script.folder / "agreements.xlsx")[0] == 2
    assert script.people(script.college) == before

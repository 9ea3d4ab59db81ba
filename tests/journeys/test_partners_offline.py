"""Two colleges and their office, played out by script with the command line alone."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from exchange_admin.app.main import main

Run = Callable[..., tuple[int, dict]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: object) -> tuple[int, dict]:
        capsys.readouterr()
        code = main([*map(str, arguments), "--json"])
        printed = capsys.readouterr()
        assert code < 2, printed.err
        return code, json.loads(printed.out)

    return call


class Script:
    """The offices of one test and what goes to and fro."""

    def __init__(self, run: Run, folder: Path) -> None:
        self.run, self.folder = run, folder
        self.office = folder / "office.exchange"
        self.sticks = 0
        run("new", self.office, "--name", "松花工程职业学院", "--country", "CN", "--language", "zh")
        self.primorye = self.add("institution", name_ru="Приморский колледж", country="RU", kind="college")
        self.baikal = self.add("institution", name_ru="Байкальский колледж", country="RU", kind="college")

    def add(self, kind: str, /, file: Path | None = None, **values: str) -> str:
        pairs = [f"{name}={value}" for name, value in values.items()]
        return self.run("add", file or self.office, kind, *pairs, "--as", "沈若兰", "--sure")[1]["id"]

    def set(self, file: Path, id: str, **values: str) -> None:
        self.run("set", file, "person", id, *(f"{name}={value}" for name, value in values.items()), "--sure")

    def person(self, home: str, family: str, file: Path | None = None, **more: str) -> str:
        id = self.add("person", file, role="student", family_cyrillic=family, home_institution_id=home, **more)
        if file is None:
            self.add("consent", person_id=id, kind="cross_border", given_on="2026-01-15")
        return id

    def value(self, file: Path, id: str, field: str) -> object:
        return self.run("show", file, "person", id)[1]["values"][field]

    def people(self, file: Path) -> set[str]:
        return {row["id"] for row in self.run("list", file, "person", "--columns", "family_cyrillic")[1]["rows"]}

    def college(self, institution: str, name: str) -> Path:
        path = self.folder / f"{name}.exchange"
        self.run("partner", "office", self.office, institution, "--out", path, "--reads", "ru")
        return path

    def carry(self, sender: Path, receiver: Path, *options: object) -> tuple[int, dict]:
        """A package made here and taken in there."""
        self.sticks += 1
        stick = self.folder / f"stick{self.sticks}"
        stick.mkdir()
        _, made = self.run("package", "make", sender, "--out", stick, *options, "--as", sender.stem)
        outcome = (0, {})
        for file in made["files"]:
            outcome = self.run("package", "import", receiver, file, "--as", receiver.stem)
        return outcome

    def enrol(self, college: Path, institution: str) -> None:
        _, came = self.carry(college, self.office)
        assert came["enrolled"]
        _, theirs = self.run("partner", "key", college)
        _, known = self.run("partner", "key", self.office, institution, "--confirm", theirs["fingerprint"])
        assert known["state"] == "confirmed"

    def sound(self, *files: Path) -> None:
        for file in files:
            assert self.run("journal", file, "--verify", "--rebuild")[1]["problems"] == []


@pytest.fixture
def script(run: Run, tmp_path: Path) -> Script:
    return Script(run, tmp_path)


def test_two_colleges_and_the_office_agree_after_a_conflict(script: Script) -> None:
    run, office = script.run, script.office
    one = script.person(script.primorye, "Соколова", given_cyrillic="Дарья")
    other = script.person(script.baikal, "Чужестранцева")
    primorye, baikal = script.college(script.primorye, "primorye"), script.college(script.baikal, "baikal")
    script.enrol(primorye, script.primorye)
    script.enrol(baikal, script.baikal)
    assert script.people(primorye) == {one}
    assert "Чужестранцева".encode() not in primorye.read_bytes()

    script.set(office, one, family_latin="SOKOLOVA", email="d@office.cn")
    script.set(primorye, one, family_latin="SOCOLOVA", phone="+7 900 000-00-00")
    new = script.person(script.primorye, "Новикова", primorye)
    code, came = script.carry(primorye, office)
    assert code == 1
    assert came["counts"] | {"new": 0, "changed": 0, "equal": 0} == {
        **dict.fromkeys(("new", "changed", "deleted", "equal", "duplicates", "held", "for_update", "waiting"), 0),
        "conflicts": 1,
    }
    assert came["conflicts"] == [{"kind": "person", "id": one, "field": "family_latin"}]
    assert {"kind": "person", "id": new} in came["new"]

    code, waiting = run("conflicts", "list", office)
    assert code == 1
    (card,) = waiting["cards"]
    assert (card["issue"], card["blocks"], {answer["value"] for answer in card["answers"]}) == (
        "values",
        True,
        {"SOKOLOVA", "SOCOLOVA"},
    )
    code, checked = run("check", office)
    assert (code, checked["problems"]) == (0, []), "what waits for a person is no damage"
    assert [one["code"] for one in checked["waiting"]] == ["journal.conflict"]
    _, decided = run("conflicts", "resolve", office, card["key"], "--take", "SOCOLOVA")
    assert decided["left"] == 0
    assert run("conflicts", "list", office)[0] == 0

    script.carry(office, primorye, "--to", script.primorye)
    script.carry(office, baikal, "--to", "Байкальский колледж")
    script.carry(primorye, office)
    for file in (office, primorye):
        assert script.value(file, one, "family_latin") == "SOCOLOVA"
        assert script.value(file, one, "email") == "d@office.cn"
        assert script.value(file, one, "phone") == "+7 900 000-00-00"
    assert script.people(office) == {one, other, new}
    assert script.people(primorye) == {one, new}
    assert script.people(baikal) == {other}
    script.sound(office, primorye, baikal)
    (status,) = [p for p in run("partner", "list", office)[1]["partners"] if p["institution_id"] == script.primorye]
    assert (status["state"], status["delivery"], status["not_sent"]) == ("confirmed", "confirmed", 0)


def test_a_dry_run_says_what_the_import_does_and_changes_nothing(script: Script) -> None:
    person = script.person(script.primorye, "Соколова")
    college = script.college(script.primorye, "primorye")
    script.enrol(college, script.primorye)
    script.set(college, person, phone="1")
    _, made = script.run("package", "make", college, "--out", script.folder / "new")
    assert made["folder_made"]
    (package,) = made["files"]
    _, looked = script.run("package", "inspect", package)
    assert looked["seal"] == "keys"
    code, tried = script.run("package", "import", script.office, package, "--dry-run")
    assert code == 0
    assert script.value(script.office, person, "phone") is None
    _, done = script.run("package", "import", script.office, package)
    assert tried["counts"] == done["counts"]
    assert script.value(script.office, person, "phone") == "1"
    _, again = script.run("package", "import", script.office, package)
    assert (again["counts"]["new"], again["counts"]["changed"]) == (0, 0)


def test_people_without_consent_are_left_out_and_the_exit_code_says_so(script: Script) -> None:
    script.person(script.primorye, "Соколова")
    silent = script.add("person", role="student", family_cyrillic="Тихонова", home_institution_id=script.primorye)
    path = script.folder / "primorye.exchange"
    code, made = script.run("partner", "office", script.office, script.primorye, "--out", path)
    assert (code, made["people"]) == (1, 1)
    assert made["left_out"] == [{"id": silent, "name": "Тихонова", "standing": "missing"}]
    assert silent not in script.people(path)


def test_a_college_may_write_its_own_people(script: Script) -> None:
    script.person(script.primorye, "Соколова")
    college = script.college(script.primorye, "primorye")
    new = script.add("person", college, role="student", family_cyrillic="Новикова")
    script.set(college, new, phone="1")
    script.carry(college, script.office)
    assert new in script.people(script.office)


def test_a_college_may_not_write_what_is_the_offices(script: Script, capsys: pytest.CaptureFixture[str]) -> None:
    script.person(script.primorye, "Соколова")
    college = script.college(script.primorye, "primorye")
    before = script.run("info", college)[1]["steps"]
    others = script.run("list", college, "institution", "--columns", "name")[1]["rows"]
    home = next(row["id"] for row in others if row["id"] != script.primorye)
    for refused in (
        ["add", str(college), "agreement", "number=1", f"institution_id={script.primorye}", "kind=exchange"],
        ["set", str(college), "institution", home, "website=https://x.example"],
        ["add", str(college), "person", "role=student", "family_cyrillic=Чужая", f"home_institution_id={home}"],
    ):
        capsys.readouterr()
        assert main([*refused, "--language", "en"]) == 2
        assert "read-only here" in capsys.readouterr().err
    assert script.run("info", college)[1]["steps"] == before


def test_every_way_of_deciding_has_its_option(script: Script) -> None:
    run, office = script.run, script.office
    people = [
        script.person(script.primorye, name, birth_date=f"2005-03-1{n}")
        for n, name in enumerate(("Авдеев", "Белов", "Власов"))
    ]
    college = script.college(script.primorye, "primorye")
    script.enrol(college, script.primorye)
    for n, person in enumerate(people):
        script.set(office, person, address=f"Harbin {n}")
        script.set(college, person, address=f"Владивосток {n}")
    script.set(office, people[0], birth_date="2005-04-01")
    script.set(college, people[0], birth_date="2005-04-02")
    twin = script.person(script.primorye, "Авдеев", college, birth_date="2005-04-02")
    assert script.carry(college, office)[0] == 1

    _, told = run("conflicts", "resolve", office, "--field", "person.address", "--from", script.primorye)
    assert (len(told["changed"]), told["left"]) == (3, 1)
    _, waiting = run("conflicts", "list", office)
    (card,) = waiting["cards"]
    run("conflicts", "resolve", office, card["key"], "--ask", "Что в паспорте?")
    script.carry(office, college, "--to", script.primorye)
    (question,) = run("conflicts", "list", college)[1]["questions"]
    run("conflicts", "resolve", college, question["key"], "--answer", "1 апреля")
    script.carry(college, office)
    (question,) = run("conflicts", "list", office)[1]["questions"]
    assert question["answer"] == "1 апреля"
    run("conflicts", "resolve", office, card["key"], "--value", "2005-04-02")
    (pair,) = run("conflicts", "list", office)[1]["duplicates"]
    assert {pair["person"], pair["other"]} == {people[0], twin}
    run("conflicts", "resolve", office, pair["key"], "--different")
    assert run("conflicts", "list", office)[0] == 0
    script.sound(office, college)


def test_two_pcs_of_the_office_share_a_folder(script: Script) -> None:
    second = script.folder / "pc2" / "office.exchange"
    second.parent.mkdir()
    shutil.copy(script.office, second)
    share = script.folder / "share"
    share.mkdir()
    for file in (script.office, second):
        script.run("mailbox", file, share, "--once")
    person = script.person(script.primorye, "Соколова")
    script.run("mailbox", script.office, share, "--once")
    _, state = script.run("mailbox", second, share, "--once")
    assert state["received"] == 1
    assert script.people(second) == {person}
    _, state = script.run("mailbox", script.office, share, "--once")
    assert [copy["behind"] for copy in state["copies"]] == [0]


def test_an_erased_person_leaves_every_file(script: Script) -> None:
    person = script.person(script.primorye, "Забытова")
    college = script.college(script.primorye, "primorye")
    script.enrol(college, script.primorye)
    _, plan = script.run("erase", script.office, person, "--dry-run")
    assert (plan["records"], plan["partners"], plan["step"]) == (
        {"person": 1, "consent": 1},
        ["Приморский колледж"],
        None,
    )
    script.run("erase", script.office, person, "--reason", "request")
    script.carry(script.office, college, "--to", script.primorye)
    for file in (script.office, college):
        assert "Забытова".encode() not in file.read_bytes()
        assert script.people(file) == set()
    script.sound(script.office, college)


def test_lost_changes_come_back_by_command(run: Run, tmp_path: Path) -> None:
    script = Script(run, tmp_path)
    person = script.person(script.primorye, "Соколова")
    college = script.college(script.primorye, "primorye")
    script.enrol(college, script.primorye)
    kept = tmp_path / "kept.exchange"
    shutil.copy(script.office, kept)
    script.set(script.office, person, email="lost@office.cn")
    script.carry(script.office, college, "--to", script.primorye)
    shutil.copy(kept, script.office)
    script.carry(script.office, college, "--to", script.primorye)
    code, told = script.carry(college, script.office)
    assert (code, told["returned"]) == (1, 1)
    code, told = run("package", "returned", script.office)
    assert code == 1
    ((change,), fields) = told["waiting"], told["waiting"][0]["values"]
    assert (change["id"], change["signed"], fields[0]["returned"]) == (person, True, "lost@office.cn")
    code, told = run("package", "returned", script.office, "--recover")
    assert (code, told["done"], told["waiting"]) == (0, 1, [])
    assert script.value(script.office, person, "email") == "lost@office.cn"

"""The command line as a script uses it: what it prints, how it ends, and that refusing changes nothing."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click
import pytest
from openpyxl import load_workbook

from exchange_admin.app.cli.commands import COMMANDS, MODULES
from exchange_admin.app.main import main
from exchange_admin.app.paths import Paths
from exchange_admin.app.program import Program
from exchange_admin.domain.fields import FieldType
from exchange_admin.domain.registry import REGISTRY


@dataclass(frozen=True)
class Said:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def plain(self) -> dict:
        return json.loads(self.out)


Run = Callable[..., Said]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: object) -> Said:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return Said(code, printed.out, printed.err)

    return call


@pytest.fixture
def empty(run: Run, tmp_path: Path) -> Path:
    path = tmp_path / "empty.exchange"
    assert run("new", path, "--name", "松花工程职业学院", "--country", "CN", "--language", "zh").code == 0
    return path


def test_the_journal_tells_what_was_taken_back_from_what_was_done(run: Run, empty: Path) -> None:
    assert run("add", empty, "person", "role=student", "family_latin=Wang", "given_latin=Li").code == 0
    with Program(Paths.find()).open(empty, writing=True) as office:
        office.store.undo("Shen")
        office.store.redo("Shen")
    told = run("journal", empty, "--limit", "3", "--language", "en").out.splitlines()[-3:]
    done = told[2].split("  ")[-1].strip()
    assert [line.split("  ")[-1].strip() for line in told[:2]] == [f"Done again: {done}", f"Undone: {done}"]
    again, undone, first = run("journal", empty, "--limit", "3", "--json").plain["steps"]
    assert (again["undoes"], undone["undoes"], first["undoes"]) == (undone["step"], first["step"], "")


def test_a_new_office_has_its_institution_terms_and_scales(run: Run, empty: Path) -> None:
    told = run("info", empty, "--json", "--language", "zh").plain
    assert told["institution"] == "松花工程职业学院"
    assert told["counts"]["person"] == 0
    assert told["counts"]["term"] > 1
    assert told["counts"]["grading_scale"] > 1
    (facts,) = run("list", empty, "office", "--columns", "code", "--json").plain["rows"]
    assert facts["code"] == "SHGC"


def test_an_existing_file_is_never_made_anew(run: Run, empty: Path) -> None:
    before = empty.read_bytes()
    said = run("new", empty, "--name", "B", "--country", "RU", "--language", "en")
    assert said.code == 2
    assert said.err.count("\n") == 1
    assert str(empty) in said.err
    assert empty.read_bytes() == before


@pytest.mark.parametrize(
    "facts",
    [
        ("--name", ""),
        ("--name", "  "),
        ("--name", "x" * 900),
        ("--name", "a\u202eb"),
        ("--name", "A", "--code", "x" * 99),
        ("--name", "A", "--code", "a b"),
        ("--name", "A", "--code", "ШК"),
    ],
)
def test_an_office_without_a_proper_name_or_code_is_not_made(run: Run, tmp_path: Path, facts: tuple[str, ...]) -> None:
    said = run("new", tmp_path / "a.exchange", "--country", "RU", *facts)
    assert (said.code, said.err.count("\n")) == (2, 1)
    assert list(tmp_path.iterdir()) == []


def test_two_samples_of_one_seed_are_the_same_office(run: Run, tmp_path: Path) -> None:
    steps = []
    for name in ("a", "b"):
        assert run("sample", tmp_path / f"{name}.exchange", "--people", 40, "--seed", 7).code == 0
        steps.append(run("journal", tmp_path / f"{name}.exchange", "--json", "--limit", 100).plain)
    assert steps[0] == steps[1]


def test_records_are_added_found_changed_and_shown_by_script(run: Run, empty: Path) -> None:
    person = ("family_han=王", "given_han=小明", "role=student", "birth_date=2005-02-21", "citizenship=CN")
    added = run("add", empty, "person", *person, "--as", "Shen", "--json").plain
    found = run("find", empty, "Wang Xiao", "--json").plain["found"]
    assert [(hit["kind"], hit["id"], hit["label"]) for hit in found] == [("person", added["id"], "王小明")]
    changed = run("set", empty, "person", added["id"], "given_latin=Xiaoming", "family_latin=WANG", "--json").plain
    assert changed["changed"]
    shown = run("show", empty, "person", added["id"], "--json").plain
    assert shown["values"]["family_latin"] == "WANG"
    assert shown["live"]
    assert not run("set", empty, "person", added["id"], "family_latin=WANG", "--json").plain["changed"]
    who = [step["who"] for step in run("journal", empty, "--json").plain["steps"]]
    assert "Shen" in who


def test_a_command_says_what_it_made_of_a_number_or_a_date(run: Run, empty: Path) -> None:
    who = ("family_cyrillic=Ли", "given_cyrillic=Вера", "role=student", "birth_date=05/03/2005")
    added = run("add", empty, "person", *who, "--json").plain
    assert [(one["field"], one["facts"]["kept"]) for one in added["kept"]] == [("birth_date", "2005-03-05")]
    number = ("kind=passport", "country=RU", "number=75 № 1234567")
    said = run("add", empty, "identity_document", f"person_id={added['id']}", *number, "--language", "en")
    assert said.code == 0
    assert "“75 № 1234567” is kept as “751234567”." in said.out
    said = run("set", empty, "person", added["id"], "phone=89161234567.0", "--language", "ru")
    assert "«89161234567.0» сохранено как «89161234567»." in said.out


def test_an_unusual_number_is_kept_and_ends_with_one_until_somebody_is_sure(run: Run, empty: Path) -> None:
    person = run("add", empty, "person", "family_latin=LI", "role=student", "--json").plain["id"]
    passport = ("identity_document", f"person_id={person}", "kind=passport", "country=RU", "number=AB12")
    said = run("add", empty, *passport, "--json")
    assert (said.code, [problem["code"] for problem in said.plain["problems"]]) == (1, ["document.number_shape"])
    told = run("set", empty, "identity_document", said.plain["id"], "number=AB13", "--language", "en")
    assert told.code == 1
    assert "does not look as usual" in told.out
    sure = run("set", empty, "identity_document", said.plain["id"], "number=AB14", "--sure", "--json")
    assert (sure.code, sure.plain["problems"]) == (0, [])


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (("role=student",), "name"),
        (("family_latin=LI", "role=student", "birth_date=31.02.2004"), "February"),
        (("family_latin=LI", "role=wizard"), "wizard"),
        (("family_latin=LI", "role=student", "shoe_size=43"), "shoe_size"),
        (("family_latin=LI", "role=student", "home_institution_id=nowhere"), "nowhere"),
        (("family_latin=LI", "role"), "FIELD=VALUE"),
    ],
)
def test_what_does_not_fit_is_refused_in_one_line(run: Run, empty: Path, values: tuple[str, ...], words: str) -> None:
    said = run("add", empty, "person", *values, "--language", "en")
    assert said.code == 2
    assert said.err.count("\n") == 1
    assert "Traceback" not in said.err
    assert run("list", empty, "person", "--json").plain["rows"] == []


def test_a_file_is_kept_with_a_person_and_comes_out_again(run: Run, office: Path, tmp_path: Path) -> None:
    scan = tmp_path / "скан паспорта.pdf"
    scan.write_bytes(b"%PDF-1.4 " + bytes(5000))
    person = run("list", office, "person", "--limit", 1, "--json").plain["rows"][0]["id"]
    added = run("add", office, "attachment", f"person_id={person}", "--content", scan, "--json").plain
    shown = run("show", office, "attachment", added["id"], "--content", tmp_path / "out.pdf", "--json").plain
    assert shown["values"]["file_name"] == scan.name
    assert (tmp_path / "out.pdf").read_bytes() == scan.read_bytes()
    scan.write_bytes(bytes(10 * 1024 * 1024 + 1))
    refused = run("add", office, "attachment", f"person_id={person}", "--content", scan, "--language", "en")
    assert refused.code == 2
    assert "10 MB" in refused.err
    kept = run("list", office, "attachment", "--filter", f"person_id={person}", "--json").plain["rows"]
    assert [one["id"] for one in kept] == [added["id"]]


def test_several_values_of_a_field_ask_for_any_of_them_and_a_value_typed_twice_is_refused(
    run: Run, office: Path
) -> None:
    def ids(*filters: str) -> set[str]:
        asked = [one for text in filters for one in ("--filter", text)]
        return {row["id"] for row in run("list", office, "person", *asked, "--json").plain["rows"]}

    students, teachers, of_china = ids("role=student"), ids("role=teacher"), "citizenship=CN"
    assert students
    assert teachers
    assert ids("role=student", "role=teacher") == students | teachers
    either = ids("role=student", of_china) | ids("role=teacher", of_china)
    assert ids("role=student", "role=teacher", of_china) == either
    refused = run("add", office, "institution", "name_en=A", "name_en=B", "country=RU", "--language", "en")
    assert refused.code == 2
    assert "“name_en” is given twice" in refused.err


def test_a_list_can_be_filtered_and_goes_to_excel_and_csv(run: Run, office: Path, tmp_path: Path) -> None:
    everybody = run("list", office, "person", "--json").plain["rows"]
    students = run("list", office, "person", "--filter", "role=student", "--columns", "name,birth_date", "--json").plain
    assert 0 < len(students["rows"]) < len(everybody) == 60
    assert set(students["rows"][0]) == {"id", "name", "birth_date"}
    target = tmp_path / "people.xlsx"
    assert run("list", office, "person", "--out", target, "--json").plain["rows"] == 60
    assert load_workbook(target).worksheets[0].max_row == 61
    assert run("list", office, "person", "--out", tmp_path / "people.csv").code == 0
    assert run("list", office, "person", "--out", tmp_path / "people.odt").code == 2


@pytest.mark.parametrize(("language", "word"), [("en", "No"), ("zh", "否"), ("ru", "Нет")])
def test_a_list_says_yes_and_no_in_words_and_programs_get_the_value(
    run: Run, empty: Path, language: str, word: str
) -> None:
    asked = ("list", empty, "institution", "--columns", "name,is_partner")
    assert run(*asked, "--language", language).out.splitlines()[1].split()[-2] == word
    assert run(*asked, "--json").plain["rows"][0]["is_partner"] == 0


def test_unknown_kinds_fields_and_commands_end_with_two(run: Run, office: Path) -> None:
    for arguments in (("list", office, "dragon"), ("show", office, "person", "nobody"), ("fly", office), ("list",)):
        said = run(*arguments, "--language", "en")
        assert said.code == 2
        assert said.err.count("\n") == 1


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 3\x00" + bytes(4000)])
def test_what_is_no_office_file_is_left_alone(run: Run, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "strange.exchange"
    path.write_bytes(content)
    for command in (("info", path), ("check", path), ("add", path, "staff", "name=A", "role=clerk")):
        said = run(*command)
        assert said.code == 2
        assert said.err.count("\n") == 1
    assert path.read_bytes() == content
    assert [entry.name for entry in tmp_path.iterdir()] == ["strange.exchange"]


def test_damage_that_shows_late_is_said_in_one_line(run: Run, office: Path) -> None:
    content = bytearray(office.read_bytes())
    place = content.index(b'"deps":{') + 20
    content[place] ^= 0x80  # no UTF-8 any more, in the middle of the journal
    office.write_bytes(content)
    for command in (("check",), ("journal", "--verify"), ("journal", "--rebuild")):
        said = run(command[0], office, *command[1:], "--language", "en")
        assert said.code == 2
        damaged = f"The file {office} is damaged. It was neither opened nor changed. Restore the latest backup.\n"
        assert said.err == damaged


def test_check_journal_and_rebuild_find_a_fresh_office_whole(run: Run, office: Path) -> None:
    assert run("check", office, "--json").plain == {"problems": [], "waiting": [], "remarks": []}
    for option in ("--verify", "--rebuild"):
        said = run("journal", office, option, "--json")
        assert (said.code, said.plain) == (0, {"problems": []})


def altered(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute(statement)


def test_rows_that_another_tool_changed_are_set_right_by_the_journal(run: Run, office: Path) -> None:
    altered(office, "UPDATE person SET phone = '000' WHERE n < 3")
    said = run("journal", office, "--rebuild", "--json")
    assert (said.code, [one["code"] for one in said.plain["problems"]]) == (1, ["journal.table_differs"])
    said = run("journal", office, "--rebuild", "--mend", "--json")
    assert (said.code, said.plain["mended"]) == (0, 2)
    with closing(sqlite3.connect(said.plain["backup"])) as before:  # should the journal not be the one that is right
        assert before.execute("SELECT count(*) FROM person WHERE phone = '000'").fetchone() == (2,)
    assert run("check", office, "--json").plain["problems"] == []
    assert run("journal", office, "--mend").code == 2


def test_info_says_first_that_a_file_was_altered_and_does_not_end_with_0(run: Run, office: Path) -> None:
    assert run("info", office, "--json").plain["problems"] == []
    for statement, code in (
        ("UPDATE sync_txn SET who = 'somebody' WHERE seq = 2", "journal.chain_broken"),
        ("CREATE TRIGGER t AFTER UPDATE ON person BEGIN SELECT 1; END", "office_file.foreign_thing"),
    ):
        altered(office, statement)
        said = run("info", office, "--json")
        assert said.code == 1
        assert code in [one["code"] for one in said.plain["problems"]]
    assert "problems found" in run("info", office, "--language", "en").out.splitlines()[0]


def test_info_counts_no_rows_that_cannot_be_read_without_saying_so(run: Run, office: Path) -> None:
    altered(office, "UPDATE term SET name_ru = CAST(x'ff41' AS TEXT) WHERE n = 1")
    said = run("info", office, "--json")
    assert (said.code, [one["code"] for one in said.plain["problems"]]) == (1, ["journal.rows_unreadable"])
    assert "“Terms” cannot be read" in run("info", office, "--language", "en").out
    assert run("journal", office, "--rebuild", "--mend").code == 0
    assert run("info", office).code == 0


def test_what_the_check_found_is_remembered_until_the_file_is_sound(run: Run, office: Path) -> None:
    person = run("list", office, "person", "--json", "--limit", 1).plain["rows"][0]["id"]
    sound = office.read_bytes()
    altered(office, "UPDATE sync_txn SET who = 'somebody' WHERE seq = 2")
    assert run("check", office).code == 1
    office.write_bytes(sound)
    said = run("set", office, "person", person, "note=x", "--language", "en")
    assert said.code == 2
    assert said.err.startswith("A check found the file")
    assert run("check", office).code == 0
    assert run("set", office, "person", person, "note=x").code == 0


def test_a_backup_comes_back(run: Run, office: Path, tmp_path: Path) -> None:
    copy = run("backup", office, tmp_path / "safe", "--json").plain["backup"]
    assert run("add", office, "staff", "name=Later", "role=clerk").code == 0
    restored = run("restore", copy, office, "--json").plain
    assert Path(restored["set_aside"]).is_file()
    names = [row["name"] for row in run("list", office, "staff", "--columns", "name", "--json").plain["rows"]]
    assert "Later" not in names
    assert run("journal", office, "--verify").code == 0


def test_the_chinese_list_comes_in_whole_and_the_results_find_its_people(run: Run, empty: Path, samples: Path) -> None:
    said = run("import", empty, samples / "partner_cn_autumn_2026.xlsx", "--institution", "松花工程职业学院", "--json")
    assert said.code == 0
    assert said.plain["counts"] == {"new": 48, "known": 0, "question": 0, "fix": 0}
    assert len(run("list", empty, "person", "--json").plain["rows"]) == 48
    again = run("import", empty, samples / "partner_cn_autumn_2026.xlsx", "--json").plain
    assert again["counts"]["known"] == 48
    assert len(run("list", empty, "person", "--json").plain["rows"]) == 48
    results = run("import", empty, samples / "language_results_ru.xlsx", "--json")
    asked = [row["row"] for row in results.plain["rows"] if row["state"] == "question"]
    assert results.code == 1
    assert len(asked) == 2
    assert sum(row["state"] == "known" for row in results.plain["rows"]) == 6
    enrolled = run("list", empty, "language_enrolment", "--json").plain["rows"]
    assert len(enrolled) == 6


def test_the_russian_list_comes_in_whole(run: Run, empty: Path, samples: Path) -> None:
    said = run("import", empty, samples / "partner_ru_autumn_2026.xlsx", "--json")
    assert len(said.plain["rows"]) == 60
    assert said.plain["counts"]["new"] == 60
    born = {
        row["birth_date"] for row in run("list", empty, "person", "--columns", "birth_date", "--json").plain["rows"]
    }
    assert "2004-08-04" in born  # was the Excel day number 38203


def test_a_dry_run_changes_nothing(run: Run, empty: Path, samples: Path) -> None:
    said = run("import", empty, samples / "partner_cn_autumn_2026.xlsx", "--dry-run", "--json")
    assert said.plain["counts"]["new"] == 48
    assert said.plain["step"] is None
    assert run("list", empty, "person", "--json").plain["rows"] == []


def test_a_report_and_certificates_are_made_by_script(run: Run, office: Path, tmp_path: Path) -> None:
    told = run("report", office, "exchange-register", "--out", tmp_path / "r.xlsx", "--language", "ru", "--json").plain
    assert told["sheets"]["people"] == 60
    assert load_workbook(tmp_path / "r.xlsx").worksheets[0].title == "Участники"
    assert "exchange-register" in run("report", "--list").out
    assert "exchange-register" in run("report", office, "--list").out
    paper = run("report", office, "places-and-balance", "--pdf", "--out", tmp_path / "p.pdf", "--language", "zh")
    assert (paper.code, (tmp_path / "p.pdf").read_bytes()[:4]) == (0, b"%PDF")
    assert run("report", office, "agreements", "--pdf", "--out", tmp_path / "p.xlsx").code == 2
    partner = next(row for row in run("list", office, "institution", "--json").plain["rows"] if row["is_partner"])
    asked = ("--partner", partner["id"], "--from", "2026-09-01", "--filter", "direction=outgoing", "--json")
    narrowed = run("report", office, "mobility-statistics", *asked, "--out", tmp_path / "n.xlsx", "--language", "en")
    assert (narrowed.code, "1 Sep 2026" in narrowed.plain["title"]) == (0, True)
    both = run(
        "report", office, "mobility-statistics", "--year", "2026", "--to", "2026-12-31", "--out", tmp_path / "b.xlsx"
    )
    assert (both.code, (tmp_path / "b.xlsx").exists()) == (2, False)
    stays = run("list", office, "mobility", "--json").plain["rows"]
    chosen = [argument for stay in stays[:8] for argument in ("--for", stay["id"])]
    target = tmp_path / "c.pdf"
    issued = run("certificate", "issue", office, *chosen, "--out", target, "--languages", "zh,ru", "--json")
    assert issued.code in {0, 1}
    assert issued.plain["issued"]
    assert (issued.code == 1) == bool(issued.plain["left_out"])
    numbers = sorted(paper["number"] for paper in issued.plain["issued"])

    def register() -> list[dict[str, str]]:
        papers = run("certificate", "list", office, "--json").plain["certificates"]
        return [row for row in papers if row["number"] in numbers]

    listed = register()
    assert [row["number"] for row in listed] == numbers
    again = tmp_path / "again.pdf"
    assert run("certificate", "print", office, *[row["number"] for row in listed], "--out", again).code == 0
    assert again.stat().st_size > 10_000
    each = tmp_path / "each"
    assert run("certificate", "print", office, listed[0]["number"], "--out", each, "--names", "{number}").code == 0
    assert [path.name for path in each.iterdir()] == [f"{listed[0]['number']}.pdf"]
    unknown = run("certificate", "print", office, listed[0]["number"], "--out", each, "--names", "{x}")
    assert (unknown.code, len(list(each.iterdir()))) == (2, 1)
    number = listed[0]["number"]
    refused = run("set", office, "certificate", listed[0]["id"], "state=signed", "--language", "en")
    assert (refused.code, "register" in refused.err) == (2, True)
    assert run("certificate", "sign", office, number).code == 0
    assert register()[0]["state"] == "signed"
    today = date.today().isoformat()
    handed = run("certificate", "handover", office, number, "--to", "Shen", "--date", today, "--json").plain
    (paper,) = [run("show", office, "certificate", id, "--json").plain["values"] for id in handed["certificates"]]
    assert (paper["state"], paper["handed_over_to"], paper["handed_over_on"]) == ("handed_over", "Shen", today)
    assert run("certificate", "sign", office, number).code == 2
    assert run("certificate", "revoke", office, number, "--reason", "wrong name").code == 0
    assert register()[0]["state"] == "revoked"


def test_a_file_that_may_not_be_read_is_no_folder(run: Run, office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda *_, **__: False)
    assert run("find", office, "Wang", "--language", "en").code == 0


def test_a_paper_is_never_written_over_an_office_file(run: Run, office: Path) -> None:
    before = office.read_bytes()
    for command in (
        ("report", office, "exchange-register"),
        ("certificate", "issue", office, "--for", "role=student"),
        ("certificate", "print", office, "1"),
    ):
        said = run(*command, "--out", office, "--language", "en")
        assert (said.code, said.err.count("\n")) == (2, 1)
        assert "Choose a name that ends" in said.err
    assert office.read_bytes() == before


def test_truth_is_said_in_words_and_no_hits_in_a_sentence(run: Run, empty: Path) -> None:
    (own,) = run("list", empty, "institution", "--json").plain["rows"]
    shown = run("show", empty, "institution", own["id"], "--language", "en").out
    assert re.search(r"Partner.*\bNo\b", shown)
    for command in (("find", empty, "nobody"), ("list", empty, "person")):
        assert run(*command, "--language", "ru").out == "Ничего не найдено.\n"
    assert run("list", empty, "person", "--json").plain["rows"] == []


def test_words_that_no_list_has_are_shown_as_they_stand(run: Run, office: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(office)) as broken, broken:
        for kind in REGISTRY.kinds:
            for field in kind.fields:
                if field.type is FieldType.CHOICE:
                    every = 5 if field.name == "direction" else 3
                    broken.execute(f'UPDATE "{kind.name}" SET "{field.name}" = ? WHERE n % ? = 0', ("grumpy", every))  # noqa: S608
    assert run("report", office, "exchange-register", "--out", tmp_path / "r.xlsx", "--language", "zh").code == 0
    said = [str(cell) for sheet in load_workbook(tmp_path / "r.xlsx") for row in sheet.values for cell in row if cell]
    assert "grumpy" in said
    assert not [text for text in said if text.startswith("choice.")]
    for kind in ("person", "mobility", "certificate", "agreement"):
        assert run("list", office, kind, "--language", "ru").code == 0
    mobility = run("list", office, "mobility", "--json").plain["rows"][2]["id"]
    assert run("show", office, "mobility", mobility).code == 0
    assert run("set", office, "mobility", mobility, "note=x").code in {0, 1, 2}


def test_name_prints_every_form(run: Run) -> None:
    forms = run("name", "欧阳娜娜", "--json").plain
    assert (forms["pinyin"], forms["passport"], forms["palladius"]) == ("Ouyang Nana", "OUYANG NANA", "Оуян Нана")
    assert set(forms) == {"han", "pinyin", "passport", "palladius", "icao", "sort_key", "search_keys"}


def every_command(group: click.Group, before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for name, command in group.commands.items():
        yield (*before, name)
        if isinstance(command, click.Group):
            yield from every_command(command, (*before, name))


@pytest.mark.parametrize("module", MODULES)
def test_every_command_that_a_module_has_is_offered(module: str) -> None:
    code = f"import sys, {module}; from exchange_admin.app.cli.frame import LOADED; print(*LOADED)"
    alone = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert set(MODULES[module]) <= set(alone)
    assert set(alone) <= {name for names in MODULES.values() for name in names}
    assert all(COMMANDS.commands[name].name == name for name in alone)


@pytest.mark.parametrize("language", ["zh", "ru", "en"])
def test_every_command_explains_itself_in_every_language(run: Run, language: str) -> None:
    for command in [(), *every_command(COMMANDS)]:
        said = run(*command, "--help", "--language", language)
        assert (said.code, said.err) == (0, "")
        assert not re.search(r"(cli|problem)\.[a-z_]+", said.out), said.out
        if language != "en":
            assert not re.search(r"\b(Usage|Options|Commands|Show this|Language of)\b", said.out), said.out


MISTAKES = [
    ("--language",),
    ("fly",),
    ("list",),
    ("certificate",),
    ("certificate", "fly"),
    ("certificate", "issue", "a.exchange"),
    ("find", "a.exchange", "a", "b"),
    ("find", "a.exchange", "a", "--wings"),
    ("find", "a.exchange", "a", "--limit", "many"),
    ("list", "a.exchange", "person", "--limit", "0"),
    ("sample", "a.exchange", "--people", "3"),
    ("sample", "a.exchange", "--seed", "x"),
    ("new", "a.exchange", "--name", "x", "--country", "US"),
    ("new", ".", "--name", "x", "--country", "RU"),
    ("report", "a.exchange"),
    ("find", "a.exchange", "\udcff"),
]


@pytest.mark.parametrize("mistake", MISTAKES)
@pytest.mark.parametrize(("language", "script"), [("zh", "[\u4e00-\u9fff]"), ("ru", "[а-я]")])
def test_a_mistyped_command_is_refused_in_the_language_asked_for(
    run: Run, mistake: tuple[str, ...], language: str, script: str
) -> None:
    said = run("--language", language, *mistake)
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert re.search(script, said.err)
    assert not re.search(r"[A-Za-z]+ [a-z]+", said.err), said.err
    assert not re.search(r"\.\.|。。|'", said.err), said.err


def test_the_language_may_stand_before_the_command(run: Run, empty: Path) -> None:
    for arguments in (("--language", "ru", "check", empty), ("check", empty, "--language=ru")):
        assert run(*arguments).out == "Ошибок не найдено.\n"


def test_a_refusal_names_the_field_and_what_would_do(run: Run, empty: Path) -> None:
    said = run("add", empty, "agreement", "--language", "en").err
    assert "Agreement number (number): This field is required." in said
    assert "Status (state): This field is required." in said
    assert "clerk, teacher" in run("add", empty, "staff", "name=A", "role=boss", "--language", "en").err
    assert "birth_date, " in run("list", empty, "person", "--order", "born", "--language", "en").err
    assert "person, " in run("list", empty, "dragon", "--language", "en").err


def test_without_a_display_the_program_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    said = run()
    assert said.code == 2
    assert said.err.count("\n") == 1
    assert "demo" in said.err
    assert "offscreen" in said.err


@pytest.mark.skipif(sys.platform != "linux", reason="a display that does not answer is a matter of X11")
def test_a_display_that_does_not_answer_is_said_in_one_line_instead_of_aborting(tmp_path: Path) -> None:
    environment = {**os.environ, "DISPLAY": ":47119", "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"}
    for name in ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        environment.pop(name, None)
    command = [sys.executable, str(Path(__file__).parents[2] / "main.py")]
    said = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert (said.returncode, said.stderr.count("\n")) == (2, 1)
    assert "The window cannot open" in said.stderr


def test_an_import_names_the_column_that_is_to_be_fixed(run: Run, empty: Path, tmp_path: Path) -> None:
    workbook = tmp_path / "list.csv"
    workbook.write_text("姓名,性别,出生日期\n王五,男,2004-02-31\n", encoding="utf-8")
    said = run("import", empty, workbook, "--language", "en")
    assert said.code == 1
    assert "Date of birth: There is no" in said.out


def test_a_guessed_column_waits_until_somebody_says_what_it_holds(run: Run, empty: Path, tmp_path: Path) -> None:
    workbook = tmp_path / "list.csv"
    workbook.write_text("姓名,出生日期,护照号（新）,导师姓名\n王五,2004-02-21,E12345678,王老师\n", encoding="utf-8")
    said = run("import", empty, workbook, "--language", "en", "--dry-run")
    assert said.code == 1
    assert '--column "护照号（新）=passport_number"' in said.out
    assert "columns not read: “导师姓名”" in said.out
    told = run("import", empty, workbook, "--json", "--column", "护照号（新）=passport_number")
    assert (told.code, told.plain["counts"]["new"]) == (0, 1)
    assert told.plain["sheets"][0]["unread"] == ["导师姓名"]
    shown = run("list", empty, "identity_document", "--json").plain["rows"]
    assert [row["number"] for row in shown] == ["E12345678"]


def test_an_option_of_one_value_that_is_given_twice_is_refused(run: Run, empty: Path, tmp_path: Path) -> None:
    """The last one counted, and the report said nothing of the other partner."""
    out = tmp_path / "report.xlsx"
    told = run("report", empty, "agreements", "--out", out, "--partner", "A", "--partner", "B", "--language", "en")
    assert told.code == 2
    assert "--partner can be given once only" in told.err
    assert not out.exists()


def test_columns_for_which_there_is_no_field_are_named(run: Run, empty: Path, tmp_path: Path) -> None:
    workbook = tmp_path / "list.csv"
    workbook.write_text("序号,姓名,出生日期,民族\n1,王五,2004-02-21,满族\n", encoding="utf-8")
    said = run("import", empty, workbook, "--language", "en", "--dry-run")
    assert said.code == 0
    assert "columns for which there is no field: “民族”." in said.out
    told = run("import", empty, workbook, "--language", "en", "--json")
    assert told.plain["sheets"][0]["ignored"] == ["民族"]


def test_what_is_said_of_a_heading_that_is_not_there_is_refused(run: Run, empty: Path, tmp_path: Path) -> None:
    workbook = tmp_path / "list.csv"
    workbook.write_text("姓名,出生日期\n王五,2004-02-21\n", encoding="utf-8")
    for said in ("护照=passport_number", "姓名=nosuch"):
        refused = run("import", empty, workbook, "--column", said)
        assert (refused.code, run("list", empty, "person", "--json").plain["rows"]) == (2, [])


def test_a_decision_without_the_thing_to_decide_says_what_is_missing(run: Run, empty: Path) -> None:
    for answer in ((), ("--take", "x"), ("--same",)):
        said = run("conflicts", "resolve", empty, *answer, "--language", "en")
        assert (said.code, said.out) == (2, "")
        assert "KEY is missing" in said.err


def test_deciding_what_does_not_wait_is_refused(run: Run, empty: Path) -> None:
    for answer in ("--let-in", "--refuse"):
        said = run("conflicts", "resolve", empty, "nosuch", answer, "--language", "en")
        assert (said.code, said.out) == (2, "")
        assert "nosuch" in said.err


def test_more_than_one_paper_is_revoked_only_for_sure(run: Run, office: Path, tmp_path: Path) -> None:
    two = [one["id"] for one in run("list", office, "person", "--json").plain["rows"][:2]]
    issued = run(
        *("certificate", "issue", office, "--for", two[0], "--for", two[1], "--kind", "arrival"),
        *("--anyway", "x", "--out", tmp_path / "a.pdf", "--json"),
    ).plain["issued"]
    ids = [one["id"] for one in issued]
    assert len(ids) == 2
    refused = run("certificate", "revoke", office, *ids, "--reason", "x", "--language", "en")
    assert (refused.code, "--sure" in refused.err) == (2, True)
    assert run("certificate", "revoke", office, ids[0], "--reason", "x").code == 0
    assert run("certificate", "revoke", office, *ids[1:], "--reason", "x", "--sure").code == 0


def test_an_erasure_names_the_backups_that_still_hold_the_person_and_purge_cleans_them(run: Run, office: Path) -> None:
    made = run("backup", office, "--json").plain["backup"]
    person = run("list", office, "person", "--json").plain["rows"][0]["id"]
    erased = run("erase", office, person, "--papers", "erase", "--json").plain
    assert [one["path"] for one in erased["backups"]] == [made]
    listed = run("backup", office, "--list", "--json").plain
    assert (listed["keep_days"], listed["backups"][0]["erased"]) == (365, [person])
    assert run("backup", office, "--purge", "--json").code == 1, "its day has not come"
    purged = run("backup", office, "--purge", "--erased", "--json")
    assert (purged.code, [one["path"] for one in purged.plain["removed"]]) == (0, [made])
    assert not Path(made).exists()
    assert [one["erased"] for one in run("backup", office, "--list", "--json").plain["backups"]] == [[]]
    assert run("backup", office, "--keep", "90", "--json").plain["keep_days"] == 90


def test_a_record_is_shown_and_changed_by_what_only_it_is_called(run: Run, empty: Path) -> None:
    for code in ("A", "B"):
        run("add", empty, "institution", "name_ru=Колледж", f"name_en=College {code}", "country=RU", "kind=college")
    assert run("set", empty, "institution", "college b", "city=Amursk").code == 0
    assert run("show", empty, "institution", "College B", "--json").plain["values"]["city"] == "Amursk"
    alike = run("show", empty, "institution", "Колледж", "--language", "en")
    assert (alike.code, "2 records are called" in alike.err) == (2, True)

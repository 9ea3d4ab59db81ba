"""`attendance` as a script uses it, on an office file."""

from __future__ import annotations

import json
import re
import sys
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "services"))
from language_office import LanguageOffice
from paper_office import WHO

from exchange_admin.app.main import main
from exchange_admin.domain.rules.lessons.hours import Mark, Presence


@pytest.fixture
def office(tmp_path: Path) -> LanguageOffice:
    """Four lessons, the first two held, one of them with a latecomer; `b` comes to the second only."""
    made = LanguageOffice(tmp_path / "office.exchange")
    first, second, third, _ = made.plan()
    made.set("language_enrolment", made.b, enrolled_on="2026-09-09")
    made.lessons.marking.mark(made.zh, {(made.a, first): Mark(Presence.LATE, 20)}, WHO)
    made.lessons.planning.hold([second], WHO)
    made.lessons.planning.move(third, date(2026, 9, 15), "08:30", WHO)
    made.store.close()
    return made


def told(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    capsys.readouterr()
    code = main(["attendance", *map(str, arguments)])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_the_matrix_has_exact_shares_and_the_keys_of_the_documentation(office, capsys) -> None:
    code, out, _ = told(capsys, office.store.path, "ZH-1", "--json")
    plain = json.loads(out)
    assert code == 0
    by_id = {one["id"]: one for one in plain["people"]}
    late, joiner = by_id[office.a], by_id[office.b]
    assert [late[name] for name in ("due", "attended", "late", "rate", "percent")] == [180, 160, 20, "8/9", "88.9"]
    assert [joiner[name] for name in ("due", "attended", "rate", "percent")] == [90, 90, "1", "100"]
    assert late["marks"][0] == {"state": "late", "late_minutes": 20}
    assert joiner["marks"][0] is None
    assert [one["state"] for one in plain["lessons"]] == ["held", "held", "moved", "planned", "planned"]
    assert plain["total"]["rate"] == "25/27"
    documented = (Path(__file__).parents[2] / "docs" / "cli.md").read_text("utf-8")
    row = next(line for line in documented.splitlines() if line.startswith("| `attendance "))
    keys = {*plain, *plain["group"], *plain["lessons"][0], *late, *plain["total"], *late["marks"][0]}
    assert keys <= set(re.findall(r"`(\w+)`", row))


@pytest.mark.parametrize(("language", "line"), [("ru", "О·"), ("zh", "迟·"), ("en", "L·")])
def test_a_person_reads_a_letter_for_each_lesson_held(office, capsys, language: str, line: str) -> None:
    code, out, _ = told(capsys, office.store.path, office.zh, "--language", language)
    assert code == 0
    assert re.search(rf"Соколова Дарья Игоревна\s+{line}\s+3\.56\s+4\s", out), out
    assert "88.9 %" in out


def test_a_group_that_is_not_there_is_refused(office, capsys) -> None:
    code, out, err = told(capsys, office.store.path, "ZH-77")
    assert (code, out) == (2, "")
    assert "ZH-77" in err


def test_a_lesson_written_on_a_day_off_is_remarked_upon_with_its_name(office, capsys) -> None:
    lesson = ("language_lesson", f"language_group_id={office.zh}", "starts_at=08:30", "minutes=90", "state=planned")

    def told_code(command: str, *arguments: str) -> tuple[int, str, list[dict[str, object]]]:
        capsys.readouterr()
        code = main([command, str(office.store.path), *arguments, "--json", "--language", "en"])
        plain = json.loads(capsys.readouterr().out)
        return code, plain["id"], plain["problems"]

    code, id, problems = told_code("add", *lesson, "date=2026-10-01")
    assert (code, [one["code"] for one in problems]) == (1, ["lesson.day_off"])
    assert problems[0]["facts"] == {"date": "2026-10-01", "name": "National Day"}
    assert told_code("set", "language_lesson", id, "date=2026-10-15")[::2] == (0, [])
    assert told_code("set", "language_lesson", id, "date=2026-10-02", "--sure")[::2] == (0, [])
    assert told_code("set", "language_lesson", id, "date=2026-10-01")[0] == 1

"""A forum from an empty office by the command line: edition, two numbers, participants by name, consents, papers."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from pypdfium2 import PdfDocument

from exchange_admin.app.cli.commands import run
from exchange_admin.app.main import main
from exchange_admin.app.paths import Paths
from exchange_admin.app.program import Program

Tell = Callable[..., Any]


@pytest.fixture
def tell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Tell:
    path, program = tmp_path / "empty.exchange", Program(Paths.find())
    assert main(["new", str(path), "--name", "Songhua College", "--country", "cn"]) == 0

    def told(command: str, *arguments: object, code: int = 0) -> Any:
        capsys.readouterr()
        found = run(program, [*command.split(), str(path), *map(str, arguments), "--json"])
        printed = capsys.readouterr()
        assert found == code, printed.out + printed.err
        return json.loads(printed.out) if code != 2 else printed.err

    return told


def test_whoever_comes_to_a_forum_by_name_gets_a_paper_and_is_asked_for_a_consent(tell: Tell, tmp_path: Path) -> None:
    (own,) = (one["id"] for one in tell("list", "institution")["rows"])
    amur = tell("add", "institution", "name_en=Amur College", "country=RU", "kind=college")["id"]
    body = tell("add", "body", "name_zh=论坛组委会", "kind=forum", f"lead_institution_id={own}")["id"]
    edition = tell("minutes convene", body, "--date", "2026-10-15", "--place", "Харбин")
    assert (edition["kind"], edition["number"], edition["agenda_zh"]) == ("forum", "1", None)
    meeting = edition["id"]
    tell("set", "meeting", meeting, "state=held", "participants_home=40", "participants_partner=25", "ends=2026-10-16")
    assert not tell("forum show", meeting)["programme_id"]
    begun = tell("forum list", meeting)
    assert (begun["participants_home"], begun["participants_partner"], begun["people"]) == (40, 25, [])
    programme = tell("show", "programme", begun["programme_id"])["values"]
    assert (programme["name_zh"], programme["name_ru"]) == ("论坛 1", "Форум 1")
    assert (programme["starts"], programme["ends"]) == ("2026-10-15", "2026-10-16")
    again = tell("forum list", meeting, code=2)
    assert "a list already" in again

    people = [
        tell("add", "person", "role=staff", f"family_latin={name}", "given_latin=Ivan", "citizenship=RU")["id"]
        for name in ("Orlov", "Sokolov")
    ]
    stays = []
    for person in people:
        of = (f"person_id={person}", f"sending_institution_id={amur}", f"receiving_institution_id={own}")
        days = ("planned_start=2026-10-15", "planned_end=2026-10-16", "activity=staff_training", "direction=incoming")
        of += ("sending_status=live", "receiving_status=departed")
        stays.append(tell("add", "mobility", *of, *days, f"programme_id={begun['programme_id']}")["id"])
    tell("add", "consent", f"person_id={people[0]}", "kind=processing", "given_on=2026-10-01")
    shown = tell("forum show", meeting, code=1)
    assert {one["id"]: one["consent"] for one in shown["people"]} == {people[0]: True, people[1]: False}
    assert set(shown["stays"]) == set(stays)

    signs = tell("add", "signatory", "name_zh=沈怀瑾", "name_ru=Шэнь Хуайцзинь", "name_en=Shen Huaijin")["id"]
    ordered = (
        "--for",
        f"programme:{begun['programme_id']}",
        "--signatory",
        signs,
        "--languages",
        "en",
        "--out",
        tmp_path / "c.pdf",
    )
    issued = tell("certificate issue", *ordered, code=1)
    assert len(issued["issued"]) == 1
    with closing(PdfDocument(tmp_path / "c.pdf")) as paper:
        printed = " ".join(paper[0].get_textpage().get_text_range().split())
    assert "confirms participation in “" in printed, "a forum is no programme"
    (left_out,) = issued["left_out"]
    assert (left_out["person_id"], [one["code"] for one in left_out["problems"]]) == (
        people[1],
        ["certificate.no_consent"],
    )
    tell("add", "consent", f"person_id={people[1]}", "kind=processing", "given_on=2026-10-01")
    tell("forum show", meeting)

    tell("add", "agreement", "number=1/26", f"institution_id={amur}", "kind=exchange", "state=in_force")
    assert tell("agreement balance", "1/26")["not_attributed"] == [], "nobody was exchanged"
    of = (f"person_id={people[0]}", f"sending_institution_id={amur}", f"receiving_institution_id={own}")
    status = ("sending_status=live", "receiving_status=departed", "activity=teaching", "direction=incoming")
    other = tell("add", "mobility", *of, *status, "planned_start=2026-11-02", "planned_end=2026-11-20")["id"]
    assert tell("agreement balance", "1/26", code=1)["not_attributed"] == [other]


def test_the_next_forum_is_due_twelve_months_after_the_last_where_nobody_says_how_often(tell: Tell) -> None:
    (own,) = (one["id"] for one in tell("list", "institution")["rows"])
    body = tell("add", "body", "name_en=Forum", "kind=forum", f"lead_institution_id={own}")["id"]
    tell("add", "meeting", f"body_id={body}", "number=1", "kind=forum", "state=held", "starts=2026-10-15")
    tell("add", "meeting", f"body_id={body}", "number=2", "kind=session", "state=held", "starts=2026-11-20")
    (task,) = tell("task list")["tasks"]
    assert (task["requirement"], task["title"], task["due"]) == ("committee.forum", "Plan the next forum", "2027-10-15")
    (ahead,) = tell("decisions control")["next"]
    assert (ahead["id"], ahead["day"], ahead["set"]) == (body, "2027-10-15", False)
    tell("minutes convene", body, "--date", "2027-09-20")
    assert tell("task list")["tasks"] == []

"""`agreement` as a script uses it: from an empty office to a balance, and on to a renewal."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from pypdfium2 import PdfDocument

from exchange_admin.app.main import main

Told = dict[str, Any]


class Typed:
    """Commands on one file, as they are typed."""

    def __init__(self, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.path, self._capsys = path, capsys

    def __call__(self, command: str, *arguments: str, language: str = "en") -> tuple[int, str, str]:
        self._capsys.readouterr()
        words = [*command.split(), str(self.path), *arguments]
        code = main(["--language", language, *words])
        printed = self._capsys.readouterr()
        return code, printed.out, printed.err

    def told(self, command: str, *arguments: str) -> tuple[int, Told]:
        code, out, _ = self(command, *arguments, "--json")
        return code, json.loads(out)

    def add(self, kind: str, /, **values: object) -> str:
        return str(self.told("add", kind, *(f"{name}={value}" for name, value in values.items()))[1]["id"])


@pytest.fixture
def typed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Typed:
    made = Typed(tmp_path / "office.exchange", capsys)
    made("new", "--name", "松花学院", "--country", "cn")
    return made


@pytest.fixture
def partner(typed: Typed) -> str:
    return typed.add("institution", name_ru="Приморский колледж", country="RU", kind="college")


def agreed(typed: Typed, partner: str, **more: object) -> str:
    usual: Told = {"number": "2012/03", "institution_id": partner, "kind": "exchange", "state": "in_force"}
    days: Told = {"valid_from": "2012-02-01", "valid_until": "2017-01-31"}
    return typed.add("agreement", **{**usual, **days, **more})


def sent(typed: Typed, partner: str, **more: object) -> str:
    _, institutions = typed.told("list", "institution")
    (own,) = (one["id"] for one in institutions["rows"] if one["id"] != partner)
    person = typed.add("person", family_latin="Zeng", given_latin="Qi", citizenship="CN", role="student")
    usual: Told = {"person_id": person, "direction": "outgoing", "activity": "student_studies"}
    ends: Told = {"sending_institution_id": own, "receiving_institution_id": partner}
    days: Told = {"planned_start": "2016-09-01", "planned_end": "2017-01-15"}
    states: Told = {"sending_status": "nominated", "receiving_status": "verified"}
    return typed.add("mobility", **{**usual, **ends, **days, **states, **more})


def test_the_balance_of_an_agreement_is_told_with_what_it_leaves_out(typed: Typed, partner: str) -> None:
    typed.add("academic_year", code="2016/2017", starts="2016-09-01", ends="2017-08-31")
    agreement = agreed(typed, partner, balance_unit="semester", balance_tolerance="1")
    condition = typed.add(
        "condition",
        agreement_id=agreement,
        direction="outgoing",
        activity="student_studies",
        places_per_year=1,
        weight="3/2",
    )
    sent(typed, partner, agreement_id=agreement, condition_id=condition)
    code, told = typed.told("agreement balance", "2012/03")
    assert (code, told["done"]) == (0, {"sent": "3/2", "received": "0", "balance": "3/2"})
    assert told["is_tolerated"] is False
    (places,) = told["places"]
    assert [places[name] for name in ("agreed", "used", "nominated", "free")] == [1, 1, 0, 0]
    apart = sent(typed, partner)
    code, told = typed.told("agreement balance", agreement)
    assert (code, told["not_attributed"]) == (1, [apart])
    code, out, _ = typed("agreement balance", "2012/03")
    assert "The partner owes 1.5 semesters." in out
    assert "1 stay with this partner names no agreement: not attributed." in out
    assert "The difference is larger than agreed." in out


def test_an_agreement_is_renewed_and_the_renewal_taken_back(typed: Typed, partner: str) -> None:
    agreement = agreed(typed, partner)
    typed.add("condition", agreement_id=agreement, direction="incoming", activity="teaching", places_per_year=2)
    code, told = typed.told("agreement renew", "2012/03")
    assert (code, told["number"], told["valid_until"], told["previous_id"]) == (
        0,
        "2012/03/R1",
        "2022-01-31",
        agreement,
    )
    assert len(told["conditions"]) == 1
    code, _, error = typed("agreement renew", "2012/03")
    assert (code, "2012/03/R1" in error) == (2, True)
    _, told = typed.told("agreement balance", told["id"])
    assert [one["number"] for one in told["chain"]] == ["2012/03", "2012/03/R1"]
    assert told["next_step"]["code"] == "send"


def test_a_renewal_whose_end_nobody_knows_says_so(typed: Typed, partner: str) -> None:
    typed.add("agreement", number="9", institution_id=partner, kind="exchange", state="draft")
    code, out, _ = typed("agreement renew", "9")
    assert (code, "Enter until when it is valid" in out) == (1, True)


def test_an_agreement_that_renews_itself_is_prolonged_on_command(typed: Typed, partner: str) -> None:
    agreed(typed, partner, renewal="automatic")
    assert typed.told("agreement prolong", "2012/03")[1]["valid_until"] == "2022-01-31"
    assert typed("agreement prolong", "2012/03", "--until", "2020-01-01")[0] == 2


@pytest.mark.parametrize("language", ["zh", "ru", "en"])
def test_an_agreement_that_is_not_there_is_refused_in_words(typed: Typed, language: str) -> None:
    code, _, error = typed("agreement balance", "2012/03", language=language)
    assert code == 2
    assert "2012/03" in error


def test_who_has_signed_an_agreement_of_several_parties_and_who_is_missing(
    typed: Typed, partner: str, tmp_path: Path
) -> None:
    framework = agreed(
        typed,
        partner,
        number="2026/01",
        kind="framework",
        state="sent",
        valid_until="2030-01-31",
        title_ru="О лаборатории",
    )
    assert "No parties" in typed("agreement parties", "2026/01")[1]
    paper = tmp_path / "parties.pdf"
    assert typed("agreement parties", "2026/01", "--out", str(paper))[0] == 2, "there is nothing to print"
    assert not paper.exists()
    other = typed.add("institution", name_ru="Амурский колледж", country="RU", kind="college")
    of = {"agreement_id": framework, "role": "party"}
    typed.add("membership", **of, institution_id=partner, signed_on="2026-01-10", person_name="Орлов")
    typed.add("membership", **of, institution_id=other)
    typed.add("membership", agreement_id=framework, role="observer", institution_id=other)
    code, told = typed.told("agreement parties", "2026/01")
    assert (code, told["missing"]) == (1, [other])
    assert [(one["person"], one["signed_on"]) for one in told["parties"]] == [("Орлов", "2026-01-10"), ("", None)]
    assert typed("agreement parties", "2026/01", "--out", str(paper), "--languages", "ru,zh")[0] == 1
    with closing(PdfDocument(paper)) as pages:
        text = " ".join(pages[0].get_textpage().get_text_bounded().split())
    for said in (
        "2026/01",
        "О лаборатории",
        "Амурский колледж",
        "Орлов",
        "подписи ещё нет",
        "尚未签署",
        "签署方及签署情况",
    ):
        assert said in text, said
    (lacking,) = [one["id"] for one in told["parties"] if one["signed_on"] is None]
    asked = typed.told("set", "agreement", framework, "state=signed", "valid_from=2026-01-31")[1]["problems"]
    assert [one["code"] for one in asked] == ["agreement.not_all_signed"]
    steps = typed.told("list", "agreement", "--columns", "number,next_step")[1]["rows"]
    assert [one["next_step"] for one in steps if one["id"] == framework] == ["signatures_missing"]
    typed("set", "membership", lacking, "signed_on=2026-02-01")
    code, told = typed.told("agreement parties", framework)
    assert (code, told["missing"]) == (0, [])

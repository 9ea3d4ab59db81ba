"""Minutes and control of decisions by the command line, as the specification tells them: §9, 3 and 4."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from pypdfium2 import PdfDocument

from exchange_admin.app.cli.commands import run
from exchange_admin.app.paths import Paths
from exchange_admin.app.program import Program

ZH = "在 2027 年 3 月 1 日前，发布供需信息不少于 20 条"
RU = "До 1 марта 2027 года опубликовать не менее 20 предложений и запросов"


class Committee:
    """An office that leads a committee with a partner as its second chair, and its third meeting."""

    def __init__(self, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.path, self._capsys, self._program = path, capsys, Program(Paths.find())
        institutions = self.done("list", "institution")["rows"]
        self.own, self.partner = self.one(institutions, is_partner=0), self.one(institutions, is_partner=1)
        told = ("name_zh=合作委员会", "name_ru=Комитет", "kind=committee", "quorum=2", "meets_every_months=12")
        self.body = self.done("add", "body", *told, "code=ВК", f"lead_institution_id={self.own}")["id"]
        for institution, role in ((self.own, "chair"), (self.partner, "co_chair")):
            named = (f"body_id={self.body}", f"institution_id={institution}", f"role={role}")
            self.done("add", "membership", *named)
        held = ("number=3", "kind=session", "state=held", "starts=2026-08-22", "votes_present=2")
        self.meeting = self.done("add", "meeting", f"body_id={self.body}", *held)["id"]

    @staticmethod
    def one(rows: list[dict[str, Any]], **values: int) -> str:
        return next(row["id"] for row in rows if all(row.get(name) == value for name, value in values.items()))

    def told(self, *arguments: object, code: int = 0) -> str:
        self._capsys.readouterr()
        command, *rest = (str(one) for one in arguments)
        words = command.split()
        found = run(self._program, [*words, str(self.path), *rest])
        printed = self._capsys.readouterr()
        assert found == code, printed.err
        return printed.out or printed.err

    def done(self, *arguments: object, code: int = 0) -> Any:
        return json.loads(self.told(*arguments, "--json", code=code))

    def decide(self, **more: str) -> str:
        """One that the own institution carries out, unless something else is said of it."""
        told = more or {"responsible": self.own, "due": "2027-03-01"}
        options = [part for name, text in told.items() for part in (f"--{name}", text)]
        return str(self.done("decisions add", self.meeting, "--zh", ZH, "--ru", RU, *options)["id"])

    def approve(self, institution: str, *more: str) -> Any:
        return self.done("minutes approve", self.meeting, "--signer", "诸葛", "--institution", institution, *more)


@pytest.fixture
def committee(office: Path, capsys: pytest.CaptureFixture[str]) -> Committee:
    return Committee(office, capsys)


def test_the_papers_for_a_session_say_part_by_part_what_is_in_them(committee: Committee, tmp_path: Path) -> None:
    committee.decide()
    convened = committee.done("minutes convene", committee.body, "--date", "2026-12-15")
    target = tmp_path / "session.pdf"
    made = committee.done("minutes pack", convened["id"], "--out", target)
    assert [one["part"] for one in made["parts"]] == ["agenda", "control", "figures", "projects", "listings"]
    assert (made["parts"][1]["proposed"], made["boxed"]) == (1, [])
    assert made["path"] == str(target)
    assert "Written" in committee.told("minutes pack", convened["id"], "--out", target, "--languages", "en")
    with closing(PdfDocument(target)) as paper:
        assert "Papers for the session" in paper[0].get_textpage().get_text_range()
    committee.told("minutes pack", convened["id"], "--out", tmp_path / "session.docx", code=2)
    committee.told("minutes pack", convened["id"], "--out", target, "--languages", "zh,ru,en", code=2)


def test_minutes_are_agreed_by_both_chairs_and_a_changed_comma_asks_again(committee: Committee) -> None:
    decision = committee.decide(responsible=committee.own, due="2027-03-01")
    hash = committee.done("minutes show", committee.meeting)["hash"]
    assert committee.approve(committee.own)["standing"] == "waiting"
    refused = committee.told("minutes agree", committee.meeting, code=2)
    assert "not agreed" in refused
    shown = committee.approve(committee.partner, "--hash", hash[:12])
    assert (shown["standing"], shown["missing"]) == ("agreed", [])
    closed = committee.done("minutes agree", committee.meeting)
    assert (closed["state"], closed["decisions"][0]["state"]) == ("agreed", "agreed")
    committee.done("set", "decision", decision, f"text_zh={ZH.replace('，', '')}")
    after = committee.done("minutes show", committee.meeting)
    assert (after["standing"], set(after["outdated"])) == ("changed", {committee.own, committee.partner})
    (since,) = after["changes"]
    assert set(since["approved_by"]) == {committee.own, committee.partner}
    (changed,) = since["changes"]
    assert (changed["id"], changed["field"], changed["before"]) == (decision, "text_zh", ZH)
    said = committee.told("minutes show", committee.meeting)
    assert "ВК-3/1: Text in Chinese: “在 2027 年 3 月 1 日前，发布" in said
    assert "→ “在 2027 年 3 月 1 日前发布" in said
    assert "somebody changed it" in committee.told(
        *("minutes approve", committee.meeting, "--signer", "x", "--hash", hash[:12]), code=2
    )
    committee.approve(committee.own)
    assert committee.approve(committee.partner)["standing"] == "agreed"


def test_a_decision_is_under_control_until_it_is_carried_out(committee: Committee) -> None:
    decision = committee.decide(responsible=committee.own, due="2027-03-01")
    assert committee.done("decisions control", "--body", committee.body)["decisions"] == []
    for institution in (committee.own, committee.partner):
        committee.approve(institution)
    committee.done("minutes agree", committee.meeting)
    in_time = committee.done("decisions control", "--date", "2027-03-01", "--body", committee.body)
    (shown,) = in_time["decisions"]
    assert (shown["number"], shown["days"], shown["late"]) == ("ВК-3/1", 0, False)
    late = committee.done("decisions control", "--date", "2027-03-02", "--body", committee.body, code=1)
    assert (late["decisions"][0]["urgency"], late["n"]) == ("late", {"late": 1})
    (session,) = [one for one in late["next"] if one["id"] == committee.body]
    assert (session["day"], session["set"]) == ("2027-08-22", False)
    said = committee.told("decisions control", "--date", "2027-03-02", "--body", committee.body, code=1)
    assert "1 Mar 2027" in said
    assert "22 Aug 2027" in said
    (task,) = [one for one in committee.done("task list", "--limit", "1000")["tasks"] if one["decision_id"] == decision]
    committee.done("task done", task["id"], "--date", "2026-09-01")
    (reported,) = committee.done("decisions control", "--body", committee.body)["decisions"]
    assert (shown["reported"], reported["reported"], reported["reported_on"]) == (False, True, "2026-09-01")
    committee.told("decisions settle", decision, "done", code=2)  # what came of it is asked for
    committee.done("decisions settle", "ВК-3/1", "done", "--result", "23 条")
    assert committee.done("decisions control", "--body", committee.body)["decisions"] == []
    settled = committee.done("decisions control", "--body", committee.body, "--settled")["decisions"]
    assert [(one["urgency"], one["result"]) for one in settled] == [("done", "23 条")]


def test_no_decision_is_agreed_beside_minutes_that_the_chairs_have_approved(committee: Committee) -> None:
    committee.decide(kind="information")
    for institution in (committee.own, committee.partner):
        committee.approve(institution)
    closed = committee.done("minutes agree", committee.meeting)
    assert [one["state"] for one in closed["decisions"]] == ["agreed"], "what is for information is agreed with them"
    later = (f"meeting_id={committee.meeting}", "kind=resolution", "state=agreed", "text_zh=甲", "text_ru=А")
    of = (f"responsible_institution_id={committee.partner}", "due=2027-01-01", "number=ВК-3/8")
    assert "Enter it as “Proposed”" in committee.told("add", "decision", *later, *of, code=2)
    added = committee.decide(responsible=committee.own, due="2027-03-01")
    assert "not approved the minutes" in committee.told("decisions settle", added, "agreed", code=2)
    for institution in (committee.own, committee.partner):
        committee.approve(institution)
    assert committee.done("decisions settle", added, "agreed")["state"] == "agreed"


def test_what_was_settled_is_taken_up_again_only_in_minutes_that_the_chairs_approved(committee: Committee) -> None:
    given_up = committee.decide(responsible=committee.own, due="2027-03-01")
    committee.done("decisions settle", given_up, "lapsed", "--result", "x")
    old = (f"meeting_id={committee.meeting}", "kind=resolution", "state=done", "result=x", "text_zh=甲", "text_ru=А")
    of = (f"responsible_institution_id={committee.partner}", "due=2026-10-01", "number=ВК-3/8")
    ended = committee.done("add", "decision", *old, *of, code=1)["id"]
    for decision in (given_up, ended):
        assert "not approved the minutes" in committee.told("decisions settle", decision, "in_work", code=2)
        assert "not approved the minutes" in committee.told("set", "decision", decision, "state=in_work", code=2)
    for institution in (committee.own, committee.partner):
        committee.approve(institution)
    for decision in (given_up, ended):
        assert committee.done("decisions settle", decision, "in_work")["state"] == "in_work"


def test_two_committees_whose_decisions_would_have_the_same_numbers_are_asked_about(committee: Committee) -> None:
    new = ("add", "body", "kind=council", f"lead_institution_id={committee.own}")
    assert "has this short name already" in committee.told(*new, "name_en=Second", "code=вк", code=1)
    unnamed = committee.done(*new, "name_en=Third", code=0)["id"]
    assert "Neither" in committee.told(*new, "name_en=Fourth", code=1)
    committee.done("set", "body", unnamed, "code=T")
    assert committee.done("set", "body", unnamed, "quorum=3", code=0)["step"]


def test_a_quorum_alone_is_not_printed_as_votes_that_were_there(committee: Committee, tmp_path: Path) -> None:
    committee.decide()
    for votes, said in (("2", "2 / 2"), ("", "— / 2")):
        committee.done("set", "meeting", committee.meeting, f"votes_present={votes}")
        target = tmp_path / f"minutes{votes}.pdf"
        committee.done("minutes paper", committee.meeting, "--out", target)
        with closing(PdfDocument(target)) as paper:
            assert said in " ".join(paper[0].get_textpage().get_text_bounded().split())


def test_minutes_in_one_language_are_not_approved(committee: Committee) -> None:
    committee.done("decisions add", committee.meeting, "--zh", ZH)
    assert "Russian" in committee.told("minutes approve", committee.meeting, "--signer", "x", code=2)


def test_each_text_that_was_approved_is_held_against_the_one_that_stands_there(committee: Committee) -> None:
    """One chair approved before a decision was added, the other before a day was moved."""
    first = committee.decide()
    committee.approve(committee.own)
    second = committee.decide(kind="information")
    committee.approve(committee.partner)
    committee.done("set", "decision", first, "due=2027-04-01")
    committee.done("set", "meeting", committee.meeting, "place=Харбин")
    shown = committee.done("minutes show", committee.meeting)["changes"]
    fields = {tuple(one["approved_by"]): [(each["id"], each["field"]) for each in one["changes"]] for one in shown}
    moved = [(committee.meeting, "place"), (first, "due")]
    assert fields == {(committee.own,): [*moved, (second, "_live")], (committee.partner,): moved}
    assert "ВК-3/2 was added" in committee.told("minutes show", committee.meeting)


def test_minutes_are_not_approved_before_somebody_carries_out_each_decision(committee: Committee) -> None:
    committee.decide()
    decision = committee.decide(due="2027-03-01")
    shown = committee.done("minutes show", committee.meeting)
    assert [(one["code"], one["facts"]["number"]) for one in shown["unassigned"]] == [("minutes.unassigned", "ВК-3/2")]
    said = "ВК-3/2: say who carries it out and by when, or choose “For information”."
    assert said in committee.told("minutes show", committee.meeting)
    assert said in committee.told("minutes approve", committee.meeting, "--signer", "x", code=2)
    committee.done("set", "decision", decision, "kind=information")
    assert committee.approve(committee.own)["standing"] == "waiting"
    committee.approve(committee.partner)
    assert committee.done("minutes agree", committee.meeting)["state"] == "agreed"


def test_nobody_has_signed_minutes_on_a_day_to_come(committee: Committee) -> None:
    committee.decide()
    late = ("minutes approve", committee.meeting, "--signer", "x", "--date", "2030-01-01")
    assert "in the future" in committee.told(*late, code=2)
    assert committee.done("minutes show", committee.meeting)["standing"] == "open"


def test_who_declines_a_changed_text_is_told_with_the_reason(committee: Committee) -> None:
    decision = committee.decide()
    committee.approve(committee.own)
    committee.done("set", "decision", decision, f"text_zh={ZH.replace('，', '')}")
    told = committee.approve(committee.partner, "--decline", "Срок слишком короткий")
    assert (told["standing"], told["declined"]) == ("changed", [committee.partner])
    assert told["reasons"] == [{"institution_id": committee.partner, "reason": "Срок слишком короткий"}]
    said = committee.told("minutes show", committee.meeting)
    assert "Declined this text: " in said
    assert "Срок слишком короткий" in said


def test_the_control_of_one_committee_speaks_of_no_other(committee: Committee, tmp_path: Path) -> None:
    decision = committee.decide(responsible=committee.own, due="2027-03-01")
    for institution in (committee.own, committee.partner):
        committee.approve(institution)
    committee.done("minutes agree", committee.meeting)
    other = committee.done(
        *("add", "body", "name_ru=Форум", "kind=forum", "code=Ф", "meets_every_months=6"),
        f"lead_institution_id={committee.own}",
    )["id"]
    held = ("number=1", "kind=forum", "state=held", "starts=2026-09-15")
    committee.done("add", "meeting", f"body_id={other}", *held)
    of_all = committee.done("decisions control", code=1)["next"]  # those of the sample are late
    assert {one["id"] for one in of_all} >= {committee.body, other}
    target = tmp_path / "c.pdf"
    told = committee.done("decisions control", "--body", committee.body, "--out", target)
    assert [one["id"] for one in told["decisions"]] == [decision]
    assert [one["id"] for one in told["next"]] == [committee.body]
    assert words_in(text_of(target), "合作委员会", "Комитет") == ["合作委员会", "Комитет"]


def test_an_institution_that_is_no_member_approves_nothing(committee: Committee) -> None:
    committee.decide()
    others = committee.done("list", "institution")["rows"]
    stranger = next(one["id"] for one in others if one["id"] not in {committee.own, committee.partner})
    said = committee.told("minutes approve", committee.meeting, "--signer", "x", "--institution", stranger, code=2)
    assert "no member" in said


def test_no_form_gives_an_approval(committee: Committee) -> None:
    named = (f"meeting_id={committee.meeting}", f"institution_id={committee.own}", "verdict=approved")
    committee.told("add", "approval", *named, "signer=x", "signed_on=2026-09-01", code=2)


def test_minutes_and_control_go_on_paper(committee: Committee, tmp_path: Path) -> None:
    committee.decide(responsible=committee.own, due="2026-08-30")
    committee.done(
        "set", "meeting", committee.meeting, "agenda_zh=上次会议纪要", "agenda_ru=Протокол прошлого заседания"
    )
    minutes, control, book = tmp_path / "m.pdf", tmp_path / "c.pdf", tmp_path / "c.xlsx"
    hash = committee.done("minutes show", committee.meeting)["hash"]
    assert committee.done("minutes paper", committee.meeting, "--out", minutes)["hash"] == hash
    committee.told("decisions control", "--out", control, "--body", committee.body, code=2)  # nothing is open yet
    for institution in (committee.own, committee.partner):
        committee.approve(institution)
    committee.done("minutes agree", committee.meeting)
    for target in (control, book):
        committee.told("decisions control", "--out", target, "--date", "2026-09-02", code=1)
    texts = [text_of(one) for one in (minutes, control)]
    assert hash[:4] in texts[0]
    wanted = ["会议纪要", "Протокол", "供需信息", "предложений"]
    assert words_in(texts[0], *wanted) == wanted
    assert "ВК-3/1" in texts[1]
    assert book.stat().st_size > 1000


def text_of(path: Path) -> str:
    with closing(PdfDocument(path)) as pdf:
        return " ".join(page.get_textpage().get_text_range() for page in pdf)


def words_in(text: str, *words: str) -> list[str]:
    joined = "".join(text.split())
    return [word for word in words if word in joined]


def test_minutes_on_paper_say_of_which_day_names_and_quorum_are(committee: Committee, tmp_path: Path) -> None:
    """They are no part of what was approved."""
    committee.decide()
    before = committee.approve(committee.own)["hash"]
    committee.approve(committee.partner)
    committee.done("set", "body", committee.body, "quorum=9", "name_ru=Другой комитет")
    target = tmp_path / "m.pdf"
    assert committee.done("minutes paper", committee.meeting, "--out", target)["hash"] == before
    wanted = ["Названияикворумнадату", "名称及法定人数截至", "вконтрольныйкодневходят", "不计入校验码"]
    assert words_in(text_of(target), *wanted) == wanted


def test_a_new_meeting_has_its_number_and_the_standing_agenda_with_what_is_open(committee: Committee) -> None:
    committee.decide(responsible=committee.own, due="2027-03-01")
    for institution in (committee.own, committee.partner):
        committee.approve(institution)
    committee.done("minutes agree", committee.meeting)
    made = committee.done("minutes convene", committee.body, "--date", "2027-10-20", "--place", "Харбин")
    assert (made["number"], made["state"], made["place"], made["kind"]) == ("4", "planned", "Харбин", "session")
    assert made["agenda_zh"].splitlines()[:2] == ["1. 确认上次会议纪要", "2. 决议督办情况：ВК-3/1"]
    assert made["agenda_ru"].splitlines()[0] == "1. Протокол прошлого заседания"
    assert len(made["agenda_ru"].splitlines()) == len(made["agenda_zh"].splitlines()) == 5
    said = committee.told("minutes agenda", made["id"], code=2)
    assert "has an agenda already" in said


def test_the_standing_agenda_is_put_into_a_meeting_that_has_none(committee: Committee) -> None:
    bare = committee.done("minutes convene", committee.body, "--date", "2027-10-20", "--no-agenda")
    assert bare["agenda_zh"] is None
    whole = committee.done("minutes agenda", bare["id"])
    assert whole["agenda_zh"].splitlines()[1] == "2. 决议督办情况"
    assert whole["step"]
    committee.told("minutes convene", "nobody knows it", "--date", "2027-10-20", code=2)

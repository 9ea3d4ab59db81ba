"""The commands `agreement balance|renew|prolong|end|parties`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from exchange_admin.app.cli.frame import (
    DONE,
    FILE,
    NEEDS_A_PERSON,
    Session,
    listed,
    office_command,
    refuse_idle,
    refuse_other_than,
    typed_day,
)
from exchange_admin.app.cli.output import picked, recorded
from exchange_admin.domain import exact
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.agreements.balance import Sums
from exchange_admin.domain.rules.agreements.renewal import proposed_end
from exchange_admin.domain.wording import written_day
from exchange_admin.services.agreements.parties import missing
from exchange_admin.services.agreements.said import (
    arithmetic_said,
    balance_said,
    by_others_said,
    left_out_said,
    step_said,
)
from exchange_admin.services.agreements.standing import ConditionPlaces, Standing
from exchange_admin.services.agreements.stays import CountedStay
from exchange_admin.services.lookup import look_up_one
from exchange_admin.services.office import Office

_OF_AGREEMENT = ("number", "institution_id", "kind", "state", "valid_from", "valid_until", "previous_id")
_PARTY = "id institution_id institution role person position signed_on"
_COLUMNS = ("condition", "agreed", "used", "nominated", "free")


@office_command("agreement balance")
def balance(session: Session, office: Office, agreement: str) -> int:
    standing = office.agreements.standing(_named(office, agreement))
    problems = list(standing.problems())
    session.out.data(_told(standing, problems))
    _say(session, office, standing)
    session.out.problems(problems)
    unweighed = [one for one, worth in standing.weighed if worth is None]
    left_out = unweighed, standing.not_attributed, standing.without_condition
    for sentence in left_out_said(session.words, *map(len, left_out)):
        session.out.line(f"  {sentence}")
    if said := by_others_said(session.words, len(standing.by_others_alone)):
        session.out.line(f"  {said}")
    return NEEDS_A_PERSON if problems or any(left_out) or standing.by_others_alone else DONE


@office_command("agreement renew", writing=True)
@click.option("--begins", default="", metavar="DAY")
@click.option("--until", default="", metavar="DAY")
def renew(session: Session, office: Office, agreement: str, *, number: str = "", begins: str, until: str) -> int:
    id, agreements = _named(office, agreement), office.agreements
    today = office.program.today()
    proposal = agreements.proposal(id)
    days = (_day(begins, today), _day(until, today))
    changes = agreements.renew(id, session.who, number=number, valid_from=days[0], valid_until=days[1])
    (new,) = changes.ids["agreement"]
    draft = office.records.get("agreement", new)
    is_open = not draft["valid_until"]
    told = {"step": changes.step, "conditions": sorted(changes.ids.get("condition", ()))}
    session.out.data({**recorded(draft, _OF_AGREEMENT), **told, **picked(proposal, "without_years")})
    facts = {"number": draft.text("number"), "old": office.records.get("agreement", id).text("number")}
    session.out.say("agreements.said.renewed", **facts, n=proposal.conditions)
    if proposal.without_years:
        session.out.say("agreements.said.without_years", n=proposal.without_years)
    if is_open:
        session.out.say("agreements.said.no_end")
    return NEEDS_A_PERSON if is_open else DONE


@office_command("agreement prolong", writing=True)
@click.option("--until", default="", metavar="DAY")
def prolong(session: Session, office: Office, agreement: str, *, until: str) -> int:
    record = office.records.get("agreement", _named(office, agreement))
    day = _day(until, office.program.today()) or proposed_end(record.values)
    if day is None:
        raise RuleBroken(Problem("agreement.no_new_end", "valid_until"))
    changes = office.agreements.prolong(record.id, day, session.who)
    session.out.data({"id": record.id, "valid_until": day, "step": changes.step})
    session.out.say("agreements.said.prolonged", day=written_day(session.language, day.isoformat()))
    return DONE


@office_command("agreement end", writing=True)
def end(session: Session, office: Office, agreement: str) -> int:
    record = office.records.get("agreement", _named(office, agreement))
    changes = office.agreements.let_end(record.id, session.who)
    session.out.data({"id": record.id, "valid_until": record["valid_until"], "step": changes.step or None})
    session.out.say("agreements.said.let_end", number=record.text("number"))
    return DONE


@office_command("agreement parties")
@click.option("--out", type=FILE, metavar="X.pdf")
def parties(session: Session, office: Office, agreement: str, *, out: Path | None, languages: str = "") -> int:
    """1 while somebody has not signed."""
    if out is not None:
        refuse_other_than(out, ".pdf")
    elif languages:
        refuse_idle("--languages", "--out X.pdf")
    id = _named(office, agreement)
    if out is not None:
        office.parties_papers.write(id, listed(languages) or office.agreements.paper_languages(id), out)
    found = office.agreement_parties.of(id, session.language)
    lacking = missing(found)
    session.out.data(
        {
            **recorded(office.records.get("agreement", id), _OF_AGREEMENT),
            "parties": [picked(one, _PARTY) for one in found],
            "missing": [one.institution_id for one in lacking],
            **({"path": str(out)} if out else {}),
        }
    )
    if not found:
        session.out.say("agreements.said.no_parties")
    for one in found:
        day = written_day(session.language, one.signed_on.isoformat()) if one.signed_on else ""
        key = "signed" if day else "not_signed"
        session.out.say(f"agreements.said.{key}", who=one.institution, day=day)
    if out is not None:
        session.out.say("committee.paper.written", path=out)
    return NEEDS_A_PERSON if lacking else DONE


def _named(office: Office, typed: str) -> str:
    """An agreement by its id or number. Raises RuleBroken."""
    record = office.store.get("agreement", typed)
    if record is not None and record.live:
        return typed
    return look_up_one(office.store, office.program.registry["agreement"], typed, "number")


def _day(typed: str, today: date) -> date | None:
    return typed_day(typed, today=today) if typed else None


def _told(standing: Standing, problems: Iterable[Problem]) -> dict[str, object]:
    """Exact numbers are text, `n` or `n/d`."""
    balance, notice = standing.balance, standing.notice
    stages = {name: _sums(getattr(balance, name)) for name in ("done", "confirmed", "forecast")} if balance else {}
    return {
        **recorded(standing.agreement, _OF_AGREEMENT),
        "unit": standing.unit or None,
        "ratio": exact.as_text(standing.ratio),
        "tolerance": standing.agreement["balance_tolerance"],
        "is_tolerated": balance.is_tolerated if balance else None,
        "since": standing.since or None,
        **dict.fromkeys(("done", "confirmed", "forecast")),
        **stages,
        "year": standing.year.text("code") if standing.year else None,
        "places": [_places(one) for one in standing.places],
        "without_condition": _ids(standing.without_condition),
        "unweighed": _ids(one for one, worth in standing.weighed if worth is None),
        "not_attributed": _ids(standing.not_attributed),
        "by_others_alone": [one.id for one, _ in standing.weighed if one.id in standing.by_others_alone],
        "notice": picked(notice, "due act_by is_final") if notice else None,
        "next_step": {**standing.step.facts, **picked(standing.step, "code day urgent")}
        if standing.step.code
        else None,
        "chain": [recorded(one, ("number", "state", "valid_from", "valid_until")) for one in standing.chain],
        "problems": list(problems),
    }


def _sums(sums: Sums) -> dict[str, str]:
    return {name: exact.as_text(getattr(sums, name)) for name in ("sent", "received", "balance")}


def _places(one: ConditionPlaces) -> dict[str, object]:
    return {
        **recorded(one.condition, ("direction", "activity", "level", "weight")),
        **picked(one.places, "agreed used nominated free"),
    }


def _ids(stays: Iterable[CountedStay]) -> list[str]:
    return [one.id for one in stays]


def _say(session: Session, office: Office, standing: Standing) -> None:
    """For a person: what comes next, who owes whom and how that comes about, the places."""
    out, words, agreement = session.out, session.words, standing.agreement
    partner = agreement.text("institution_id")
    label = office.lists.labels("institution", [partner], words.language).get(partner, "")
    out.line(" · ".join((agreement.text("number"), label, words.choice("agreement_state", agreement["state"]))))
    if standing.step.code:
        out.say("agreements.said.next", said=step_said(words, standing.step))
    if standing.balance is None:
        out.say("agreements.balance.no_unit")
    else:
        out.line(balance_said(words, standing.unit, standing.balance, as_partner=office.is_partner))
        out.line(arithmetic_said(words, standing.balance.done))
        if standing.balance.is_tolerated is False:
            out.say("agreements.balance.outside")
    if standing.places:
        year = standing.year
        out.say(f"agreements.said.places{'' if year else '_of_all'}", year=year.text("code") if year else "")
        out.columns([f"agreements.column.{name}" for name in _COLUMNS], [_row(session, one) for one in standing.places])


def _row(session: Session, one: ConditionPlaces) -> list[str]:
    words, found = session.words, one.places
    names = (words.choice(name, one.condition[name]) for name in ("direction", "activity"))
    numbers = (found.agreed, found.used, found.nominated, found.free)
    return [" · ".join(names), *("—" if number is None else str(number) for number in numbers)]

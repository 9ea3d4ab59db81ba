"""The commands `learning-agreement list|show|approve`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path

import click

from exchange_admin.app.cli.frame import (
    DONE,
    FILE,
    NEEDS_A_PERSON,
    Session,
    listed,
    office_command,
    refuse_other_than,
    typed_day,
)
from exchange_admin.app.cli.output import picked, recorded
from exchange_admin.documents.files import write_bytes
from exchange_admin.domain import exact
from exchange_admin.domain.labels import in_language, person_name
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.queries import Filter, Order, Query
from exchange_admin.domain.rules.content_hash import shown_hash
from exchange_admin.domain.rules.learning_agreements import CHANGE_FIELDS, COURSE_FIELDS, SIDES
from exchange_admin.domain.steps import Record
from exchange_admin.domain.vocabulary import words as words_of
from exchange_admin.services.grades import written
from exchange_admin.services.learning_agreements.approving import Signature
from exchange_admin.services.learning_agreements.reading import AgreementSheet, AgreementVersion, remark
from exchange_admin.services.office import Office

_OF_COURSE = (*COURSE_FIELDS, *CHANGE_FIELDS)
_OF_APPROVAL = ("side", "verdict", "content_hash", "signer", "signer_position", "signed_on", "comment", "attachment_id")
_OF_AGREEMENT = ("state", "person_id", "mobility_id", "sending_institution_id", "receiving_institution_id", "term_id")


@office_command("learning-agreement list")
@click.option("--state", type=click.Choice(words_of("learning_agreement_state")))
def list_(session: Session, office: Office, *, state: str | None) -> int:
    filters = (Filter("state", values=(state,)),) if state else ()
    records = office.store.records(Query("learning_agreement", filters=filters, order=Order("starts")))
    found = office.learning_agreements.sheets(records)
    labels = office.lists.labels("institution", chain.from_iterable(map(_ends, found)), session.language)
    rows = [_said(session, one, labels) for one in found]
    session.out.data({"learning_agreements": [_entry(one) for one in found]})
    names = ("person", "sending", "receiving", "state", "version", "waiting")
    session.out.columns([f"agreement.column.{name}" for name in names], rows)
    return DONE


@office_command("learning-agreement show")
@click.option("--version", "number", type=int, metavar="N")
@click.option("--out", type=FILE, metavar="OUT.pdf")
def show(
    session: Session, office: Office, agreement: str, *, number: int | None, out: Path | None, languages: str = ""
) -> int:
    sheet = office.learning_agreements.sheet(agreement_named(office, agreement))
    version = _numbered(sheet, number)
    if out is not None:
        refuse_other_than(out, ".pdf")
        asked = listed(languages) or (session.language,)
        write_bytes(out, office.course_papers.agreement_pdf(sheet, version, asked))
    labels = office.lists.labels("institution", _ends(sheet), session.language)
    names = _said(session, sheet, labels)
    session.out.data({**_entry(sheet), **_version(version), **({"file": out} if out else {})})
    _say(session, version, names)
    return DONE


@office_command("learning-agreement approve", writing=True)
@click.option("--side", required=True, type=click.Choice(SIDES))
@click.option("--hash", "named", required=True, metavar="DIGITS")
@click.option("--by", "signer", required=True, metavar="NAME")
@click.option("--date", "day", default="")
@click.option("--scan", type=FILE, metavar="SCAN")
@click.option("--decline", default="", metavar="COMMENT")
def approve(
    session: Session,
    office: Office,
    agreement: str,
    *,
    side: str,
    named: str,
    signer: str,
    position: str = "",
    day: str,
    scan: Path | None,
    decline: str,
) -> int:
    today, desk = office.program.today(), office.learning_agreements
    id = agreement_named(office, agreement)
    signed_on = typed_day(day, today=today) if day else today
    signature = Signature(side, signer, signed_on, position, scan)
    version = desk.sheet(id).current.id
    if decline:
        desk.approving.decline(version, named, signature, decline, session.who)
    else:
        desk.approving.approve(version, named, signature, session.who)
    sheet = desk.sheet(id)
    waiting = _waiting(sheet)
    session.out.data({**_entry(sheet), **_version(sheet.current)})
    session.out.line(session.words.choice("learning_agreement_state", sheet.record.text("state")))
    for one in waiting:
        session.out.say("agreement.said.waiting", side=session.words.choice("approval_side", one))
    return NEEDS_A_PERSON if waiting else DONE


def agreement_named(office: Office, typed: str) -> str:
    """An agreement by its id or that of its mobility. Raises RuleBroken with `record.missing`."""
    record = office.store.get("learning_agreement", typed)
    if record is not None and record.live:
        return typed
    if found := office.learning_agreements.of_mobility(typed):
        return found
    raise RuleBroken(Problem("record.missing", facts={"kind": "kind.learning_agreement", "id": typed}))


def _numbered(sheet: AgreementSheet, number: int | None) -> AgreementVersion:
    """The newest version, or the one that was asked for. Raises RuleBroken with `record.missing`."""
    if number is None:
        return sheet.current
    found = next((one for one in sheet.versions if one.number == number), None)
    if found is None:
        facts = {"kind": "kind.learning_agreement_version", "id": number}
        raise RuleBroken(Problem("record.missing", facts=facts))
    return found


def _entry(sheet: AgreementSheet) -> dict[str, object]:
    return {
        **recorded(sheet.record, _OF_AGREEMENT),
        "name": person_name(sheet.student.values)[0],
        "versions": [picked(one, "number state") for one in sheet.versions],
        "waiting": _waiting(sheet),
    }


def _version(version: AgreementVersion) -> dict[str, object]:
    """The hash is that of the content as it stands."""
    return {
        **picked(version, "version=number version_state=state hash outdated"),
        "table_a": [recorded(one, _OF_COURSE) for one in version.table("a")],
        "table_b": [recorded(one, _OF_COURSE) for one in version.table("b")],
        "approvals": [{name: one[name] for name in _OF_APPROVAL} for one in version.approvals],
    }


def _waiting(sheet: AgreementSheet) -> Sequence[str]:
    """The sides that have not spoken about the newest version, once it was proposed."""
    return sheet.current.waiting if sheet.current.state == "proposed" else ()


def _ends(sheet: AgreementSheet) -> list[str]:
    """The institutions that send and receive."""
    return [sheet.record.text(f"{side}_institution_id") for side in ("sending", "receiving")]


def _said(session: Session, sheet: AgreementSheet, labels: Mapping[str, str]) -> list[str]:
    """`labels` are those of its institutions."""
    words = session.words
    return [
        person_name(sheet.student.values)[0],
        *(labels.get(id, "") for id in _ends(sheet)),
        words.choice("learning_agreement_state", sheet.record.text("state")),
        str(sheet.current.number),
        ", ".join(words.choice("approval_side", one) for one in _waiting(sheet)),
    ]


def _say(session: Session, version: AgreementVersion, names: list[str]) -> None:
    """For a person: both tables, then who has spoken."""
    out, words = session.out, session.words
    out.line(" · ".join([*names[:4], shown_hash(version.hash)]))
    columns = [f"paper.course.column.{name}" for name in ("code", "course", "credits", "remark")]
    for table in ("a", "b"):
        out.line(words.choice("agreement_table", table))
        out.columns(columns, [_course(session, one) for one in version.table(table)])
    for one in version.approvals:
        parts = (one.text("signer"), one.text("signed_on"), shown_hash(one.text("content_hash")))
        side = words.choice("approval_side", one.text("side"))
        verdict = words.choice("approval_verdict", one["verdict"])
        out.line(" · ".join([f"{side}: {verdict}", *parts]))


def _course(session: Session, component: Record) -> list[str]:
    words = session.words
    credits = written.number(exact.read(component.text("credits")), words.language) if component["credits"] else ""
    title = in_language(component.values, "title", words.language)
    return [component.text("code"), title, credits, remark(component, words)]

"""Papers: certificate issue|print|list|sign|handover|revoke (verifying and designs beside them), and labels."""

from __future__ import annotations

from pathlib import Path

import click

from exchange_admin.app.cli.frame import (
    DONE,
    NEEDS_A_PERSON,
    Session,
    command,
    listed,
    office_command,
    referred_to,
    refuse_other_than,
    typed_day,
)
from exchange_admin.app.cli.output import picked, recorded
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.paper_kinds import HANDOVER_LIST, PAPER_KINDS, RECORD_KINDS
from exchange_admin.domain.rules.paper_names import USUAL, check_pattern
from exchange_admin.services.certificates.output import Form, Output, Target
from exchange_admin.services.certificates.paper_facts import PARTICIPATION, PaperOrder
from exchange_admin.services.certificates.selection import Selection, made_of
from exchange_admin.services.labels import ENVELOPE, LABEL_KINDS, LabelOrder
from exchange_admin.services.office import Office
from exchange_admin.services.office_files import own_office

PAPERS = (*PAPER_KINDS, *RECORD_KINDS)
PAPERS_OUT = click.Path(path_type=Path)


@command("certificate issue")
@click.option("--kind", type=click.Choice(PAPERS), default=PARTICIPATION, show_default=True)
@click.option("--for", "selection", multiple=True, required=True, metavar="SELECTION")
@click.option("--languages", default="", metavar="zh,ru,en")
@click.option("--date", "day", default="", metavar="YYYY-MM-DD")
@click.option("--anyway", default="", metavar="REASON")
@click.option("--out", type=PAPERS_OUT, required=True, metavar="X.pdf|X.zip|FOLDER")
@click.option("--names", default=USUAL, metavar="PATTERN", show_default=True)
def issue(
    session: Session,
    file: Path,
    *,
    kind: str,
    selection: tuple[str, ...],
    languages: str,
    day: str,
    signatory: str = "",
    design: str = "",
    anyway: str,
    out: Path,
    names: str,
) -> int:
    target = _target(out, names)
    with session.open(file, writing=True, signing=True) as office:
        chosen = _chosen(office, kind, selection)
        order = PaperOrder(
            kind,
            listed(languages) if languages else _languages(office, chosen),
            typed_day(day) if day else office.program.today(),
            referred_to(office, "office", "signatory_id", signatory),
            office.design_catalogue.find(design) if design else "",
        )
        issued = office.issuing.issue(chosen, order, session.who, target=target, anyway=anyway)
    told = picked(issued, "file=path step=changes.step problems")
    told["issued"] = [{"id": id, "number": number} for id, number in zip(issued.ids, issued.numbers, strict=True)]
    told["left_out"] = [picked(recipient, "id person_id name problems") for recipient in issued.left_out]
    session.out.data(told)
    session.out.say("cli.papers", n=len(issued.numbers), path=out)
    session.out.line("\n".join(issued.numbers))
    if issued.left_out:
        session.out.say("cli.left_out", n=len(issued.left_out))
        for left in issued.left_out:
            session.out.line(f"  {left.name}: {' '.join(map(session.words.problem, left.problems))}")
    session.out.problems(issued.problems)
    return NEEDS_A_PERSON if issued.left_out or issued.problems else DONE


def _chosen(office: Office, kind: str, selection: tuple[str, ...]) -> Selection:
    if kind == HANDOVER_LIST:  # of papers in the register
        return made_of(kind, office.certificates.chosen(selection))
    return office.selector.select(selection)


def _languages(office: Office, chosen: Selection) -> tuple[str, ...]:
    """Those of the office, of papers about an agreement those of both sides."""
    for agreement in chosen.of_kind("agreement"):
        return office.agreements.paper_languages(agreement)
    return listed(own_office(office.store).text("document_languages") or "zh,ru")


@command("certificate print")
@click.argument("selection", nargs=-1, required=True)
@click.option("--out", type=PAPERS_OUT, required=True, metavar="X.pdf|X.zip|FOLDER")
@click.option("--names", default=USUAL, metavar="PATTERN", show_default=True)
def print_(session: Session, file: Path, selection: tuple[str, ...], *, out: Path, names: str) -> int:
    target = _target(out, names)
    with session.open(file, writing=True) as office:
        ids = office.certificates.chosen(selection)
        office.certificates.print(ids, target, session.who)
    session.out.data({"file": out, "certificates": ids})
    session.out.say("cli.papers_printed", n=len(ids), path=out)
    return DONE


@office_command("certificate list")
def list_(session: Session, office: Office) -> int:
    words = session.words
    fields = ("number", "kind", "holder", "issued_on", "state", "person_id", "academic_number")
    rows = [recorded(one, fields) for one in office.certificates.register()]
    gone = office.certificates.gone()
    numbers = [picked(one, "number when who", "reason") for one in gone]
    session.out.data({"certificates": rows, "gone": numbers})
    said = [
        (
            str(row["number"]),
            words.choice("certificate_kind", row["kind"]),
            str(row["holder"] or ""),
            str(row["issued_on"]),
            words.choice("certificate_state", row["state"]),
        )
        for row in rows
    ]
    session.out.table([words.field("certificate", name) for name in fields[:5]], said)
    if gone:
        session.out.say("cli.numbers_gone", n=len(gone))
        undone = words.say("certificate.gone_undone")
        for one in gone:
            session.out.line(f"  {one.number}  {one.reason or undone}")
    return DONE


@office_command("certificate sign", writing=True)
@click.argument("selection", nargs=-1, required=True)
def sign(session: Session, office: Office, selection: tuple[str, ...]) -> int:
    ids = office.certificates.chosen(selection)
    changes = office.certificates.signed(ids, session.who)
    return _noted(session, ids, changes.step)


@office_command("certificate handover", writing=True)
@click.argument("selection", nargs=-1, required=True)
@click.option("--date", "day", default="", metavar="YYYY-MM-DD")
def hand_over(session: Session, office: Office, selection: tuple[str, ...], *, to: str = "", day: str) -> int:
    ids = office.certificates.chosen(selection)
    on = typed_day(day) if day else None
    changes = office.certificates.hand_over(ids, session.who, to=to, on=on)
    moved = changes.ids.get("certificate", ())  # those on a list too
    return _noted(session, tuple(dict.fromkeys((*ids, *moved))), changes.step)


@office_command("certificate revoke", writing=True)
@click.argument("selection", nargs=-1, required=True)
def revoke(session: Session, office: Office, selection: tuple[str, ...], *, reason: str, sure: bool = False) -> int:
    ids = office.certificates.chosen(selection)
    if len(ids) > 1 and not sure:
        raise RuleBroken(Problem("cli.revoke_several", facts={"n": len(ids)}))
    changes = office.certificates.revoke(ids, reason, session.who)
    return _noted(session, ids, changes.step)


def _target(out: Path, names: str) -> Target:
    """One PDF, or one PDF each: in a ZIP, or in a folder when the name has no ending."""
    forms = {".pdf": Form.ONE, ".zip": Form.ZIP, "": Form.EACH}
    form = Form.EACH if out.is_dir() else forms.get(out.suffix.lower())
    if form is None:
        raise RuleBroken(Problem("file.unknown_ending", facts={"path": str(out), "endings": ".pdf .zip"}))
    check_pattern(names)
    return Output(out, form, names)


def _noted(session: Session, ids: tuple[str, ...], step: str) -> int:
    session.out.data({"certificates": ids, "step": step})
    session.out.say("cli.papers_noted", n=len(ids))
    return DONE


@office_command("labels")
@click.option("--for", "selection", multiple=True, required=True, metavar="SELECTION")
@click.option("--kind", type=click.Choice(LABEL_KINDS), default=ENVELOPE, show_default=True)
@click.option("--grid", default="70x37", show_default=True)
@click.option("--start", type=int, default=1, show_default=True)
@click.option("--languages", default="", metavar="zh,ru,en")
def labels(
    session: Session,
    office: Office,
    *,
    selection: tuple[str, ...],
    kind: str,
    grid: str,
    start: int,
    languages: str,
    out: Path,
) -> int:
    refuse_other_than(out, ".pdf")
    usual = own_office(office.store).text("document_languages") or "zh,ru"
    order = LabelOrder(kind, grid, listed(languages or usual), start)
    count = office.labels.write(office.selector.select(selection), order, out)
    grids = [one.id for one in office.labels.grids]
    session.out.data({"file": out, "labels": count, "kind": kind, "grid": grid, "grids": grids})
    session.out.say("labels.written", n=count, path=out)
    return DONE

"""Commands that read or make documents: import, report, certificate issue|print|list|sign|handover|revoke."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from exchange_admin.app.cli.designs import add_to as add_designs
from exchange_admin.app.cli.frame import (
    DONE,
    FILE,
    NEEDS_A_PERSON,
    OFFICE_FILE,
    Session,
    listed,
    refuse_other_than,
    subcommand,
)
from exchange_admin.app.cli.speaking import SpeakingGroup
from exchange_admin.app.cli.verifying import add_to as add_verifying
from exchange_admin.app.office import Office
from exchange_admin.domain.changes import Changes
from exchange_admin.domain.dates import read_date
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.paper_kinds import PAPER_KINDS
from exchange_admin.domain.rules.paper_names import USUAL, check_pattern
from exchange_admin.domain.rules.record_papers import HANDOVER_LIST, RECORD_KINDS
from exchange_admin.domain.wording import Wording
from exchange_admin.services.certificates import PARTICIPATION, Form, Output, PaperOrder, Recipient, Target
from exchange_admin.services.certificates.selection import made_of
from exchange_admin.services.importing import KINDS, ImportOptions, outcome_as_plain
from exchange_admin.services.importing.send_back import column_label, write_rows_to_correct
from exchange_admin.services.office_files import own_office
from exchange_admin.services.reports import available

PAPERS = (*PAPER_KINDS, *RECORD_KINDS)
PAPERS_OUT = click.Path(path_type=Path)


def add_to(group: click.Group) -> None:
    """Registers the commands of this module."""
    _add_import(group)
    _add_report(group)
    certificate = SpeakingGroup("certificate")
    group.add_command(certificate)
    _add_issue(certificate)
    _add_register(certificate)
    add_verifying(certificate)
    add_designs(certificate)


def _add_import(group: click.Group) -> None:
    @subcommand(group, "import")
    @click.argument("file", type=OFFICE_FILE)
    @click.argument("workbook", type=FILE)
    @click.option("--kind", type=click.Choice(KINDS))
    @click.option("--institution", default="")
    @click.option("--term", default="")
    @click.option("--programme", default="")
    @click.option("--group", "language_group", default="")
    @click.option("--role", type=click.Choice(["student", "teacher", "staff"]), default="student", show_default=True)
    @click.option("--dry-run", is_flag=True)
    @click.option("--problems", type=FILE, metavar="OUT.xlsx")
    def import_(
        session: Session,
        file: Path,
        workbook: Path,
        kind: str | None,
        institution: str,
        term: str,
        programme: str,
        language_group: str,
        role: str,
        dry_run: bool,
        problems: Path | None,
    ) -> int:
        if problems is not None:
            refuse_other_than(problems, ".xlsx")
        with session.open(file, writing=not dry_run) as office:
            options = ImportOptions(
                kind or "",
                referred_to(office, "person", "home_institution_id", institution),
                referred_to(office, "mobility", "term_id", term),
                referred_to(office, "mobility", "programme_id", programme),
                referred_to(office, "language_enrolment", "language_group_id", language_group),
                role,
            )
            draft = office.imports.stage(workbook, options)
            rows = list(draft.rows)
            waiting = [row for row in rows if not row.is_ready]
            told = outcome_as_plain(draft, rows)
            states = [session.words.say(f"import.state.{row.state.value}") for row in rows]
            if problems is not None and waiting:
                write_rows_to_correct(draft, problems, session.words, session.who)
            changes = Changes()
            if not dry_run:
                changes = office.imports.apply(draft, session.who).changes
        listed: list[dict[str, object]] = told["rows"]  # type: ignore[assignment]
        for entry, row in zip(listed, rows, strict=True):
            entry["id"] = row.person_id or None
        session.out.data({**told, "step": changes.step or None, "draft": draft.id or None})
        words = session.words
        session.out.table(
            (words.say("cli.row"), words.say("cli.state"), words.say("cli.label"), words.say("cli.reason")),
            [
                (
                    str(row.number),
                    state,
                    _who(row.cells),
                    " ".join(_at_column(problem, words) for problem in row.problems),
                )
                for row, state in zip(rows, states, strict=True)
            ],
        )
        session.out.line(", ".join(f"{words.say(f'import.state.{k}')}: {n}" for k, n in _counts(told).items()))
        session.out.say("cli.dry_run" if dry_run else "cli.drafted" if waiting else "cli.imported")
        return NEEDS_A_PERSON if waiting else DONE


def _add_report(group: click.Group) -> None:
    @subcommand(group, "report")
    @click.argument("file", type=OFFICE_FILE, required=False)
    @click.argument("name", required=False)
    @click.option("--out", type=FILE)
    @click.option("--year", default="")
    @click.option("--term", default="")
    @click.option("--list", "listing", is_flag=True)
    def report(
        session: Session, file: Path | None, name: str | None, out: Path | None, year: str, term: str, listing: bool
    ) -> int:
        if listing:
            offered = available(session.words)
            session.out.data({"reports": [{"name": r.name, "title": r.title, "about": r.about} for r in offered]})
            session.out.table(
                (session.words.say("cli.label"), session.words.say("cli.value")), [(r.name, r.about) for r in offered]
            )
            return DONE
        if file is None or name is None or out is None:
            given = {"file": file, "name": name, "out": out}
            context = click.get_current_context()
            lacking = next(p for p in context.command.params if p.name in given and given[p.name] is None)
            raise click.MissingParameter(ctx=context, param=lacking)
        refuse_other_than(out, ".xlsx")
        with session.open(file) as office:
            term_id = referred_to(office, "mobility", "term_id", term)
            written = office.reports.write(
                name, out, language=session.language, year=year, term=term_id, who=session.who
            )
        session.out.data(
            {
                "file": str(written.path),
                "title": written.title,
                "sheets": dict(written.sheets),
                "notices": [notice.as_plain() for notice in written.notices],
            }
        )
        session.out.say("cli.rows_written", n=written.rows, path=written.path)
        session.out.problems(written.notices)
        return DONE


def _add_issue(group: click.Group) -> None:
    @subcommand(group, "issue")
    @click.argument("file", type=OFFICE_FILE)
    @click.option("--kind", type=click.Choice(PAPERS), default=PARTICIPATION, show_default=True)
    @click.option("--for", "selection", multiple=True, required=True, metavar="SELECTION")
    @click.option("--languages", default="", metavar="zh,ru,en")
    @click.option("--date", "day", default="", metavar="YYYY-MM-DD")
    @click.option("--signatory", default="")
    @click.option("--design", default="")
    @click.option("--anyway", default="", metavar="REASON")
    @click.option("--out", type=PAPERS_OUT, required=True, metavar="X.pdf|X.zip|FOLDER")
    @click.option("--names", default=USUAL, metavar="PATTERN", show_default=True)
    def issue(
        session: Session,
        file: Path,
        kind: str,
        selection: tuple[str, ...],
        languages: str,
        day: str,
        signatory: str,
        design: str,
        anyway: str,
        out: Path,
        names: str,
    ) -> int:
        target = _target(out, names)
        with session.open(file, writing=True, signing=True) as office:
            order = PaperOrder(
                kind,
                listed(languages or own_office(office.store).text("document_languages") or "zh,ru"),
                read_date(day).day if day else office.program.today(),
                referred_to(office, "office", "signatory_id", signatory),
                office.design_catalogue.find(design) if design else "",
            )
            if kind == HANDOVER_LIST:  # of papers in the register
                chosen = made_of(kind, office.certificates.chosen(selection))
            else:
                chosen = office.selector.select(selection)
            issued = office.issuing.issue(chosen, order, session.who, target=target, anyway=anyway)
        session.out.data(
            {
                "file": str(issued.path) if issued.path else None,
                "step": issued.changes.step,
                "issued": [{"id": i, "number": n} for i, n in zip(issued.ids, issued.numbers, strict=True)],
                "left_out": [_left_out(recipient) for recipient in issued.left_out],
                "problems": [problem.as_plain() for problem in issued.problems],
            }
        )
        session.out.say("cli.papers", n=len(issued.numbers), path=out)
        session.out.line("\n".join(issued.numbers))
        if issued.left_out:
            session.out.say("cli.left_out", n=len(issued.left_out))
            for left in issued.left_out:
                session.out.line(f"  {left.name}: {' '.join(map(session.words.problem, left.problems))}")
        session.out.problems(issued.problems)
        return NEEDS_A_PERSON if issued.left_out or issued.problems else DONE


def _add_register(group: click.Group) -> None:
    @subcommand(group, "print")
    @click.argument("file", type=OFFICE_FILE)
    @click.argument("selection", nargs=-1, required=True)
    @click.option("--out", type=PAPERS_OUT, required=True, metavar="X.pdf|X.zip|FOLDER")
    @click.option("--names", default=USUAL, metavar="PATTERN", show_default=True)
    def print_(session: Session, file: Path, selection: tuple[str, ...], out: Path, names: str) -> int:
        target = _target(out, names)
        with session.open(file, writing=True) as office:
            ids = office.certificates.chosen(selection)
            office.certificates.print(ids, target, session.who)
        session.out.data({"file": str(out), "certificates": list(ids)})
        session.out.say("cli.papers_printed", n=len(ids), path=out)
        return DONE

    @subcommand(group, "list")
    @click.argument("file", type=OFFICE_FILE)
    def list_(session: Session, file: Path) -> int:
        words = session.words
        fields = ("number", "kind", "holder", "issued_on", "state", "person_id", "academic_number")
        with session.open(file) as office:
            rows = [{"id": r.id, **{name: r[name] for name in fields}} for r in office.certificates.register()]
        session.out.data({"certificates": rows})
        session.out.table(
            [words.field("certificate", name) for name in fields[:5]],
            [
                (
                    str(row["number"]),
                    words.choice("certificate_kind", row["kind"]),
                    str(row["holder"] or ""),
                    str(row["issued_on"]),
                    words.choice("certificate_state", row["state"]),
                )
                for row in rows
            ],
        )
        return DONE

    @subcommand(group, "sign")
    @click.argument("file", type=OFFICE_FILE)
    @click.argument("selection", nargs=-1, required=True)
    def sign(session: Session, file: Path, selection: tuple[str, ...]) -> int:
        with session.open(file, writing=True) as office:
            ids = office.certificates.chosen(selection)
            changes = office.certificates.signed(ids, session.who)
        return _noted(session, ids, changes.step)

    @subcommand(group, "handover")
    @click.argument("file", type=OFFICE_FILE)
    @click.argument("selection", nargs=-1, required=True)
    @click.option("--to", default="")
    @click.option("--date", "day", default="", metavar="YYYY-MM-DD")
    def hand_over(session: Session, file: Path, selection: tuple[str, ...], to: str, day: str) -> int:
        with session.open(file, writing=True) as office:
            ids = office.certificates.chosen(selection)
            on: date | None = read_date(day).day if day else None
            changes = office.certificates.hand_over(ids, session.who, to=to, on=on)
        moved = changes.ids.get("certificate", ())  # those on a list too
        return _noted(session, tuple(dict.fromkeys((*ids, *moved))), changes.step)

    @subcommand(group, "revoke")
    @click.argument("file", type=OFFICE_FILE)
    @click.argument("selection", nargs=-1, required=True)
    @click.option("--reason", required=True)
    def revoke(session: Session, file: Path, selection: tuple[str, ...], reason: str) -> int:
        with session.open(file, writing=True) as office:
            ids = office.certificates.chosen(selection)
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
    session.out.data({"certificates": list(ids), "step": step})
    session.out.say("cli.papers_noted", n=len(ids))
    return DONE


def referred_to(office: Office, kind: str, field: str, typed: str) -> str:
    """The id of the record that `field` of `kind` would point to; empty for nothing typed."""
    if not typed:
        return ""
    id = office.records.parse(kind, {field: typed})[field]
    refers = office.program.registry[kind][field].refers
    record = office.store.get(refers, str(id))
    if record is None or not record.live:
        raise RuleBroken(Problem("value.unknown_reference", field, {"typed": typed, "n": 0}))
    return str(id)


def _at_column(problem: Problem, words: Wording) -> str:
    """The sentence, with the column that it is about before it."""
    said = words.problem(problem)
    return f"{column_label(problem.field, words)}: {said}" if problem.field else said


def _who(cells: dict[str, str]) -> str:
    names = [text for key, text in cells.items() if text and ("name" in key or "family" in key)]
    return " ".join(names[0].split()) if names else ""


def _counts(told: dict[str, object]) -> dict[str, int]:
    counts = told["counts"]
    assert isinstance(counts, dict)
    return counts


def _left_out(recipient: Recipient) -> dict[str, object]:
    return {
        "id": recipient.id,
        "person_id": recipient.person_id,
        "name": recipient.name,
        "problems": [problem.as_plain() for problem in recipient.problems],
    }

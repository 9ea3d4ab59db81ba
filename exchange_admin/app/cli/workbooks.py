"""Workbooks: import, report."""

from __future__ import annotations

from pathlib import Path

import click

from exchange_admin.app.cli.frame import (
    DONE,
    FILE,
    NEEDS_A_PERSON,
    OFFICE_FILE,
    Session,
    asked_filters,
    command,
    pairs,
    referred_to,
    refuse_both,
    refuse_other_than,
    typed_day,
)
from exchange_admin.app.cli.output import picked
from exchange_admin.domain.changes import Changes
from exchange_admin.domain.problems import Level, Problem, RuleBroken
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.wording import LANGUAGES, Wording
from exchange_admin.services.importing.draft import ImportDraft, ImportOptions, StagedRow
from exchange_admin.services.importing.imports import outcome_as_plain
from exchange_admin.services.importing.list_shapes import (
    ALSO_CALLED,
    KINDS,
    ListShape,
    kind_label,
    kinds_asked,
    record_kinds,
    shape_of,
)
from exchange_admin.services.importing.reading import is_left_aside
from exchange_admin.services.importing.remarks import COMMENTS_UNREAD, COMMENTS_UNREADABLE
from exchange_admin.services.importing.send_back import SentBack, said_of_sent
from exchange_admin.services.importing.staging import HIDDEN, said_hidden, said_layout
from exchange_admin.services.office import Office
from exchange_admin.services.reports.offered import available
from exchange_admin.services.reports.report import PAPER

_SAY_NOTHING = ("blank", "heading", "numbers")
"""Why lines are left out that say nothing of anybody."""


@command("import")
@click.option("--kind", type=click.Choice([*KINDS, *ALSO_CALLED, *record_kinds(REGISTRY)]), metavar="KIND")
@click.option("--group", "language_group", default="")
@click.option("--role", type=click.Choice(["student", "teacher", "staff"]), default="student", show_default=True)
@click.option("--column", "columns", multiple=True, metavar="HEADING=FIELD")
@click.option("--split", multiple=True, metavar="HEADING=SEPARATOR")
@click.option("--join", "joined", multiple=True, nargs=2, metavar="HEADING HEADING")
@click.option("--problems", type=FILE, metavar="OUT.xlsx")
@click.option("--problems-in", type=click.Choice(LANGUAGES), default=None)
def import_(
    session: Session,
    file: Path,
    workbook: Path,
    *,
    kind: str | None,
    institution: str = "",
    term: str = "",
    programme: str = "",
    language_group: str,
    role: str,
    columns: tuple[str, ...],
    split: tuple[str, ...],
    joined: tuple[tuple[str, str], ...],
    leave_out_hidden: bool = False,
    dry_run: bool = False,
    problems: Path | None,
    problems_in: str | None,
) -> int:
    sent: SentBack | None = None
    if problems is not None:
        refuse_other_than(problems, ".xlsx")
    with session.open(file, writing=not dry_run) as office:
        options = ImportOptions(
            ALSO_CALLED.get(kind or "", kind or ""),
            referred_to(office, "person", "home_institution_id", institution),
            referred_to(office, "mobility", "term_id", term),
            referred_to(office, "mobility", "programme_id", programme),
            referred_to(office, "language_enrolment", "language_group_id", language_group),
            role,
            tuple(pairs(columns).items()),
            leave_out_hidden,
            split=tuple(map(_parted_at, split)),
            joined=joined,
        )
        try:
            draft = office.imports.stage(workbook, options)
        except RuleBroken as refused:
            if refused.problem.code != "import.which_kind":
                raise
            return _ask_for_kind(session, refused.problem)
        rows = list(draft.rows)
        waiting = [row for row in rows if not row.is_ready]
        told = outcome_as_plain(draft, rows)
        states = [session.words.say(f"import.state.{row.state.value}") for row in rows]
        guessed = [_perhaps(session, office, draft.kind(row), row) for row in rows]
        if problems is not None and waiting:
            language = problems_in or ""
            sent = office.sending_back.write(draft, problems, source=workbook, language=language, note=not dry_run)
        changes = Changes()
        if not dry_run:
            changes = office.imports.apply(draft, session.who).changes
    listed: list[dict[str, object]] = told["rows"]  # type: ignore[assignment]
    for entry, row in zip(listed, rows, strict=True):
        entry["id"] = row.subject_id or None
    sent_back = sent and picked(sent, "path copied lost language language_guessed rows for_office")
    session.out.data({**told, "step": changes.step or None, "draft": draft.id or None, "sent_back": sent_back})
    words = session.words
    said = [
        (
            str(draft.sheets[row.sheet].place(row)),
            state,
            _who(shape_of(draft.kind(row)), row.cells),
            " ".join((*(_at_column(draft.kind(row), problem, words) for problem in row.problems), *perhaps)),
        )
        for row, state, perhaps in zip(rows, states, guessed, strict=True)
    ]
    session.out.columns(("cli.row", "cli.state", "cli.label", "cli.reason"), said)
    session.out.line(", ".join(f"{words.say(f'import.state.{k}')}: {n}" for k, n in _counts(told).items()))
    for remark in draft.remarks:
        session.out.line(words.problem(remark))
    was_all_read = _tell_unread(session, draft)
    imported = "cli.imported" if was_all_read else "cli.imported_read"
    session.out.say("cli.dry_run" if dry_run else "cli.drafted" if waiting else imported)
    if sent is not None:
        session.out.line(said_of_sent(sent, words))
    return NEEDS_A_PERSON if waiting or _leaves_a_list(draft) else DONE


def _ask_for_kind(session: Session, problem: Problem) -> int:
    """Nothing was staged: which of several kinds the list is of, somebody has to say."""
    kinds = kinds_asked(problem)
    session.out.data({"asked": problem, "kinds": kinds, "rows": [], "step": None, "draft": None})
    session.out.line(session.words.problem(problem))
    session.out.say("cli.kind_asked", options=", ".join(f"--kind {kind}" for kind in kinds))
    return NEEDS_A_PERSON


def _leaves_a_list(draft: ImportDraft) -> bool:
    """Whether a sheet has another list, or rows of one above or below that which is read, or something of a form is
    missing or lies beside it."""
    return (
        bool(draft.other_sheets)
        or _is_asked_about(draft)
        or any(line.why in ("above", "another", "beside") for sheet in draft.sheets for line in sheet.left_out)
    )


def _parted_at(text: str) -> tuple[str, str]:
    """`heading=separator`; a line break is written \\n. Raises RuleBroken."""
    heading, sign, separator = text.rpartition("=")
    if not sign or not heading:
        raise RuleBroken(Problem("cli.no_pair", facts={"typed": text}))
    return heading.strip(), separator.replace("\\n", "\n")


def _is_asked_about(draft: ImportDraft) -> bool:
    return any(remark.level is Level.ASKS for remark in draft.remarks)


def _tell_unread(session: Session, draft: ImportDraft) -> bool:
    """Names what was guessed and what was not read; whether everything was read."""
    words, out = session.words, session.out
    for sheet in draft.sheets:
        shape = shape_of(sheet.kind)
        if sheet.guess:
            kind = kind_label(sheet.kind, words)
            out.say("cli.kind_guessed", sheet=sheet.name, kind=kind, option=f"--kind {sheet.kind}")
        if said := said_layout(sheet, words):
            out.say("cli.layout", sheet=sheet.name, said=said)
        guesses = [column for column in sheet.columns if column.guess]
        aside = [column for column in guesses if is_left_aside(sheet, column)]
        waiting = "cli.columns_guessed" if sheet.header_row else "cli.columns_by_cells"
        asked = [column for column in guesses if column not in aside]
        for code, guessed in ((waiting, asked), ("cli.columns_aside", aside)):
            if guessed:
                said = words.listed(f"{words.quoted(one.heading)} → {shape.label(one.key, words)}" for one in guessed)
                option = " ".join(f'--column "{one.heading}={one.key}"' for one in guessed)
                out.say(code, sheet=sheet.name, columns=said, option=option)
        for code, headings in (("cli.columns_unread", sheet.unread), ("cli.columns_ignored", sheet.ignored)):
            if headings:
                out.say(code, sheet=sheet.name, columns=words.listed(map(words.quoted, headings)))
        if lines := [line for line in sheet.left_out if line.why not in ("blank", HIDDEN)]:
            place = sheet.layout.place
            said = ", ".join(f"{place(line.row)} ({words.say(f'import.left_out.{line.why}')})" for line in lines)
            out.say("cli.rows_unread", sheet=sheet.name, rows=said)
        if hidden := said_hidden(sheet, words):
            left_out = draft.options.leave_out_hidden
            out.say("cli.hidden_left_out" if left_out else "cli.hidden_read", sheet=sheet.name, what=hidden)
    for name, kinds in draft.other_sheets.items():
        said = words.listed(kind_label(kind, words) for kind in kinds)
        out.say("cli.other_list", sheet=name, kinds=said, option=", ".join(f"--kind {kind}" for kind in kinds))
    without_list = [name for name in draft.skipped_sheets if name not in {*draft.hidden_sheets, *draft.other_sheets}]
    if _is_asked_about(draft):
        without_list = []  # further sheets of a form are named by its remark
    for code, names in (("cli.sheets_unread", without_list), ("cli.hidden_sheets", draft.hidden_sheets)):
        if names:
            out.say(code, sheets=words.listed(map(words.quoted, names)))
    if draft.hides_unseen:
        out.line(words.say("import.hidden.unseen"))
    has_comments = any(one.code in (COMMENTS_UNREAD, COMMENTS_UNREADABLE) for one in draft.remarks)
    return not (draft.skipped_sheets or has_comments or _is_asked_about(draft)) and not any(
        sheet.unread
        or sheet.ignored
        or any(line.why not in _SAY_NOTHING for line in sheet.left_out)
        or any(is_left_aside(sheet, column) for column in sheet.columns)
        for sheet in draft.sheets
    )


@command("report")
@click.argument("file", type=OFFICE_FILE, required=False)
@click.argument("name", required=False)
@click.option("--from-day", "--from", "first_day", default="", metavar="YYYY-MM-DD")
@click.option("--to-day", "--to", "last_day", default="", metavar="YYYY-MM-DD")
@click.option("--filter", "filters", multiple=True, metavar="FIELD=VALUE")
@click.option("--pdf", "on_paper", is_flag=True)
@click.option("--list", "listing", is_flag=True)
def report(
    session: Session,
    file: Path | None,
    name: str | None,
    *,
    out: Path | None = None,
    year: str = "",
    term: str = "",
    first_day: str,
    last_day: str,
    partner: str = "",
    filters: tuple[str, ...],
    on_paper: bool,
    listing: bool,
) -> int:
    if listing:
        offered = available(session.words)
        if file is not None:
            with session.open(file) as office:
                offered = office.reports.available(session.language)
        session.out.data({"reports": [picked(one, "name title about") for one in offered]})
        session.out.columns(("cli.label", "cli.value"), [(one.name, one.about) for one in offered])
        return DONE
    if file is None or name is None or out is None:
        given = {"file": file, "name": name, "out": out}
        context = click.get_current_context()
        lacking = next(p for p in context.command.params if p.name in given and given[p.name] is None)
        raise click.MissingParameter(ctx=context, param=lacking)
    refuse_other_than(out, *((PAPER,) if on_paper else (".xlsx", PAPER)))
    if (year or term) and (first_day or last_day):
        refuse_both("--year" if year else "--term", "--from" if first_day else "--to")
    with session.open(file) as office:
        subject = office.reports.shape(name).kind
        written = office.reports.write(
            name,
            out,
            language=session.language,
            year=year,
            term=referred_to(office, "mobility", "term_id", term),
            days=(_day(first_day), _day(last_day)),
            partner=referred_to(office, "agreement", "institution_id", partner),
            filters=asked_filters(office, subject, filters),
            who=session.who,
        )
    session.out.data({**picked(written, "file=path title notices"), "sheets": dict(written.sheets)})
    session.out.say("cli.rows_written", n=written.rows, path=written.path)
    session.out.problems(written.notices)
    return DONE


def _day(typed: str) -> str:
    """ISO text of a day written in any way, empty for none. Raises RuleBroken."""
    return typed_day(typed).isoformat() if typed else ""


def _at_column(kind: str, problem: Problem, words: Wording) -> str:
    """The sentence, with the column that it is about before it."""
    said = words.problem(problem)
    return f"{shape_of(kind).label(problem.field, words)}: {said}" if problem.field else said


def _perhaps(session: Session, office: Office, kind: str, row: StagedRow) -> list[str]:
    """What each cell may mean that names no record, as a guess for a person."""
    said = []
    for column, found in row.near.items():
        refers = shape_of(kind).refers(column)
        labels = office.lists.labels(refers, [one.subject_id for one in found], session.language)
        named = session.words.listed(map(session.words.quoted, dict.fromkeys(labels.values())))
        said.append(session.words.say("cli.perhaps", {"names": named}))
    return said


def _who(shape: ListShape, cells: dict[str, str]) -> str:
    """What the first column says that tells who or what a line is about."""
    names = [text for key, text in cells.items() if text and key in shape.names]
    return " ".join(names[0].split()) if names else ""


def _counts(told: dict[str, object]) -> dict[str, int]:
    counts = told["counts"]
    assert isinstance(counts, dict)
    return counts

"""The transcript of a stay begun, and its lines as they are typed into a grid or pasted from Excel."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from exchange_admin.domain import exact
from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import Value
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import Level, Problem, RuleBroken, blocking
from exchange_admin.domain.rules.mobility_status import CAME_TO_NOTHING, NOT_ACCEPTED
from exchange_admin.domain.steps import Edit, Record, Step, filled
from exchange_admin.services.record_checks import asking
from exchange_admin.services.records import Records
from exchange_admin.services.stored import pointing, stop_at
from exchange_admin.services.transcripts.line_cells import COLUMNS, LineCells
from exchange_admin.services.transcripts.original_scales import OPEN
from exchange_admin.services.transcripts.reading import ReadTranscript
from exchange_admin.services.transcripts.transcripts import Transcripts
from exchange_admin.store import Store

PASTE, HOUR, STATUSES = "transcript.paste", "transcript.hour", "transcript.statuses"
_MOST_PASTED = 1 << 20  # characters
_MOST_NAMED = 3  # problems of one paste
_LONGEST_QUOTED = 40  # characters of a cell that could not be read


@dataclass(frozen=True, slots=True)
class _PastedRow:
    """`number` is that in the block, from 1; `line` the one that is written into, None for a new one."""

    number: int
    line: Record | None
    values: Mapping[str, Value]


class LineEntry:
    """Verbs on the lines of one transcript at a time; each is one step of the journal."""

    def __init__(self, store: Store, records: Records, origin: Origin, transcripts: Transcripts) -> None:
        self._store, self._records, self._origin, self._transcripts = store, records, origin, transcripts

    def set_cell(self, transcript: str, line: str, key: str, text: str, who: str) -> Changes:
        """Writes what was typed into a cell; an empty `line` is a new one. The receipt tells when mark, scale and
        status do not go together. Raises RuleBroken; then nothing was written."""
        read = self._transcripts.read(transcript)
        typed = self._transcripts.cells_of(read).read(key, text)
        if line:
            values = self._beside(read, typed, self._line(read, line).values)
            changes = self._records.set("transcript_line", line, values, who)
        else:
            values = self._begun(read, typed)
            changes = self._records.add("transcript_line", values, who)
        return replace(changes, problems=(*changes.problems, *_left_open([(typed, values)])))

    def paste(self, transcript: str, lines: Sequence[str], key: str, text: str, who: str) -> Changes:
        """A block of cells as Excel puts it on the clipboard: with headings its rows become new lines; without, it
        fills the cells from `key` on to the right and from the first of `lines` down, then further lines.

        The receipt says which rows below headings are no courses. One step, or nothing: raises RuleBroken with the
        first problems, each with the row of the block.
        """
        block = _block(text)
        read = self._transcripts.read(transcript)
        table = self._transcripts.pasted(block, read)
        if table is not None:
            read_lines = table.lines
            found = ((line.number, one) for line in read_lines for one in line.problems)
            _refuse([replace(one, facts={**one.facts, "row": number}) for number, one in found])
            if not read_lines:
                stopping = [replace(one, level=Level.BLOCKS) for one in table.told]
                raise RuleBroken(*(stopping or [Problem("transcript.nothing_pasted")]))
            changes = self._write(read, [_PastedRow(line.number, None, line.values) for line in read_lines], who)
            return replace(changes, problems=(*table.told, *changes.problems))
        rows = _read_rows(block, COLUMNS.index(key), self._transcripts.cells_of(read))
        targets: list[Record | None] = [self._line(read, line) for line in lines[: len(rows)]]
        targets += [None] * (len(rows) - len(targets))
        pairs = zip(targets, rows, strict=True)
        pasted = [_PastedRow(number, line, values) for number, (line, values) in enumerate(pairs, 1) if values]
        return self._write(read, pasted, who)

    def set_hour(self, transcript: str, hour: int, who: str, *, keep_numbers: bool) -> Changes:
        """Counts in hours of `hour` minutes. Either the numbers of hours stay as they are written and stand for other
        minutes, or the minutes stay and other numbers are shown. One step.

        Raises RuleBroken, also with `transcript.no_whole_minutes` where the numbers cannot stay.
        """
        read = self._transcripts.read(transcript)
        changed, problems = self._records.change(read.record, {"hour": str(hour)})
        edits = [Edit("transcript", transcript, changed)] if changed else []
        for line in read.lines if keep_numbers and changed else ():
            values, found = self._records.change(line, _recounted(line, read.hour, hour))
            edits += [Edit("transcript_line", line.id, values)] if values else []
            problems += found
        stop_at(problems)
        return self._store.record(Step(who, HOUR, tuple(edits))) if edits else Changes()

    def open_lines(self, read: ReadTranscript) -> list[tuple[Record, str]]:
        """The lines in progress whose mark says how they ended, each with that status."""
        by_mark = self._transcripts.status_by_mark(read)
        return [(line, status) for line in read.lines if (status := by_mark.settled(line.values))]

    def settle_open(self, transcript: str, who: str) -> Changes:
        """Gives them that status, as one step: for when the grading scale was chosen after the marks were entered.
        Raises RuleBroken; then nothing was written."""
        edits = []
        for line, status in self.open_lines(self._transcripts.read(transcript)):
            changed, problems = self._records.change(line, {"status": status})
            stop_at(problems)
            edits.append(Edit("transcript_line", line.id, changed))
        return self._store.record(Step(who, STATUSES, tuple(edits))) if edits else Changes()

    def remove(self, lines: Sequence[str], who: str) -> Changes:
        """Deletes lines, one step or nothing. Raises RuleBroken with `record.in_use` where something points to one."""
        return self._records.remove_all("transcript_line", lines, who)

    def _line(self, read: ReadTranscript, id: str) -> Record:
        found = next((line for line in read.lines if line.id == id), None)
        if found is None:
            raise RuleBroken(Problem("record.missing", facts={"kind": "kind.transcript_line", "id": id}))
        return found

    def _write(self, read: ReadTranscript, rows: Sequence[_PastedRow], who: str) -> Changes:
        store = self._store
        if store.is_partner and not store.exchange.theirs(store.institution, "transcript", read.record.id, None):
            raise RuleBroken(Problem("record.not_yours"))
        edits: list[Edit] = []
        problems, odd = list[Problem](), list[Problem]()
        marked = any(row.values.get("original_mark") for row in rows)
        settled: list[tuple[Mapping[str, Value], Mapping[str, Value]]] = []
        for row in rows:
            line, values = row.line, row.values
            if line is None:
                whole = filled(self._begun(read, values, among_marks=marked))
                settled.append((values, whole))
                found = self._records.problems("transcript_line", whole)
                edits.append(Edit("transcript_line", self._origin.new_id(), whole, new=True))
            else:
                beside = self._beside(read, dict(values), line.values)
                settled.append((values, beside))
                changed, found = self._records.change(line, beside)
                edits += [Edit("transcript_line", line.id, changed)] if changed else []
            problems += [replace(one, facts={**one.facts, "row": row.number}) for one in blocking(found)]
            odd += asking(found)
        _refuse(problems)
        if not edits:
            return Changes()
        told = (*odd[:_MOST_NAMED], *_left_open(settled))
        return replace(self._store.record(Step(who, PASTE, tuple(edits))), problems=told)

    def _begun(
        self, read: ReadTranscript, values: Mapping[str, Value], *, among_marks: bool = False
    ) -> dict[str, Value]:
        """A new line, with what follows from what is told of it."""
        status = self._transcripts.status_by_mark(read).begun(values, among_marks=among_marks)
        return {"transcript_id": read.record.id, **_with_scheme(read, dict(values), {}), "status": status}

    def _beside(self, read: ReadTranscript, values: dict[str, Value], before: Mapping[str, Value]) -> dict[str, Value]:
        """What is typed into a line, with what follows from it."""
        status = self._transcripts.status_by_mark(read).changed(values, before)
        return {**_with_scheme(read, values, before), **({"status": status} if status else {})}


def _left_open(lines: Sequence[tuple[Mapping[str, Value], Mapping[str, Value]]]) -> list[Problem]:
    """Asks about lines, each as typed and as written, that are in progress only because nobody knows better."""
    left = sum(1 for typed, written in lines if written.get("status") == OPEN and not typed.get("status"))
    return [Problem("transcript.left_open", "status", {"n": left}, Level.ASKS)] if left else []


def _recounted(line: Record, before: int, after: int) -> dict[str, Value]:
    """The same numbers of hours in minutes of the other hour."""
    values: dict[str, Value] = {}
    for name in ("contact_minutes", "practice_minutes", "self_study_minutes"):
        minutes = line[name]
        if isinstance(minutes, int):
            hours = Fraction(minutes, before)
            if (hours * after).denominator != 1:
                facts = {"typed": exact.shown(hours), "hour": after}
                raise RuleBroken(Problem("transcript.no_whole_minutes", name, facts))
            values[name] = (hours * after).numerator
    return values


def _with_scheme(read: ReadTranscript, values: dict[str, Value], before: Mapping[str, Value]) -> dict[str, Value]:
    """Credits that nobody has called anything are of the same kind as those of the line before."""
    if values.get("credits") is None or values.get("credit_scheme") or before.get("credit_scheme"):
        return values
    usual = next((line["credit_scheme"] for line in reversed(read.lines) if line["credit_scheme"]), None)
    return {**values, "credit_scheme": usual} if usual else values


def _block(text: str) -> list[list[str]]:
    """Rows of cells; a cell of several lines stands in quotes. Raises RuleBroken."""
    if len(text) > _MOST_PASTED:
        raise RuleBroken(Problem("transcript.too_much_pasted"))
    try:
        rows = list(csv.reader(io.StringIO(text.rstrip("\r\n"), newline=""), delimiter="\t"))
    except csv.Error:
        rows = [line.split("\t") for line in text.splitlines()]
    rows = [[cell.strip() for cell in row] for row in rows]
    if not any(cell for row in rows for cell in row):
        raise RuleBroken(Problem("transcript.nothing_pasted"))
    return rows


def _read_rows(block: Sequence[Sequence[str]], first: int, cells: LineCells) -> list[dict[str, Value]]:
    """The values of each row; cells that stand empty in the block clear nothing and have none."""
    rows: list[dict[str, Value]] = []
    problems: list[Problem] = []
    for number, row in enumerate(block, 1):
        values: dict[str, Value] = {}
        for key, text in zip(COLUMNS[first:], row, strict=False):
            try:
                values |= {name: value for name, value in cells.read(key, text).items() if value is not None}
            except RuleBroken as refused:
                problems += [replace(one, facts={**one.facts, "row": number}) for one in refused.problems]
        rows.append(values)
    width = max(map(len, block))
    if width > len(COLUMNS) - first:
        problems.append(Problem("transcript.block_too_wide", facts={"n": width, "most": len(COLUMNS) - first}))
    _refuse(problems)
    return rows


def _refuse(problems: Sequence[Problem]) -> None:
    stopping = blocking(problems)
    if stopping:
        raise RuleBroken(*(_with_row(problem) for problem in stopping[:_MOST_NAMED]))


def _with_row(problem: Problem) -> Problem:
    """A problem of a cell, with the row of the block before its sentence."""
    if "row" not in problem.facts:
        return problem
    field = f"field.{problem.field}" if problem.field else ""
    return Problem("transcript.cell", problem.field, {"row": problem.facts["row"], "field": field, **_typed(problem)})


def _typed(problem: Problem) -> dict[str, object]:
    typed = str(problem.facts.get("typed", ""))
    return {"typed": typed if len(typed) <= _LONGEST_QUOTED else f"{typed[:_LONGEST_QUOTED]}…"}


class TranscriptBeginning:
    """A stay has one transcript as a rule; a second one is made in the list of transcripts."""

    def __init__(self, store: Store, records: Records) -> None:
        self._store, self._records = store, records

    def of_stay(self, stay: str) -> str:
        """The newest transcript of a stay, empty when there is none."""
        found = pointing(self._store, "transcript", "mobility_id", stay)
        return max(found, key=_made).id if found else ""

    def stay_of(self, person: str) -> str:
        """The stay of a person that began last and came to something.

        Raises RuleBroken with `transcript.no_stay`: without a stay nobody knows who issues the transcript.
        """
        entries = self._store.entries().of(person) or (person,)
        stays = [one for one in self._store.where("mobility", "person_id", list(entries)) if one.live and _goes(one)]
        if not stays:
            raise RuleBroken(Problem("transcript.no_stay", "mobility_id"))
        return max(stays, key=_starts).id

    def begin(self, stay: str, who: str) -> Changes:
        """A transcript of the receiving institution in its grading scale, without lines.

        Raises RuleBroken: `transcript.no_host` where the stay names no receiving institution, or what else is wrong.
        """
        record = self._records.get("mobility", stay)
        host = self._store.get("institution", record.text("receiving_institution_id"))
        if host is None:
            raise RuleBroken(Problem("transcript.no_host", "receiving_institution_id"))
        values: dict[str, Value] = {
            "person_id": record["person_id"],
            "mobility_id": stay,
            "institution_id": host.id,
            "term_id": record["term_id"],
            "grading_scale_id": host["grading_scale_id"],
        }
        return self._records.add("transcript", {name: one for name, one in values.items() if one is not None}, who)


def _goes(stay: Record) -> bool:
    return stay["sending_status"] not in CAME_TO_NOTHING and stay["receiving_status"] not in NOT_ACCEPTED


def _starts(stay: Record) -> tuple[str, int]:
    return stay.text("actual_start") or stay.text("planned_start"), stay.n


def _made(record: Record) -> int:
    return record.n

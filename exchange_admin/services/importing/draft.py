"""What is staged between a partner's file and the records: rows with what was read, what is asked, what was decided."""

from __future__ import annotations

import dataclasses
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.services.importing.layouts import IN_LINES, Layout
from exchange_admin.services.importing.sheets import LeftOut

_NOTHING: Mapping[str, str] = {}
_NOBODY: Sequence[str] = []
NEW_RECORD, LEFT_OUT = "new", "leave_out"
"""Decisions on a row besides the id of a record."""


GONE = "gone"
"""Key of the remark of a row that somebody is not among the people of the list any more."""
UNSURE = "says_unsure"
"""Key of a remark that something of a row is still to be checked."""
PEOPLE_OF = "people_of"
"""Key of the people that somebody is of, where it has no Chinese family names."""
STRUCK = "struck"
"""Key of the name of a person whose line is crossed out in the file."""
REPEATED = "repeated"
"""Key of the columns in which the row has 同上, 〃 or «то же»: what stands above was put there; parted by blanks."""
OLD_SHEET, OTHERS_SHEET = "old_sheet", "others_sheet"
"""Keys of the name of a sheet that is called void or an older version, or a list of teachers; in each of its rows."""
TEACHERS = "teachers"
"""Key of what says that somebody is a teacher, in whose row it stands beside a position."""
NOTED_AS_TEACHER, NOTED_OF_TEACHERS = "noted_as_teacher", "noted_of_teachers"
CALLED_TEACHER = "called_teacher"
"""Keys of a remark beside somebody that calls him a teacher or one who goes along, and of one that speaks of any."""
FURTHER = "further_headings"
"""Key of a line of headings below those of a list, below which nothing is read; in each of its rows."""
RELATIVES = "relatives"
"""Key of the heading that says whose relatives the people of a list are; in each of its rows."""
SAMPLE, CONTACTS = "sample", "contacts"
"""Keys of what says that a list or form only shows how to fill in others, or that its people are whom to ask."""
OTHER_TABLE = "other_table"
"""Key of what a table is called that stands beside or below another one; in each of its rows."""
FROM_TITLE = "from_title"
"""Key of the columns whose cells say what the line above the list says of everybody; parted by blanks."""
NOT_IN_ANSWER = "not_in_answer"
"""Key of the number of a row that was sent back and is not in the file that returned."""
FORM_ROW = "form_row"
"""Key of the token of a row of a form."""
AS_SENT = "as_sent"
"""In `StagedRow.usual`: the cell says what was sent, and so changes nothing."""


class RowState(StrEnum):
    """What will happen to a row: `new` and `known` are ready, a question needs a decision, `fix` another value."""

    NEW = "new"
    KNOWN = "known"
    QUESTION = "question"
    FIX = "fix"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that may be the row's, or what a cell points to. `why`: `passport`, `name`, `birth_date`,
    `near_birth_date`, `label` or `title`; `score` 0–100 of the names."""

    subject_id: str
    why: str
    score: int


_NOTHING_NEAR: Mapping[str, Sequence[Candidate]] = {}


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What the office says about the file; all may stay empty. Ids of records, `kind` of the sheets, role of people,
    `columns` what certain headings mean: (heading, key), `ignored` for a column that is not to be read;
    `leave_out_hidden` leaves out the rows and columns that the workbook hides; `header_rows` are lines that head the
    list of a sheet: (name, number); `split` are columns to be parted: (heading, separator), `joined` pairs of headings
    whose columns are put together."""

    kind: str = ""
    institution_id: str = ""
    term_id: str = ""
    programme_id: str = ""
    group_id: str = ""
    role: str = "student"
    columns: tuple[tuple[str, str], ...] = ()
    leave_out_hidden: bool = False
    header_rows: tuple[tuple[str, int], ...] = ()
    split: tuple[tuple[str, str], ...] = ()
    joined: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class StagedColumn:
    """A column of the sheet that is read. `day_first` and `short` are what the column shows about its dates, see
    `DateOrder`, `given_first` about its names; `guess` says that only a word of the heading told what it is and nobody
    has confirmed it."""

    key: str
    heading: str
    index: int
    day_first: bool | None = None
    short: str = ""
    guess: bool = False
    given_first: bool = False


@dataclass(slots=True)
class StagedSheet:
    """`facts` are what the lines above the list say: `group`, `planned_minutes`, `language`, `course`, `institution`.

    `unread` are headings that nobody understood, `ignored` those of columns that are known and left alone,
    `numbering` those of columns that number the lines, `left_out` the lines that are no people. `hidden_rows` are rows
    that the workbook hides, `hidden_columns` its hidden columns of the list: letter to
    heading. `guess`: only the headings told the kind, nobody has confirmed it. `layout` says
    how the list stands in the sheet. `told` are keys of columns that somebody has said, by heading, `mark` is alike for
    lists with the same headings (`known_layouts.py`). `has_strangers_only`: the office had nobody when its
    results were read, and has nobody now; None while they are not read.
    """

    name: str
    kind: str
    header_row: int
    columns: tuple[StagedColumn, ...]
    titles: tuple[str, ...] = ()
    facts: dict[str, Value] = field(default_factory=dict)
    unread: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    from_1904: bool = False
    ignored: tuple[str, ...] = ()
    numbering: tuple[str, ...] = ()
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: dict[str, str] = field(default_factory=dict)
    guess: bool = False
    layout: Layout = IN_LINES
    told: dict[str, str] = field(default_factory=dict)
    mark: str = ""
    has_strangers_only: bool | None = None

    def place(self, row: StagedRow) -> int | str:
        """What the line of a row is called in the file: its number, the letter of a column."""
        return self.layout.place(row.number)

    def headings(self) -> Iterator[str]:
        """All headings of the list, also of columns that are not read."""
        yield from (column.heading for column in self.columns)
        yield from self.unread
        yield from self.ignored
        yield from self.numbering


@dataclass(slots=True)
class StagedRow:
    """One line. `number` as the sheet counts; `cells` by column key as they stand, `faults` what a cell has lost.

    `values` is what was read, `problems` what is wrong or asked. `subject_id` is the record that the row is about,
    `candidates` those that it may be about. `decision` is `new`, `leave_out` or a record's id; `choices` say for a
    differing field whether `theirs` or `ours`. `rejected` are the records that somebody saw when saying `new`, `picked`
    those that somebody chose for a cell that points to one: ids by field. `usual` is what counts of a field for which
    nobody has chosen. `near` are guesses at what a cell means that names no record: by column. What hardly a row has
    is replaced and never changed, so that all others share the empty one.
    """

    sheet: int
    number: int
    cells: dict[str, str]
    faults: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    values: dict[str, Value] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    candidates: tuple[Candidate, ...] = ()
    subject_id: str = ""
    decision: str = ""
    choices: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    rejected: Sequence[str] = field(default_factory=lambda: _NOBODY)
    picked: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    usual: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    near: Mapping[str, Sequence[Candidate]] = field(default_factory=lambda: _NOTHING_NEAR)

    def mend(self, key: str) -> None:
        """The cell has lost nothing any more."""
        if key in self.faults:
            self.faults = {other: code for other, code in self.faults.items() if other != key}

    def write(self, key: str, text: str, pointing: str) -> None:
        """What somebody types into a cell; what was said of the one before counts no more. `pointing` is the field."""
        self.cells[key] = text.strip()
        self.mend(key)
        self.choices = {other: side for other, side in self.choices.items() if other != key}
        self.picked = {other: id for other, id in self.picked.items() if other != pointing}

    def said(self, key: str) -> str:
        """`theirs`, `ours` or `as_sent` of a field that differs; empty where it is to be asked."""
        return self.choices.get(key, "") or self.usual.get(key, "")

    @property
    def state(self) -> RowState:
        levels = {problem.level for problem in self.problems}
        if Level.BLOCKS in levels:
            return RowState.FIX
        if Level.ASKS in levels:
            return RowState.QUESTION
        return RowState.KNOWN if self.subject_id else RowState.NEW

    @property
    def is_ready(self) -> bool:
        return self.decision != LEFT_OUT and self.state in (RowState.NEW, RowState.KNOWN)


@dataclass(slots=True)
class ImportDraft:
    """A staged file. `id` is empty until it is kept. `checked_at` is the office file's number of steps when all rows
    were last checked; -1 before. `meant` are names of institutions that somebody explained here: by partner, to ids.
    `skipped_sheets` are those that are not read, `hidden_sheets` those of them that the workbook hides;
    `hides_unseen` when nobody knows what is hidden in such a file; `other_sheets` are those of them that have a list of
    another kind: name to what it may be, the likeliest first. `answers` is the id of the draft whose file was sent
    back and is this one: applying this draft takes its place; `form` that of the form that was filled in;
    `is_blank_form` of one that went out without any records. `remarks` are about the whole file.
    """

    file: str
    options: ImportOptions
    sheets: list[StagedSheet]
    rows: list[StagedRow]
    skipped_sheets: tuple[str, ...] = ()
    id: str = ""
    checked_at: int = -1
    meant: dict[str, dict[str, str]] = field(default_factory=dict)
    hidden_sheets: tuple[str, ...] = ()
    hides_unseen: bool = False
    other_sheets: dict[str, tuple[str, ...]] = field(default_factory=dict)
    answers: str = ""
    form: str = ""
    is_blank_form: bool = False
    remarks: list[Problem] = field(default_factory=list)

    @property
    def is_answers(self) -> bool:
        """Whether it is a form of which nobody says what its columns hold or what its rows are about."""
        return bool(self.form) and not self.options.kind

    def counts(self) -> dict[str, int]:
        """Rows by state; every state is there."""
        counted = Counter(row.state for row in self.rows)
        return {state.value: counted.get(state, 0) for state in RowState}

    def kind(self, row: StagedRow) -> str:
        return self.sheets[row.sheet].kind

    def as_text(self) -> str:
        """For keeping in the office file: a line of JSON about the file, then one a row. What checking finds again is
        left out.

        One long document would be written in one call of C, during which no other thread of the window gets its turn.
        """
        head = {
            "file": self.file,
            "options": dataclasses.asdict(self.options),
            "sheets": [dataclasses.asdict(sheet) for sheet in self.sheets],
            "skipped_sheets": self.skipped_sheets,
            "meant": self.meant,
            "hidden_sheets": self.hidden_sheets,
            "hides_unseen": self.hides_unseen,
            "other_sheets": self.other_sheets,
            "answers": self.answers,
            "form": self.form,
            "is_blank_form": self.is_blank_form,
        }
        return "\n".join([_line(head), *(_line([getattr(row, name) for name in _KEPT]) for row in self.rows)])

    @classmethod
    def from_text(cls, text: str, id: str) -> ImportDraft:
        """The kept draft; `check` it before use. Drafts of version 0.1.0 have their rows within the first line."""
        head, *lines = text.split("\n")
        plain: dict[str, Any] = json.loads(head)
        rows = plain["rows"] if "rows" in plain else map(json.loads, lines)
        return cls(
            file=plain["file"],
            options=options_of_plain(plain["options"]),
            sheets=[_sheet(sheet) for sheet in plain["sheets"]],
            rows=[StagedRow(**dict(zip(_KEPT, row, strict=False))) for row in rows],
            skipped_sheets=tuple(plain["skipped_sheets"]),
            id=id,
            meant=plain.get("meant", {}),
            hidden_sheets=tuple(plain.get("hidden_sheets", ())),
            hides_unseen=plain.get("hides_unseen", False),
            other_sheets={name: tuple(kinds) for name, kinds in plain.get("other_sheets", {}).items()},
            answers=plain.get("answers", ""),
            form=plain.get("form", ""),
            is_blank_form=plain.get("is_blank_form", False),
        )


def _line(plain: object) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def options_of_plain(plain: Mapping[str, Any]) -> ImportOptions:
    pairs = {name: tuple(map(tuple, plain.get(name, ()))) for name in ("columns", "header_rows", "split", "joined")}
    return ImportOptions(**{**plain, **pairs})


def _sheet(plain: Mapping[str, Any]) -> StagedSheet:
    return StagedSheet(
        **{
            **plain,
            "columns": tuple(StagedColumn(**column) for column in plain["columns"]),
            "titles": tuple(plain["titles"]),
            "unread": tuple(plain["unread"]),
            "ignored": tuple(plain.get("ignored", ())),
            "numbering": tuple(plain.get("numbering", ())),
            "left_out": tuple(LeftOut(**line) for line in plain["left_out"]),
            "hidden_rows": tuple(plain.get("hidden_rows", ())),
            "layout": Layout.from_plain(plain.get("layout", {})),
        }
    )


_KEPT = ("sheet", "number", "cells", "faults", "decision", "choices", "rejected", "picked")
"""What of a row is kept with a draft; later parts come last, older drafts lack them."""

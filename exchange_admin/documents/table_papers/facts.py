"""What a paper of tables states: facts above, tables, signatures below. Learning agreements, recognitions, lists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from exchange_admin.documents.certificates.facts import HolderName, Trilingual
from exchange_admin.documents.sheets.issue_facts import NOT_ISSUED, Issue
from exchange_admin.names import NameParts

NOBODY = NameParts()

Cell = Trilingual | str | date | HolderName
"""A text in the languages that have it, one that is the same in all (a code, a mark, a number), a day, or a name in its
scripts."""


@dataclass(frozen=True, slots=True)
class PaperColumn:
    """`key` of its heading; `share` of the width of the page in hundredths; numbers stand in the middle."""

    key: str
    share: int
    middle: bool = False


@dataclass(frozen=True, slots=True)
class PaperTable:
    """`title` is a key of the wording or a text of the records, empty for none; `sums` stand below the rows, none when
    empty.

    `least` is the smallest height of a row in millimetres, where somebody writes into it; such tables are `ruled`. One
    that `flows` begins where the one above ends, however short it is, and goes on overleaf. `beside` spares room: both
    languages of a cell stand on one line where they can. `named_by` is the column that says what a row is about.
    """

    title: str | Trilingual
    columns: tuple[PaperColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
    sums: tuple[Cell, ...] = ()
    least: int = 0
    ruled: bool = False
    flows: bool = False
    beside: bool = False
    named_by: int = 0


@dataclass(frozen=True, slots=True)
class PaperSignature:
    """A line to sign on; `signer` and `day` stand there where somebody has signed already."""

    key: str
    signer: Cell = ""
    position: Cell = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class PaperPart:
    """One of the papers that are collected in one. `title` is a key of the wording; `said` stands above its tables,
    `notes` small below them."""

    title: str
    said: tuple[Trilingual, ...] = ()
    tables: tuple[PaperTable, ...] = ()
    notes: tuple[Trilingual, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePaper:
    """`kind` is the beginning of its keys in the wording `paper.<design>`; `across` on landscape pages.

    `facts` are (key, value). `number` (of minutes, of a content) and the name stand at the foot of every page; lists
    have no `name`. `issue` has the number in the register; without one the paper is a draft, unless papers of its kind
    are not `registered`. `opening` are keys of paragraphs between facts and tables. One that collects several `parts`
    has their contents with page numbers above its own tables, and the parts below these. On one that is `boxed`, as
    others wrote its texts, a character that no font has is printed as a box and told of; else it keeps the paper from
    being drawn.
    """

    kind: str
    languages: tuple[str, ...]
    institution: Trilingual
    facts: tuple[tuple[str, Cell], ...]
    tables: tuple[PaperTable, ...]
    name: NameParts = NOBODY
    opening: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    signatures: tuple[PaperSignature, ...] = ()
    number: str = ""
    design: str = "course"
    across: bool = False
    issue: Issue = NOT_ISSUED
    registered: bool = True
    boxed: bool = False
    parts: tuple[PaperPart, ...] = ()

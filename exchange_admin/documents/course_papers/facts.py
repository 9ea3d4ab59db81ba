"""What a learning agreement or a recognition sheet states: facts above, tables of courses, signatures below."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from exchange_admin.documents.certificates.facts import Trilingual
from exchange_admin.names import NameParts

Cell = Trilingual | str | date
"""A text in the languages that have it, one that is the same in all (a code, a mark, a number), or a day."""


@dataclass(frozen=True, slots=True)
class PaperColumn:
    """`key` of its heading; `share` of the width of the page; numbers stand in the middle."""

    key: str
    share: float
    middle: bool = False


@dataclass(frozen=True, slots=True)
class PaperTable:
    """`title` is a key of the wording; `sums` stand below the rows, none when empty."""

    title: str
    columns: tuple[PaperColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
    sums: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperSignature:
    """A line to sign on; `signer` and `day` stand there where somebody has signed already."""

    key: str
    signer: Cell = ""
    position: Cell = ""
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CoursePaper:
    """`kind` is `learning_agreement` or `recognition`: the beginning of its keys in the wording `paper.course`.

    `facts` are (key, value). `number` and the name stand at the foot of every page.
    """

    kind: str
    languages: tuple[str, ...]
    institution: Trilingual
    name: NameParts
    facts: tuple[tuple[str, Cell], ...]
    tables: tuple[PaperTable, ...]
    notes: tuple[str, ...] = ()
    signatures: tuple[PaperSignature, ...] = ()
    number: str = ""

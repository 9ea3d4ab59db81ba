"""What stands in a list: its columns, and the cells of its rows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from exchange_admin.domain.fields import Value


class Show(StrEnum):
    """How a cell is drawn. Dates, numbers, hours and flags are formatted by the reader from `Cell.value`."""

    PERSON = "person"
    TEXT = "text"
    TOWN = "town"
    CODE = "code"
    CHOICE = "choice"
    STATUS = "status"
    DATE = "date"
    NUMBER = "number"
    HOURS = "hours"
    MONEY = "money"
    FLAG = "flag"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class ListColumn:
    """`key` is a field name, `name`, or that of a column which the kind puts together (`services/kinds`).

    `order` is the field that sorting by the column uses, empty for the record's own sort key, None for no sorting.
    `is_person`: it points to one. `currency` is the field with the currency of the amounts.
    """

    key: str
    show: Show
    order: str | None
    usual: bool
    is_person: bool = False
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """`second` is a quieter line below; `tone` a colour family for a status; `value` what the file holds; `currency`
    that of an amount."""

    text: str = ""
    second: str = ""
    tone: str = ""
    value: Value = None
    currency: str = ""


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row; `cells` stand in the order of the keys asked for."""

    id: str
    cells: tuple[Cell, ...]

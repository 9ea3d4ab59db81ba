"""A list of invented people of any length: rows are computed, never held, and every fetch is counted."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence

from exchange_admin.domain.queries import Query
from exchange_admin.services.list_cells import Cell, ListColumn, ListRow, Show

COLUMNS = (
    ListColumn("name", Show.PERSON, "", usual=True),
    ListColumn("home_institution_id", Show.REFERENCE, "home_institution_id", usual=True),
    ListColumn("birth_date", Show.DATE, "birth_date", usual=True),
    ListColumn("study_year", Show.NUMBER, "study_year", usual=True),
    ListColumn("role", Show.CHOICE, "role", usual=True),
    ListColumn("email", Show.TEXT, "email", usual=False),
    ListColumn("passport", Show.CODE, None, usual=False),
)
FAMILIES = ("Соколова", "Ерёмин", "陈", "欧阳", "Кузнецов", "林", "Иванова", "王")


class InventedPeople:
    """Number `n` is row `n`; a text search keeps the numbers that contain the text."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.removed: set[int] = set()
        self.fetches: list[int] = []
        self.questions: list[Query] = []

    def columns(self, kind: str) -> Sequence[ListColumn]:
        return COLUMNS

    def title(self, kind: str, key: str, language: str) -> str:
        return f"{key}:{language}"

    def ids(self, query: Query) -> array[int]:
        self.questions.append(query)
        numbers = range(self.size, 0, -1) if query.order.descending else range(1, self.size + 1)
        if query.text:
            return array("q", (n for n in numbers if query.text in str(n)))
        if self.removed:
            return array("q", (n for n in numbers if n not in self.removed))
        return array("q", numbers)

    def rows(self, kind: str, ns: Sequence[int], keys: Sequence[str], language: str) -> Mapping[int, ListRow]:
        self.fetches.append(len(ns))
        return {n: ListRow(f"id-{n}", tuple(self._cell(n, key) for key in keys)) for n in ns}

    def labels(self, kind: str, ids: Sequence[str], language: str) -> Mapping[str, str]:
        return {id: id.upper() for id in ids}

    def second_lines(self, kind: str, ids: Sequence[str], language: str) -> Mapping[str, str]:
        return {}

    def _cell(self, n: int, key: str) -> Cell:
        match key:
            case "name":
                return Cell(f"{FAMILIES[n % 8]} {n}", f"PERSON {n}", value=n)
            case "home_institution_id":
                return Cell(f"College {n % 40}", value=f"i{n % 40}")
            case "birth_date":
                return Cell(value=f"{1990 + n % 18}-{n % 12 + 1:02}-{n % 28 + 1:02}")
            case "study_year":
                return Cell(value=n % 5 + 1)
            case "role":
                return Cell("Student", value="student")
        return Cell(f"{key} {n}", value=f"{key} {n}")

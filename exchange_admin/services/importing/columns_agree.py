"""Whether the cells of two columns say the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from exchange_admin.documents.workbook_reading import CellValue
from exchange_admin.services.importing.sheets import shown

LOOKED_AT = 60  # rows
FEWEST_CELLS = 2  # cells that tell something
NEARLY_ALL = 0.8  # of the rows


def column_texts(rows: Sequence[Sequence[CellValue]], column: int) -> list[str]:
    return [shown(row[column]) if column < len(row) else "" for row in rows]


def agree(some: Sequence[str], others: Sequence[str], agrees: Callable[[str, str], bool]) -> bool:
    """Whether nearly all rows that have both agree, two at least: a list may have slips of the pen."""
    pairs = [(one, other) for one, other in zip(some, others, strict=True) if one and other]
    agreed = sum(1 for one, other in pairs if agrees(one, other))
    return agreed >= FEWEST_CELLS and agreed >= NEARLY_ALL * len(pairs)

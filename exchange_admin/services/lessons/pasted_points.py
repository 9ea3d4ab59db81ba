"""Points pasted from a sheet: with names, whose they are is checked; without, they go on from a row downwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from exchange_admin.domain import exact
from exchange_admin.domain.problems import Problem
from exchange_admin.names.folding import fold
from exchange_admin.services.lessons.group_sheet import Member
from exchange_admin.services.lessons.points_sheet import SheetPart
from exchange_admin.services.lessons.testing import ScorePlace, points_problem

MOST_LINES = 500
_NOT_TAKEN = frozenset({"", "-", "–", "—"})


@dataclass
class PastedPoints:
    """`ready` can be written; `wrong` are places whose text is no number of points, with what was typed and why;
    `strangers` are names that fit nobody of the group, or several.
    """

    ready: dict[ScorePlace, Fraction | None] = field(default_factory=dict)
    wrong: dict[ScorePlace, tuple[str, Problem]] = field(default_factory=dict)
    strangers: list[tuple[str, int]] = field(default_factory=list)


def read_pasted(
    text: str, members: Sequence[Member], parts: Sequence[SheetPart], row: int = 0, column: int = 0
) -> PastedPoints:
    """`row` and `column`: where the block begins when its lines carry no names. A line of headings is passed over."""
    lines = [line.split("\t") for line in text.replace("\r\n", "\n").rstrip("\n").split("\n")][:MOST_LINES]
    found = PastedPoints()
    named = any(_is_name(line[0]) and len(line) > 1 for line in lines)
    if not named:
        for offset, line in enumerate(lines):
            if row + offset < len(members):
                _place(found, members[row + offset], parts[column:], line)
        return found
    for line in lines:
        width = next((n for n, cell in enumerate(line) if not _is_name(cell)), len(line))
        name = " ".join(cell.strip() for cell in line[:width]).strip()
        if not name or width == len(line):
            continue  # headings, or nothing to write
        fitting = [member for member in members if _is_called(member, name)]
        if len(fitting) == 1:
            _place(found, fitting[0], parts[column:] if column < len(parts) else parts, line[width:])
        else:
            found.strangers.append((name, len(fitting)))
    return found


def _place(found: PastedPoints, member: Member, parts: Sequence[SheetPart], cells: Sequence[str]) -> None:
    for part, cell in zip(parts, cells, strict=False):
        place, typed = (member.id, part.id), cell.strip()
        number = exact.read_or_none(typed)
        if number is None and typed not in _NOT_TAKEN:
            found.wrong[place] = typed, Problem("value.not_a_number", "points", {"typed": typed})
        elif problem := points_problem(number, part.counted.most):
            found.wrong[place] = typed, problem
        elif number is not None:
            found.ready[place] = number


def _is_name(cell: str) -> bool:
    plain = cell.strip()
    return any(sign.isalpha() for sign in plain) and exact.read_or_none(plain) is None


def _is_called(member: Member, name: str) -> bool:
    """Whether every word of the shorter of the two forms stands in the other, in any order."""
    wanted = _words(name)
    forms = [_words(form) for form in (member.name, *member.others.split(" · ")) if form]
    return any(wanted <= form or form <= wanted for form in forms)


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(text).replace(",", " ").split())

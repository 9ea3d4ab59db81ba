"""People who stand on one sheet of a file only, while all around them stand on another one too: a passport list behind
the list of students has the leader as well, or somebody whose name is spelled in another way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from exchange_admin.domain.problems import Level, Problem
from exchange_admin.services.importing.draft import StagedRow, StagedSheet

ONLY_HERE = "import.only_here"
_FEWEST = 2  # people of a sheet who stand on another one too
_NAMES = ("full_name", "name_latin", "name_cyrillic", "name_han", "family_name")


def ask_about_strangers(
    sheets: Sequence[StagedSheet], rows: Sequence[StagedRow], repeated: Sequence[tuple[StagedRow, StagedRow]]
) -> None:
    """Asks about the others of a sheet where at least half of its people are `repeated`, each with the row of another
    sheet that is theirs too."""
    for row in rows:
        row.problems = [problem for problem in row.problems if problem.code != ONLY_HERE]
    elsewhere = {id(row): first.sheet for row, first in repeated if first.sheet != row.sheet}
    sizes = Counter(row.sheet for row in rows)
    again = Counter(row.sheet for row, _ in repeated if id(row) in elsewhere)
    for sheet, n in again.items():
        if n < _FEWEST or 2 * n < sizes[sheet]:
            continue
        other = Counter(elsewhere[id(row)] for row in rows if row.sheet == sheet and id(row) in elsewhere)
        for row in rows:
            if row.sheet == sheet and id(row) not in elsewhere and not row.decision:
                key = next((name for name in _NAMES if row.cells.get(name)), "")
                facts = {"typed": row.cells.get(key, ""), "sheet": sheets[other.most_common(1)[0][0]].name}
                row.problems.append(Problem(ONLY_HERE, key, facts, Level.ASKS))

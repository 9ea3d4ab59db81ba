"""What a person can say to a problem of a staged row, as data: a few words for the button and what pressing it does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from exchange_admin.domain.problems import Level, Problem
from exchange_admin.services.importing.draft import LEFT_OUT, NEW_RECORD, StagedRow
from exchange_admin.services.importing.imports import may_be_right
from exchange_admin.services.importing.matching import SAME_COLUMN, SAME_ROW

WHO = frozenset(
    {
        "import.who_is_it",
        "import.person_unknown",
        "import.person_gone",
        "import.form_row_unknown",
        "import.form_row_copied",
        "import.form_row_renamed",
        "import.form_not_theirs",
    }
)
"""Problems that are settled by saying who the person is."""
WHICH = frozenset({"import.which_record", "import.record_gone"})
"""Problems that are settled by saying which record it is."""
NOT_FOUND = frozenset(
    {
        "import.reference_unknown",
        "import.reference_alike",
        "import.stay_alike",
        "import.stay_unknown",
        "value.required",
        "value.unknown_word",
        "value.unknown_country",
        "value.unknown_language",
    }
)
"""Problems of a cell that a list of what there is may settle."""
NO_PERSON = frozenset(
    {
        "import.old_sheet",
        "import.others_sheet",
        "import.sample",
        "import.contacts",
        "import.other_table",
        "import.only_here",
        "import.form_no_title",
        "import.form_row_moved",
        "import.relatives",
        "import.says_gone",
        "import.says_unsure",
        "import.struck",
        "import.not_in_answer",
        "import.only_one_cell",
        "cell.merged_name",
        "import.only_own_people",
    }
)
"""Questions about a cell to which leaving the row out is an answer, as their sentences say."""
AGAIN = "import.row_repeated"
DIFFERS, TWO_DATES = "import.value_differs", "import.two_dates"
REPEATED = frozenset({SAME_ROW, SAME_COLUMN})
PLACE_UNKNOWN = "import.institution_unknown"
NO_HOME, NO_HOST = "import.mobility_needs_institution", "import.mobility_needs_host"
OURS, THEIRS = "ours", "theirs"


class Act(StrEnum):
    DECIDE = "decide"  # value: decision on the row
    CHOOSE = "choose"  # value: side
    TYPE = "type"  # value: text of the cell
    EDIT = "edit"  # opens the cell
    COLUMNS = "columns"  # where columns, and what holds for the whole file, are said
    PICK = "pick"  # a list of institutions
    PICK_VALUE = "pick_value"  # what the field of the column may hold
    PICK_PERSON = "pick_person"  # anybody of the office


@dataclass(frozen=True, slots=True)
class Answer:
    """`words` is a key of the panel's button texts; `day` a date that belongs into them."""

    words: str
    act: Act
    value: str = ""
    day: str = ""


_COLUMNS = Answer("columns", Act.COLUMNS)


def answers(problem: Problem, row: StagedRow, *, has_list: bool = False, has_cell: bool = True) -> list[Answer]:
    """The likeliest first. What was read can be called right, what could not be read can be left empty; with `has_list`
    there is a list of what the cell may hold. Without a cell, as of a column that the file lacks, none is opened."""
    change = Answer("edit", Act.EDIT) if has_cell else _COLUMNS
    match problem.code:
        case code if code in WHO:
            somebody = Answer("pick_person", Act.PICK_PERSON)
            return [Answer("new", Act.DECIDE, NEW_RECORD), somebody, Answer("leave_out", Act.DECIDE, LEFT_OUT)]
        case code if code in REPEATED:
            return [Answer("leave_out", Act.DECIDE, LEFT_OUT), Answer("somebody_else", Act.DECIDE, NEW_RECORD)]
        case code if code in WHICH:
            return [Answer("new_record", Act.DECIDE, NEW_RECORD), Answer("leave_out", Act.DECIDE, LEFT_OUT)]
        case code if code == AGAIN and problem.level is Level.ASKS:
            return [Answer("leave_out", Act.DECIDE, LEFT_OUT), Answer("another_record", Act.DECIDE, NEW_RECORD)]
        case code if code in NOT_FOUND and has_list:
            return [Answer("pick", Act.PICK_VALUE), change]
        case code if code == DIFFERS:
            return [Answer("ours", Act.CHOOSE, OURS), Answer("theirs", Act.CHOOSE, THEIRS)]
        case code if code == TWO_DATES:
            days = [str(problem.facts.get(name) or "") for name in ("one", "other")]
            return [Answer("read_as", Act.TYPE, day, day) for day in days if day]
        case code if code == PLACE_UNKNOWN:
            return [Answer("pick", Act.PICK)]
        case code if code == NO_HOME:
            return [Answer("pick", Act.PICK), _COLUMNS]
        case code if code == NO_HOST:
            return [_COLUMNS, Answer("leave_out", Act.DECIDE, LEFT_OUT)]
    if not problem.field:
        return [Answer("leave_out", Act.DECIDE, LEFT_OUT)] if problem.level is not Level.INFORMS else []
    if problem.level is Level.INFORMS:
        return []
    found = _about_a_cell(problem, row, [*([Answer("pick", Act.PICK_VALUE)] if has_list else []), change])
    return [*found, Answer("leave_out", Act.DECIDE, LEFT_OUT)] if problem.code in NO_PERSON else found


def _about_a_cell(problem: Problem, row: StagedRow, changed: list[Answer]) -> list[Answer]:
    if may_be_right(row, problem):
        return [Answer("right", Act.CHOOSE, THEIRS), *changed]
    return [*changed, Answer("empty", Act.TYPE)] if row.cells.get(problem.field) else changed


def rows_asking(rows: Sequence[tuple[int, StagedRow]], asks: Callable[[Problem], bool]) -> list[int]:
    """Places of the rows that have such a problem."""
    return [place for place, row in rows if any(map(asks, row.problems))]

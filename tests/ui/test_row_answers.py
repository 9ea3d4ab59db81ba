"""What can be said to a question about a row of an imported list."""

from __future__ import annotations

from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.wording import Wording
from exchange_admin.services.importing.draft import StagedRow
from exchange_admin.ui.importing.row_answers import answers

OF_ROWS = {"import.no_day", "import.no_registration_asked", "import.tasks_alike"}
LATIN = {"family_latin": "PETROV-VODKIN", "given_latin": "LEV"}


def test_a_name_whose_order_is_asked_can_be_called_right_as_it_stands() -> None:
    asked = Problem("import.name_order", "name_latin", {"typed": "PETROV-VODKIN LEV"}, Level.ASKS)
    row = StagedRow(0, 10, {"name_latin": "PETROV-VODKIN LEV"}, values={**LATIN})
    assert [one.words for one in answers(asked, row)] == ["right", "edit"]


def test_what_could_not_be_read_can_only_be_corrected_or_left_empty() -> None:
    row = StagedRow(0, 10, {"birth_date": "31.02.2006"}, values={**LATIN})
    assert [one.words for one in answers(Problem("value.no_date", "birth_date"), row)] == ["edit", "empty"]


def test_a_column_that_the_file_lacks_is_told_where_columns_are() -> None:
    row = StagedRow(0, 2, {"full_name": "Соколова Дарья"})
    asked = Problem("value.required", "sex", level=Level.BLOCKS)
    assert [one.words for one in answers(asked, row, has_list=True, has_cell=False)] == ["pick", "columns"]
    nowhere = Problem("import.mobility_needs_host", level=Level.BLOCKS)
    assert [one.words for one in answers(nowhere, row)] == ["columns", "leave_out"]


def test_a_wrong_choice_has_a_way_back_to_the_list_it_was_made_from() -> None:
    row = StagedRow(0, 2, {"listing_id": "Сварка"}, picked={"listing_id": "one"})
    asked = Problem("interest.own_listing", "listing_id")
    assert [one.words for one in answers(asked, row, has_list=True)] == ["pick", "edit", "empty"]


def test_a_question_that_speaks_of_leaving_the_row_out_has_a_button_for_it(wordings: dict[str, Wording]) -> None:
    row = StagedRow(0, 10, {"name_latin": "PETROV-VODKIN LEV"}, values={**LATIN})
    words = wordings["en"]
    speaking = [key for key in sorted(words.keys()) if "leave the row out" in str(words.raw(key))]
    assert "problem.import.old_sheet" in speaking
    for code in (key.removeprefix("problem.") for key in speaking):
        asked = Problem(code, "" if code in OF_ROWS else "name_latin", level=Level.ASKS)
        assert "leave_out" in [one.words for one in answers(asked, row)], code

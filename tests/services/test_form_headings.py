"""A form that has lost its hidden keys is a list like any other: the import knows each heading that forms write."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from exchange_admin.domain.registry import REGISTRY
from exchange_admin.services.blank_forms import BlankForms
from exchange_admin.services.importing.answered import WHO
from exchange_admin.services.importing.form_arrivals import ArrivalForm
from exchange_admin.services.importing.form_cells import COLUMNS, form_field
from exchange_admin.services.importing.list_shapes import ARRIVALS, PEOPLE, shape_of
from tests.services.importing_office import RUSSIAN, importing, tables

WORDS = tables().words.wordings
ALSO = {"name_han": "full_name", "family_latin": "family_name", "speciality_name": "speciality"}
"""What such a column is too: its cells tell the rest."""


def written() -> list[tuple[str, str, str, str]]:
    """(language, kind of list, column, heading) of what is to be filled in or tells who it is."""
    found = []
    columns = {PEOPLE: COLUMNS, ARRIVALS: (*WHO, *ArrivalForm.answers)}
    for language, words in WORDS.items():
        for kind, keys in columns.items():
            shape = shape_of(kind)
            found += [(language, kind, key, form_field(shape, key, words).column.title) for key in keys]
        for kind in REGISTRY.kinds:
            asked = BlankForms.fields(kind, words) if kind.has_form or kind.known_form else {}
            found += [(language, kind.name, name, field.column.title) for name, field in asked.items()]
    return found


@pytest.mark.parametrize(("language", "kind", "key", "heading"), written())
def test_the_import_knows_each_heading_that_forms_write(language: str, kind: str, key: str, heading: str) -> None:
    meaning = tables().all_headings.meaning(kind, heading)
    assert meaning is not None
    assert meaning.exact
    assert meaning.key in (key, ALSO.get(key))


@pytest.mark.parametrize(
    ("middle", "key", "is_guess"),
    [
        (("Сергеевна", "Петрович"), "patronymic", False),
        (("Сергеевна", ""), "patronymic", False),
        (("Anna Maria", "John"), "patronymic", True),
        (("Сергеевна", "Мария"), "patronymic", True),
        (("-", ""), "ignored", False),
    ],
)
def test_a_middle_name_is_a_patronymic_where_it_is_one_and_else_a_guess_that_is_left_out(
    tmp_path: Path, middle: tuple[str, str], key: str, is_guess: bool
) -> None:
    book = Workbook()
    book.active.append(["Surname", "First name", "Middle name", "Date of birth"])
    book.active.append(["Орлова", "Анна", middle[0], "2005-03-01"])
    book.active.append(["Белов", "Олег", middle[1], "2005-04-02"])
    book.save(tmp_path / "list.xlsx")
    with importing(tmp_path, RUSSIAN) as imports:
        draft = imports.stage(tmp_path / "list.xlsx")
    (sheet,) = draft.sheets
    found = {one.key: one.guess for one in sheet.columns}
    assert (found.get("patronymic"), "Middle name" in sheet.ignored) == (
        (is_guess, False) if key == "patronymic" else (None, True)
    )
    assert is_guess == any(one.code == "import.column_aside" for row in draft.rows for one in row.problems)
    if key == "patronymic" and not is_guess:
        assert draft.rows[0].values["patronymic"] == middle[0]

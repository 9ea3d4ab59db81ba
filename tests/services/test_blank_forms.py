"""Blank workbooks for partners: what is filled in by the legend comes back as a list, in each language."""

from __future__ import annotations

from datetime import date
from itertools import takewhile
from pathlib import Path

import pytest
from college_files import Town
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from test_listings import WHOLE

from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.services.importing.draft import ImportOptions

FORTY = 40


def legend_of(sheet: Worksheet) -> dict[str, list[str]]:
    """Heading to the words that may stand below it: those of the checks, which are said in the third column too. Codes
    are listed behind an empty line."""
    rows = [*takewhile(any, sheet.iter_rows(values_only=True))]
    found = {str(row[0]): [str(cell) for cell in row[3:] if cell] for row in rows}
    told = {str(row[0]): str(row[2] or "") for row in rows}
    assert told == {heading: "; ".join(words) for heading, words in found.items()}
    return found


def fill(path: Path, text: dict[str, object]) -> None:
    """Every row with the next word of each list; `text` by heading."""
    book = load_workbook(path)
    page, legend = book.worksheets
    words = legend_of(legend)
    for at, cell in enumerate(page[1][:-1], 1):
        heading = str(cell.value)
        for row in range(2, FORTY + 2):
            if words[heading]:
                page.cell(row, at, words[heading][row % len(words[heading])])
            elif heading in text:
                told = text[heading]
                page.cell(row, at, f"{told} {row}" if isinstance(told, str) and not told.isdigit() else told)
    book.save(path)


@pytest.mark.parametrize("language", ["zh", "ru", "en"])
def test_forty_filled_rows_come_back_as_forty_drafts_of_the_partner(town: Town, tmp_path: Path, language: str) -> None:
    path = tmp_path / "form.xlsx"
    with town.office.open() as office:
        office.blank_forms.write("listing", town.first, path, language, "Shen")
        said = office.program.wordings[language]
        named = {said.field("listing", one): "Robots" for one in ("name_zh", "name_ru")}
        more = {said.field("listing", "isced_f"): "0714", said.field("listing", "valid_until"): date(2027, 6, 1)}
        fill(path, {**named, **more})
        options = ImportOptions(kind="listing", institution_id=town.first)
        draft = office.imports.stage(path, options)
        office.imports.apply(draft, "Shen")
        found = list(office.store.records(Query("listing")))
    assert len(found) == FORTY
    assert {(one["state"], one["institution_id"], one["isced_f"]) for one in found} == {("draft", town.first, "0714")}
    assert {one["topic"] for one in found} == set(REGISTRY["listing"].words["listing_topic"])


def test_a_form_says_of_itself_whose_it_is_and_what_it_holds(town: Town, tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    with town.office.open() as office:
        office.blank_forms.write("listing", town.first, path, "ru", "Shen")
        said = office.program.wordings["ru"]
        more = {said.field("listing", "isced_f"): "0714", said.field("listing", "valid_until"): date(2027, 6, 1)}
        fill(path, {said.field("listing", "name_ru"): "Роботы", **more})
        draft = office.imports.stage(path)
        (sheet,) = draft.sheets
        assert (sheet.kind, sheet.guess, draft.options.institution_id) == ("listing", False, town.first)
        assert not any(column.guess for column in sheet.columns)
        assert [one.code for one in draft.remarks] == ["import.blank_form"]
        assert all(row.is_ready for row in draft.rows)
        of_another = office.imports.stage(path, ImportOptions(kind="listing", institution_id=town.second))
        assert (of_another.options.institution_id, of_another.remarks[0].code) == (
            town.second,
            "import.form_of_another",
        )


def test_a_form_publishes_nothing_and_speaks_for_no_other_institution(town: Town, tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    with town.office.open() as office:
        office.blank_forms.write("listing", town.first, path, "ru", "Shen")
        said, called = office.program.wordings["ru"], "Байкальский колледж"
        office.records.set("institution", town.second, {"name_ru": called}, "Shen")
        more = {said.field("listing", "isced_f"): "0714", said.field("listing", "valid_until"): date(2027, 6, 1)}
        fill(path, {said.field("listing", "name_ru"): "Роботы", **more})
        book = load_workbook(path)
        page, headings = book.worksheets[0], ("Состояние", "Организация")
        last = page.max_column + 1
        for row in range(1, FORTY + 2):
            told = headings if row == 1 else ("Опубликовано", called)
            page.cell(row, last).value, page.cell(row, last + 1).value = told
        book.save(path)
        draft = office.imports.stage(path)
        office.imports.apply(draft, "Shen")
        found = list(office.store.records(Query("listing")))
    assert len(found) == FORTY
    assert {(one["state"], one["institution_id"]) for one in found} == {("draft", town.first)}
    assert draft.sheets[0].unread == headings


def test_whose_a_form_is_is_said_by_the_name_in_the_language_of_the_reader(town: Town, tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    with town.office.open() as office:
        names: dict[str, Value] = {"name_zh": "滨海学院", "name_ru": "Приморский колледж", "name_en": None}
        office.records.set("institution", town.first, names, "Shen")
        office.blank_forms.write("listing", town.first, path, "ru", "Shen")
        fill(path, {office.program.wordings["ru"].field("listing", "name_ru"): "Роботы"})
        (told,) = office.imports.stage(path).remarks
        said = {language: words.problem(told) for language, words in office.program.wordings.items()}
    assert ("«Приморский колледж»" in said["ru"], "滨海学院" in said["zh"]) == (True, True)


def test_a_form_of_which_nothing_is_known_here_is_an_ordinary_list(town: Town, tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    with town.office.open() as office:
        office.blank_forms.write("listing", town.first, path, "ru", "Shen")
        fill(path, {office.program.wordings["ru"].field("listing", "name_ru"): "Роботы"})
        book = load_workbook(path)
        page = book.worksheets[0]
        page.cell(1, page.max_column).value = "exchange-admin/form/1/01900000-0000-7000-8000-000000000000"
        book.save(path)
        draft = office.imports.stage(path, ImportOptions(kind="listing"))
        assert (draft.options.institution_id, draft.remarks[0].code) == ("", "import.form_unknown")
        assert not any(row.is_ready for row in draft.rows)


_OF_THE_OFFICE = {one.name for one in REGISTRY.kinds} - {"listing", "institution"}


def test_every_form_names_each_column_in_its_legend_and_asks_for_nothing_of_the_office(
    town: Town, tmp_path: Path
) -> None:
    with town.office.open() as office:
        offer = {**WHOLE, "institution_id": town.office.institution}
        office.records.add("listing", offer, "Shen")
        for kind in (one.name for one in REGISTRY.kinds if one.has_form):
            path = tmp_path / f"{kind}.xlsx"
            office.blank_forms.write(kind, town.first, path, "ru", "Shen")
            page, legend = load_workbook(path).worksheets
            headings = [str(cell.value) for cell in page[1]][:-1]  # the last says whose form it is, and is hidden
            assert list(legend_of(legend)) == headings
            said = office.program.wordings["ru"]
            of_office = [one for one in REGISTRY[kind].fields if one.internal or one.refers in _OF_THE_OFFICE]
            inside = {said.field(kind, one.name) for one in of_office}
            assert inside.isdisjoint(headings)


def test_a_name_in_one_of_three_languages_is_asked_for_and_not_in_all(town: Town, tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    with town.office.open() as office:
        office.blank_forms.write("listing", town.first, path, "en", "Shen")
    told = {row[0]: row[1] for row in load_workbook(path).worksheets[1].iter_rows(values_only=True)}
    assert told["Topic"] == "Required."
    assert told["Name in English"] == "At least one of the names in three languages."


def test_only_what_an_institution_writes_of_itself_has_a_form(town: Town, tmp_path: Path) -> None:
    with town.office.open() as office:
        with pytest.raises(RuleBroken) as told:
            office.blank_forms.write("person", town.first, tmp_path / "form.xlsx", "en", "Shen")
        assert told.value.problem.code == "form.no_such_kind"
    assert not list(tmp_path.glob("*.xlsx"))


@pytest.mark.parametrize(
    ("language", "typed", "kept"),
    [
        ("ru", "русский, китайский", "ru;zh"),
        ("ru", "Русский и английский", "ru;en"),
        ("ru", "на русском языке", "ru"),
        ("zh", "俄语、汉语", "ru;zh"),
        ("zh", "中文/英文", "zh;en"),
        ("en", "Russian; Chinese", "ru;zh"),
        ("en", "ru, Klingon", "ru;Klingon"),
    ],
)
def test_languages_are_written_by_their_names(town: Town, tmp_path: Path, language: str, typed: str, kept: str) -> None:
    path = tmp_path / "form.xlsx"
    with town.office.open() as office:
        office.blank_forms.write("listing", town.first, path, language, "Shen")
        said = office.program.wordings[language]
        named = {said.field("listing", one): "Robots" for one in ("name_zh", "name_ru")}
        fill(path, {**named, said.field("listing", "isced_f"): "0714"})
        book = load_workbook(path)
        page = book.worksheets[0]
        (at,) = [cell.column for cell in page[1] if cell.value == said.field("listing", "languages")]
        page.cell(2, at, typed)
        book.save(path)
        row = office.imports.stage(path).rows[0]
    assert row.values["languages"] == kept
    assert ("listing.no_language_code" in {one.code for one in row.problems}) is ("Klingon" in typed)


@pytest.mark.parametrize(("language", "called"), [("zh", "电子"), ("ru", "лектроник"), ("en", "lectronics")])
def test_codes_of_fields_of_education_are_listed_behind_the_legend(
    town: Town, tmp_path: Path, language: str, called: str
) -> None:
    with town.office.open() as office:
        office.blank_forms.write("listing", town.first, tmp_path / "f.xlsx", language, "Shen")
    _, legend = load_workbook(tmp_path / "f.xlsx").worksheets
    listed = {str(row[0]): str(row[1]) for row in legend.iter_rows(max_col=2, values_only=True) if row[0]}
    assert called in listed["0714"]
    assert "02" in listed

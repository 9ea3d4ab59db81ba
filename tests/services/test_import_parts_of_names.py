"""Names of which several columns tell parts: no word of them is lost, swapped or somebody else's in silence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from importing_office import CHINESE, importing

from exchange_admin.documents.workbook_reading import SheetCells, WorkbookCells
from exchange_admin.domain.problems import Level
from exchange_admin.services.importing.draft import StagedRow
from exchange_admin.services.importing.imports import Imports


@pytest.fixture
def imports(tmp_path: Path) -> Iterator[Imports]:
    with importing(tmp_path, CHINESE) as made:
        yield made


def read(imports: Imports, headings: tuple[str, ...], cells: tuple[str, ...]) -> StagedRow:
    rows = [["№", *headings, "Дата рождения"], [1, *cells, "2006-02-01"]]
    (row,) = imports.stage_cells(WorkbookCells("list.xlsx", (SheetCells("S", rows),))).rows  # type: ignore[arg-type]
    return row


def asked(row: StagedRow) -> set[str]:
    return {one.code for one in row.problems if one.level is not Level.INFORMS}


ASKED = [
    # parts in each other's column, or of somebody else, beside the name in another script
    (("姓名", "姓（拼音）", "名（拼音）"), ("王芳", "FANG", "WANG"), "import.name_order"),
    (("姓名", "姓（拼音）", "名（拼音）"), ("王芳", "LI", "WEI"), "import.name_differs"),
    (("ФИО", "Фамилия (лат.)", "Имя (лат.)"), ("Ким Яна Олеговна", "IANA", "KIM"), "import.name_order"),
    (("ФИО", "Фамилия (лат.)", "Имя (лат.)"), ("Орлов Артём Павлович", "KIM", "IANA"), "import.name_differs"),
    (("姓名", "姓", "名"), ("李伟", "伟", "李"), "import.name_differs"),
    (("护照姓名（姓/名）",), ("WENTAO/ZHENG",), "import.name_order"),
    (("护照姓名（姓/名）",), ("ANNA/IVANOVA",), "import.name_order"),
    # one word where another script has both
    (("姓名", "英文名"), ("王芳", "Lily"), "import.half_a_name"),
    (("姓名", "俄语名"), ("王芳", "Лена"), "import.half_a_name"),
    (("Фамилия", "Имя", "Имя по загранпаспорту"), ("Орлов", "Артём", "ARTEM"), "import.half_a_name"),
    (("Фамилия", "Имя по загранпаспорту"), ("Ким", "VIKTOR"), "import.half_a_name"),
    # a whole name in the column of a part, or a part alone
    (("姓", "名"), ("李伟", "李伟"), "import.half_a_name"),
    (("姓", "名"), ("李伟", ""), "import.half_a_name"),
    (("Фамилия", "Имя"), ("Ковалёва", ""), "import.half_a_name"),
    # two scripts in a cell, of which one does not spell the other, or that are swapped
    (("姓", "名"), ("王", "芳 Lily"), "import.name_with_words"),
    (("姓", "名"), ("王", "芳 VIP"), "import.name_with_words"),
    (("姓", "名"), ("FANG 王", "WANG 芳"), "import.name_order"),
    (("Фамилия", "Имя"), ("Ван 王", "Фан 芳"), "import.name_with_words"),
    (("姓名",), ("王芳 FANG WANG",), "import.name_order"),
    (("姓名",), ("王芳（LI WEI）",), "import.name_differs"),
    (("姓名",), ("王芳(Lucy)",), "import.name_with_words"),
    (("ФИО",), ("Белова Анна (ANNA BELOVA)",), "import.name_with_words"),
    (("ФИО",), ("Белова Анна (KOTOVA ANNA)",), "import.name_with_words"),
    (("Фамилия", "Имя"), ("Белов", "Белов Иван"), "import.name_with_words"),
    (("Surname", "Given name"), ("HOU", "HOU JIAYI"), "import.name_with_words"),
    (("姓名", "姓（拼音）", "名（拼音）"), ("侯佳怡", "HOU", "HOU JIAYU LIN"), "import.name_with_words"),
    (("姓", "名"), ("王", "王芳"), "import.name_with_words"),
    (("ФИО", "Фамилия (лат.)"), ("Гарсиа Лопес Мария", "GARCIA LOPEZ"), "import.name_with_words"),
    (("Surname (as in passport)", "名字"), ("PEREZ RUIZ", "胡安"), "import.name_with_words"),
    (("姓", "名"), ("王芳", "芳"), "import.name_with_words"),
    (("Surname", "Given name"), ("WANG FANG", "FANG"), "import.name_with_words"),
    (("姓名", "俄文姓名"), ("王芳", "Фан Ван"), "import.name_order"),
    (("ФИО", "Фамилия", "Имя"), ("Ким Виктор", "Виктор", "Ким"), "import.name_differs"),
    # told twice
    (("Фамилия", "Имя", "Отчество"), ("Орлов", "Артём Павлович", "Иванович"), "import.name_differs"),
]


@pytest.mark.parametrize(("headings", "cells", "code"), ASKED)
def test_a_name_that_its_columns_tell_in_two_ways_or_by_half_is_asked_about(
    imports: Imports, headings: tuple[str, ...], cells: tuple[str, ...], code: str
) -> None:
    assert code in asked(read(imports, headings, cells))


READY = [
    (
        ("姓名", "姓（拼音）", "名（拼音）"),
        ("欧阳雪", "OUYANG", "XUE"),
        {"family_latin": "OUYANG", "given_latin": "XUE"},
    ),
    (
        ("ФИО", "Фамилия (лат.)", "Имя (лат.)"),
        ("Щербакова Юлия Юрьевна", "SHCHERBAKOVA", "IULIIA"),
        {"family_latin": "SHCHERBAKOVA", "patronymic": "Юрьевна"},
    ),
    (("姓氏", "姓名"), ("王", "王芳"), {"family_han": "王", "given_han": "芳"}),
    (("Фамилия", "ФИО"), ("Ким", "Ким Виктор Олегович"), {"given_cyrillic": "Виктор", "patronymic": "Олегович"}),
    (("ФИО", "Отчество"), ("Ким Виктор", "Олегович"), {"family_cyrillic": "Ким", "given_cyrillic": "Виктор"}),
    (
        ("Surname 姓", "Given name 名"),
        ("WANG 王", "FANG 芳"),
        {"family_han": "王", "family_latin": "WANG", "given_han": "芳", "given_latin": "FANG"},
    ),
    (
        ("Фамилия (по паспорту)", "Имя (по паспорту)", "Отчество (по паспорту)"),
        ("Ким", "Виктор", "Олегович"),
        {"family_cyrillic": "Ким", "given_cyrillic": "Виктор", "patronymic": "Олегович"},
    ),
    (("Фамилия", "Имя на русском языке"), ("Ким", "Виктор"), {"family_cyrillic": "Ким", "given_cyrillic": "Виктор"}),
    (("姓", "名"), ("LÜ 吕", "芳"), {"family_han": "吕", "family_latin": "LÜ", "given_han": "芳"}),
    (("姓名", "护照姓名"), ("杨洋", "YANG YANG"), {"family_latin": "YANG", "given_latin": "YANG"}),
    (("姓名", "姓（拼音）", "名（拼音）"), ("李莉", "LI", "LI"), {"family_latin": "LI", "given_latin": "LI"}),
    (("姓", "名"), ("欧阳", "阳"), {"family_han": "欧阳", "given_han": "阳"}),
    (
        ("ФИО", "Фамилия (лат.)"),
        ("Белов Иван Петрович", "BELOV IVAN"),
        {"family_latin": "BELOV", "given_latin": "IVAN"},
    ),
    (("姓", "名"), ("林", "林"), {"family_han": "林", "given_han": "林"}),
    (("ФИО",), ("Ли Ли",), {"family_cyrillic": "Ли", "given_cyrillic": "Ли"}),
    (("护照姓名（姓/名）",), ("MO/LI",), {"family_latin": "MO", "given_latin": "LI"}),
    (("姓名",), ("阿迪力·艾山",), {"family_han": "阿迪力·艾山"}),
]


@pytest.mark.parametrize(("headings", "cells", "values"), READY)
def test_what_the_columns_of_a_name_tell_together_is_put_together(
    imports: Imports, headings: tuple[str, ...], cells: tuple[str, ...], values: dict[str, str]
) -> None:
    row = read(imports, headings, cells)
    assert row.is_ready, row.problems
    assert values.items() <= row.values.items()


@pytest.mark.parametrize(
    ("headings", "cells"),
    [
        (("中文姓", "中文名"), ("朱", "可欣")),
        (("中文姓", "中文名", "姓（拼音）", "名（拼音）"), ("朱", "可欣", "ZHU", "KEXIN")),
        (("姓（汉字）", "名（汉字）"), ("朱", "可欣")),
        (
            ("Family name (Chinese)", "Given name (Chinese)", "Family name", "Given name"),
            ("朱", "可欣", "ZHU", "KEXIN"),
        ),
        (("Фамилия (кит.)", "Имя (кит.)"), ("朱", "可欣")),
    ],
)
def test_a_name_in_han_beside_the_family_name_is_the_given_name(
    imports: Imports, headings: tuple[str, ...], cells: tuple[str, ...]
) -> None:
    row = read(imports, headings, cells)
    assert (row.values["family_han"], row.values["given_han"]) == ("朱", "可欣")
    assert not asked(row)


@pytest.mark.parametrize("typed", ["龚成龙(GONG CHENGLONG)", "龚成龙（gong chenglong）", "GONG CHENGLONG（龚成龙）"])
def test_a_name_in_two_scripts_of_which_brackets_hold_one_is_read(imports: Imports, typed: str) -> None:
    row = read(imports, ("姓名",), (typed,))
    assert not asked(row)
    assert (row.values["family_han"], str(row.values["family_latin"]).upper()) == ("龚", "GONG")


def test_letters_in_brackets_that_spell_a_russian_name_are_its_own(imports: Imports) -> None:
    row = read(imports, ("ФИО",), ("Белова Анна Олеговна (BELOVA ANNA)",))
    assert not asked(row)
    assert (row.values["family_latin"], row.values["given_latin"]) == ("BELOVA", "ANNA")


def test_a_family_name_that_stands_before_the_given_one_again_is_left_out_and_told(imports: Imports) -> None:
    row = read(imports, ("姓名", "姓（拼音）", "名（拼音）"), ("侯佳怡", "HOU", "HOU JIAYI"))
    assert (row.values["family_latin"], row.values["given_latin"], asked(row)) == ("HOU", "JIAYI", set())
    assert "import.remark_left_out" in {one.code for one in row.problems}


def test_a_comma_without_a_blank_parts_a_name_too(imports: Imports) -> None:
    row = read(imports, ("护照拼音",), ("YU,KAIRUI",))
    assert (row.values["family_latin"], row.values["given_latin"], asked(row)) == ("YU", "KAIRUI", set())

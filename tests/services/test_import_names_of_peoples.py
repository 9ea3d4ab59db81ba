"""Names of peoples without Chinese family names, and family names that changed: nobody is parted at a guess."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from importing_office import CHINESE, RUSSIAN, importing

from exchange_admin.documents.workbook_reading import SheetCells, WorkbookCells
from exchange_admin.domain.problems import Level
from exchange_admin.services.importing.draft import StagedRow
from exchange_admin.services.importing.imports import Imports


@pytest.fixture
def imports(tmp_path: Path) -> Iterator[Imports]:
    with importing(tmp_path, RUSSIAN) as made:
        yield made


def read(imports: Imports, headings: tuple[str, ...], *cells: tuple[str, ...]) -> list[StagedRow]:
    rows = [["№", *headings, "出生日期"], *([n, *one, f"2006-02-{n:02}"] for n, one in enumerate(cells, 1))]
    return imports.stage_cells(WorkbookCells("list.xlsx", (SheetCells("S", rows),))).rows  # type: ignore[arg-type]


def asked(row: StagedRow) -> set[str]:
    return {one.code for one in row.problems if one.level is not Level.INFORMS}


UNDIVIDED, ORDER = "import.undivided_name", "import.name_order"
PEOPLES = [
    # (name, letters, people, question)
    ("王芳", "WANG FANG", "汉族", ""),
    ("艾力·吐尔逊", "TUERXUN AILI", "维吾尔族", ""),
    ("艾力·吐尔逊", "AILI TUERXUN", "维吾尔族", ORDER),
    ("阿依古丽·买买提", "AYIGULI MAIMAITI", "维吾尔族", ORDER),
    ("阿依古丽·买买提", "MAIMAITI AYIGULI", "维吾尔族", ""),
    ("叶尔肯·巴合提", "YEERKEN BAHETI", "", ORDER),
    ("安娜·彼得罗娃", "PETROVA ANNA", "", ""),
    ("安娜·彼得罗娃", "ANNA PETROVA", "", ORDER),
    ("巴图·孟和", "MENGHE BATU", "蒙古族", ""),
    ("阿依古丽·买买提", "", "维吾尔族", ""),
    ("热依汗", "REYIHAN", "维吾尔族", UNDIVIDED),
    ("叶尔肯", "YEERKEN", "哈萨克族", UNDIVIDED),
    ("叶尔肯", "YE ERKEN", "哈萨克族", ""),
    ("叶尔肯", "", "哈萨克族", UNDIVIDED),
    ("扎西", "ZHAXI", "藏族", UNDIVIDED),
    ("扎西", "", "", UNDIVIDED),
    ("卓玛", "ZHUOMA", "藏族", UNDIVIDED),
    ("卓玛", "ZHUOMA", "", UNDIVIDED),
    ("卓玛", "ZHUO MA", "汉族", ""),
    ("白玛", "BAIMA", "", UNDIVIDED),
    ("白玛", "BAI MA", "藏族", ""),
    ("白玛丽", "BAI MALI", "汉族", ""),
    ("卓文君", "", "汉族", ""),
    ("次仁央金", "CIREN YANGJIN", "藏族", UNDIVIDED),
    ("才让卓玛", "CAIRANGZHUOMA", "", UNDIVIDED),
    ("李娜", "LI NA", "藏族", ""),
    ("李娜", "", "藏族", ""),
    ("乌兰", "WULAN", "蒙古族", UNDIVIDED),
    ("其其格", "", "蒙古族", UNDIVIDED),
    ("包文龙", "BAO WENLONG", "蒙古族", ""),
    ("罗景行", "", "蒙古族", ""),
    ("马雨欣", "MA YUXIN", "回族", ""),
    ("金明哲", "", "朝鲜族", ""),
    ("江白", "JIANG BAI", "汉族", ""),
    ("罗布", "LUO BU", "汉族", ""),
    ("曲珍", "QU ZHEN", "汉族", ""),
    ("云丹", "", "汉族", ""),
]


@pytest.mark.parametrize(("name", "letters", "people", "question"), PEOPLES)
def test_which_part_is_the_family_name_is_asked_where_nothing_tells(
    imports: Imports, name: str, letters: str, people: str, question: str
) -> None:
    (row,) = read(imports, ("姓名", "护照拼音", "民族"), (name, letters, people))
    assert asked(row) & {UNDIVIDED, ORDER} == ({question} if question else set())


def test_columns_of_their_own_tell_the_parts(imports: Imports) -> None:
    first, second = read(imports, ("姓", "名", "民族"), ("卓", "玛", "藏族"), ("叶", "尔肯", "哈萨克族"))
    assert not asked(first)
    assert not asked(second)


def test_a_heading_that_says_the_order_tells_it(imports: Imports) -> None:
    (row,) = read(imports, ("姓名", "Surname, given name"), ("艾力·吐尔逊", "AILI TUERXUN"))
    assert not asked(row)


FAMILIES = [
    ("Никонова (Вдовина) Алина Денисовна", "VDOVINA ALINA", True),
    ("Никонова (Вдовина) Алина Денисовна", "NIKONOVA ALINA", False),
    ("Никонова Алина Денисовна", "VDOVINA ALINA", True),
    ("Попова Анна Олеговна", "PETROVA ANNA", True),
    ("Иванова Анна Олеговна", "SMIRNOVA ANNA", True),
    ("Троицкий Лев Львович", "POKROVSKII LEV", True),
    ("Жуков Иван Петрович", "ZHUKOV IVAN", False),
    ("Жуков Иван Петрович", "JOUKOV IVAN", False),
    ("Ёлкин Юрий Юрьевич", "ELKIN IURII", False),
    ("Ёлкин Юрий Юрьевич", "YOLKIN YURIY", False),
    ("Щукина Яна Львовна", "SCHUKINA YANA", False),
    ("Юшков Илья Ильич", "YUSHKOV ILYA", False),
    ("Хохлов Пётр Ильич", "HOHLOV PETR", False),
    ("Гусейнов Али Рашидович", "HUSEYNOV ALI", False),
    ("Ершов Глеб Львович", "YERSHOV GLEB", False),
    ("Цветкова Ева Львовна", "TSVETKOVA EVA", False),
    ("Джаббаров Карим Каримович", "JABBOROV KARIM", False),
    ("Маринина Анна Олеговна", "MARININA ANNA", False),
    ("Ким Виктор Олегович", "KIM VIKTOR", False),
    ("Бойко Глеб Львович", "BOIKO GLEB", False),
]


@pytest.mark.parametrize(("name", "letters", "is_asked"), FAMILIES)
def test_another_family_name_in_the_passport_is_asked_about(
    imports: Imports, name: str, letters: str, is_asked: bool
) -> None:
    (row,) = read(imports, ("ФИО", "ФИО латиницей"), (name, letters))
    assert ("import.name_differs" in asked(row)) is is_asked


@pytest.mark.parametrize(
    ("patronymic", "is_asked"),
    [("Maria", True), ("Anna", True), ("Мария", True), ("Petrovna", False), ("Фархад оглы", False), ("Carlos", False)],
)
def test_a_given_name_is_no_patronymic(imports: Imports, patronymic: str, is_asked: bool) -> None:
    cells = ("Ivanova", "Olga", patronymic)
    (row,) = read(imports, ("Surname", "Given name", "Patronymic / middle name"), cells)
    assert ("import.name_with_words" in asked(row)) is is_asked


@pytest.mark.parametrize(
    ("cyrillic", "letters", "is_asked"),
    [("Лу Вэньцзин", "LU WENJING", False), ("Ся Ин", "XIA YING", False), ("Ся Ин", "YING XIA", True)],
)
def test_letters_read_after_palladius_settle_the_order(
    tmp_path: Path, cyrillic: str, letters: str, is_asked: bool
) -> None:
    with importing(tmp_path, CHINESE) as imports:
        (row,) = read(imports, ("ФИО (рус.)", "ФИО (лат.)", "Гражданство"), (cyrillic, letters, "КНР"))
    assert (ORDER in asked(row)) is is_asked


@pytest.mark.parametrize(
    ("name", "latin", "is_asked"),
    [
        ("苏日娜", "SURI NA", True),
        ("那日苏", "NARI SU", True),
        ("欧阳娜", "OU YANGNA", True),
        ("欧阳娜", "OUYANG NA", False),
        ("王小明", "WANG XIAOMING", False),
        ("王小明", "WANG XIAO MING", False),
        ("王小明", "XIAOMING WANG", False),
    ],
)
def test_letters_that_part_a_name_elsewhere_are_asked_about(
    imports: Imports, name: str, latin: str, is_asked: bool
) -> None:
    first, second = read(imports, ("姓名", "护照姓名"), (name, latin), ("李娜", "LI NA"))
    assert (first.is_ready, second.is_ready) == (not is_asked, True)

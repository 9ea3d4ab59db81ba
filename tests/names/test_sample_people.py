"""The people of the partner workbooks, read as their passports have them."""

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from exchange_admin.names import Names

PASSPORTS = """
王小明 WANG XIAOMING|李伟 LI WEI|单丹 SHAN DAN|曾毅 ZENG YI|欧阳娜娜 OUYANG NANA|尉迟恭 YUCHI GONG|吕布 LYU BU
张长安 ZHANG CHANGAN|解晓东 XIE XIAODONG|查良 ZHA LIANG|区静 OU JING|任远 REN YUAN|徐丽 XU LI|许丽 XU LI|余楠 YU NAN
于楠 YU NAN|仇英 QIU YING|覃海 QIN HAI|司马彦 SIMA YAN|诸葛亮亮 ZHUGE LIANGLIANG|翟天 ZHAI TIAN|黄益安 HUANG YIAN
刘恩 LIU EN|薛儿 XUE ER|马耀 MA YAO|陈思远 CHEN SIYUAN|林雅婷 LIN YATING|沈若兰 SHEN RUOLAN|宋安琪 SONG ANQI
郭二宝 GUO ERBAO|江安 JIANG AN|童恩泽 TONG ENZE|卜凡 BU FAN|盖云 GE YUN|朴正 PIAO ZHENG|员浩 YUN HAO|缪晨 MIAO CHEN
阚泽 KAN ZE|赵女 ZHAO NYU|钱绿 QIAN LYU|孙略 SUN LUE|周女娲 ZHOU NYUWA|郑长安 ZHENG CHANGAN|冯额 FENG E
蒋熬 JIANG AO|苏海 SU HAI|王小明 WANG XIAOMING|李伟 LI WEI
"""
EXPECTED = [tuple(one.split(" ", 1)) for line in PASSPORTS.split("\n") for one in line.split("|") if one]


def _column(path: Path, column: int, first: int, last: int) -> list[str]:
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    return [str(row[column]) for row in rows[first:last]]


def test_the_48_people_of_the_chinese_list_are_read_right(names: Names, samples: Path) -> None:
    cells = _column(samples / "partner_cn_autumn_2026.xlsx", 1, 2, 50)
    read = [names.read_han(cell) for cell in cells]
    assert [(one.han, one.passport) for one in read if one] == EXPECTED
    assert [one.han for one in read if one and one.doubtful] == ["覃海"]


def test_the_latin_names_of_the_results_meet_the_chinese_list(names: Names, samples: Path) -> None:
    chinese = _column(samples / "partner_cn_autumn_2026.xlsx", 1, 2, 50)
    results = _column(samples / "language_results_ru.xlsx", 2, 2, 10)
    sought = {line: set(names.comparison_keys(names.parts(line))) for line in results}
    met = {
        line: [names.forms(cell).han for cell in chinese if keys & set(names.comparison_keys(names.parts(cell)))]
        for line, keys in sought.items()
    }
    assert met == {
        "WANG XIAOMING": ["王小明", "王小明"],
        "LI WEI": ["李伟", "李伟"],
        "SHAN DAN": ["单丹"],
        "ZENG YI": ["曾毅"],
        "OUYANG NANA": ["欧阳娜娜"],
        "YUCHI GONG": ["尉迟恭"],
        "LYU BU": ["吕布"],
        "ZHANG CHANGAN": ["张长安"],
    }


@pytest.mark.parametrize(
    ("row", "icao"),
    [
        (5, "SHCHEGLOVA IULIIA"),
        (7, "OBIEEDKOV SAVELII"),
        (10, "PODIEIACHEVA ZOIA"),
        (17, "EIKHE ELINA"),
        (18, "GETE PETR"),
    ],
)
def test_people_of_the_russian_list_are_read_right(names: Names, samples: Path, row: int, icao: str) -> None:
    (cell,) = _column(samples / "partner_ru_autumn_2026.xlsx", 1, 3 + row, 4 + row)
    assert names.forms(cell).icao == icao


def test_every_line_of_the_russian_list_has_three_parts(names: Names, samples: Path) -> None:
    for cell in _column(samples / "partner_ru_autumn_2026.xlsx", 1, 4, 64):
        parts = names.parts(cell)
        assert f"{parts.family_cyrillic} {parts.given_cyrillic} {parts.patronymic}" == cell
        assert parts.patronymic

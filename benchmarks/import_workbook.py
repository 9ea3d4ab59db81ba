"""Import of 20,000 people × 20 columns: read, check, find duplicates, write with journal; against only reading it."""

from __future__ import annotations

import datetime as dt
import os
import random
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from measuring import Line, arguments, best, most_of_all, seconds, tell, work_folder
from offices import office_file, program

from exchange_admin.services.importing.draft import ImportOptions
from exchange_admin.services.importing.imports import Imports

ROWS, OFFICE = 20_000, 10_000
TURNS = 3  # of bare and ours one after the other, so that both meet the same machine
HEADINGS = (
    "序号",
    "姓名",
    "护照姓名（拼音）",
    "性别",
    "出生日期",
    "出生地",
    "国籍",
    "护照号码",
    "护照签发日期",
    "护照有效期至",
    "身份证号",
    "学校",
    "院系",
    "学历层次",
    "年级",
    "专业代码及名称",
    "俄语水平",
    "电子邮箱",
    "联系电话",
    "备注",
)
SURNAMES = "王 WANG 李 LI 张 ZHANG 刘 LIU 陈 CHEN 杨 YANG 赵 ZHAO 黄 HUANG 周 ZHOU 吴 WU 徐 XU 孙 SUN 马 MA 朱 ZHU"
GIVEN = "伟 WEI 芳 FANG 强 QIANG 磊 LEI 军 JUN 洋 YANG 勇 YONG 艳 YAN 杰 JIE 涛 TAO 明 MING 超 CHAO 霞 XIA 平 PING"


def workbook() -> Path:
    """Made once. One row in forty repeats the name and birth date of another one under another passport."""
    from openpyxl import Workbook

    path = work_folder() / "import_20000_people_2.xlsx"
    if path.exists():
        return path
    book = Workbook(write_only=True)
    sheet = book.create_sheet("2026秋季")
    sheet.append(["绥滨国际商贸职业学院2026年秋季学期赴俄交流学生名单（虚构）"])
    sheet.append(HEADINGS)
    chance = random.Random(3)
    surnames, given = _pairs(SURNAMES), _pairs(GIVEN)
    person = ("", "", dt.date(2005, 1, 1))
    for n in range(ROWS):
        if n % 40:
            family, first, second = chance.choice(surnames), chance.choice(given), chance.choice(given)
            born = dt.date(2003, 1, 1) + dt.timedelta(days=chance.randrange(1500))
            person = (family[0] + first[0] + second[0], f"{family[1]} {first[1]}{second[1]}", born)
        sheet.append(_row(n, person, chance))
    book.save(path)
    return path


def _pairs(text: str) -> list[tuple[str, str]]:
    """(Han, Latin)."""
    words = text.split()
    return list(zip(words[::2], words[1::2], strict=True))


def _row(n: int, person: tuple[str, str, dt.date], chance: random.Random) -> list[object]:
    han, latin, born = person
    return [
        n + 1,
        han,
        latin,
        "女男"[n % 2],  # as the 17th digit of the card says
        born,
        "哈尔滨",
        "中国",
        f"E{40_000_000 + n}",
        dt.date(2021, 5, 2),
        dt.date(2031, 5, 1),
        _card(f"230102{born:%Y%m%d}{n % 1000:03d}"),
        "绥滨国际商贸职业学院",
        "物流管理系",
        "专科",
        str(2023 + n % 3)[-1],
        "530802现代物流管理",
        chance.choice(("无", "ТЭУ", "ТБУ", "ТРКИ-1")),
        f"student{n}@example.cn",
        f"+86 137 0000 {n % 10000:04d}",
        "",
    ]


def _card(digits: str) -> str:
    """An identity card with its check digit (GB 11643): a wrong one would be asked about in every row."""
    rest = sum(int(digit) * 2 ** (17 - place) for place, digit in enumerate(digits)) % 11
    return digits + "10X98765432"[rest]


@dataclass(frozen=True)
class Spent:
    """Seconds on the wall, and of the processors with those of child processes: on a machine with other work the
    first also tells how long one waited for a processor."""

    wall: float
    processor: float

    @classmethod
    def by(cls, action: Callable[[], object]) -> Spent:
        before = _processor()
        wall = seconds(action)
        return cls(wall, _processor() - before)


def _processor() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def ours(path: Path) -> tuple[Spent, float, str]:
    """From the file to the written records; seconds of the copy that is made before, which counts apart (rulings 14);
    what became of the rows."""
    file = work_folder() / "import_target.exchange"
    for old in work_folder().glob("import_target.exchange*"):
        old.unlink()
    shutil.copyfile(office_file(OFFICE), file)
    with program().open(file, writing=True) as office:
        counted = ""
        copying = seconds(office.store.backups.make)

        def whole() -> None:
            nonlocal counted
            draft = office.imports.stage(path, ImportOptions())
            counts = draft.counts()
            applied = Imports.apply(office.imports, draft, "benchmark")
            counted = f"{len(applied.rows)} rows applied, {counts['question']} questions, {counts['fix']} to fix"

        return Spent.by(whole), copying, counted


def whole(path: Path) -> None:
    """As the program does it, with the copy before it, for a process of its own."""
    file = work_folder() / "import_alone.exchange"
    for old in work_folder().glob("import_alone.exchange*"):
        old.unlink()
    shutil.copyfile(office_file(OFFICE), file)
    with program().open(file, writing=True) as office:
        office.imports.apply(office.imports.stage(path, ImportOptions()), "benchmark")


def openpyxl_read_only(path: Path) -> None:
    from openpyxl import load_workbook

    book = load_workbook(path, read_only=True, data_only=True)
    for sheet in book.worksheets:
        for row in sheet.iter_rows(values_only=True):
            tuple(row)


def calamine(path: Path) -> None:
    from python_calamine import CalamineWorkbook

    CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


def main() -> None:
    given = arguments(__doc__)
    path = workbook()
    office_file(OFFICE)
    if given.only:
        whole(path)
        return
    held, told_alone = most_of_all([sys.executable, __file__, "--only", "whole"])
    turns = [(Spent.by(lambda: openpyxl_read_only(path)), *ours(path)) for _ in range(TURNS)]
    bare, own = min(turn[0].wall for turn in turns), min(turn[1].wall for turn in turns)
    shares = sorted(turn[1].processor / turn[0].processor for turn in turns)
    counted = turns[0][-1]
    read = best(lambda: calamine(path), 2)
    peers = f"of the processors {shares[TURNS // 2]:.2f} × bare; calamine only reading {read:.2f} s"
    what = f"import 20,000 × 20 into an office of 10,000 ({counted})"
    tell(
        [
            Line(what, own, "s", bare, "openpyxl read-only", ratio_limit=1.2, peers=peers),
            Line("the copy before it, made beside it", min(turn[2] for turn in turns), "s"),
            Line(
                "memory of all its processes together",
                held,
                "MB",
                limit=300,
                peers=f"{told_alone:.0f} MB where each counts what they share",
            ),
        ],
        as_json=given.json,
    )


if __name__ == "__main__":
    sys.exit(main())

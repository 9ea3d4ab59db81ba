"""Lists of arrivals and of registrations as dormitories, police, migration services and colleges send them, with what has
to come out. Written before anything could read them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from record_lists import Rows, table

# lines as partners write them, however long
# ruff: noqa: E501


@dataclass(frozen=True)
class Sent:
    """`events` by kind: day, hour, place, note. `task`: what the task of the registration says then."""

    rows: Rows
    events: Mapping[str, tuple[str, str, str, str]] = field(default_factory=dict)
    task: Mapping[str, object] = field(default_factory=dict)
    merged: tuple[tuple[int, int, int, int], ...] = ()
    is_csv: bool = False


ARRIVALS: Mapping[str, Sent] = {
    "a Chinese dormitory with titles": Sent(
        table(
            "2026年秋季学期国际学生宿舍入住名单",
            "填表单位：国际交流处宿管中心",
            "序号 | 姓名 | 护照号 | 性别 | 房间号 | 入住日期 | 备注",
            "1 | SOKOLOVA Daria | 754410983 | 女 | 3号楼 302 | 2026年9月1日 | ",
        ),
        {"lodging": ("2026-09-01", "", "3号楼 302", "")},
    ),
    "people to be met at the airport": Sent(
        table(
            "序号 | 姓名 | 护照号码 | 航班号 | 抵达日期 | 抵达时间 | 住宿地址",
            "1 | SOKOLOVA Daria | 754410983 | SU 204 | 2026/9/1 | 14:30 | 留学生公寓 302",
        ),
        {"arrival": ("2026-09-01", "14:30", "留学生公寓 302", "SU 204")},
    ),
    "entry and arrival in Chinese, days without signs": Sent(
        table(
            "姓名 | 出生日期 | 国籍 | 入境日期 | 入境口岸 | 到校日期",
            "SOKOLOVA Daria | 20050314 | 俄罗斯 | 20260830 | 绥芬河 | 20260831",
        ),
        {"entry": ("2026-08-30", "", "绥芬河", ""), "arrival": ("2026-08-31", "", "", "")},
    ),
    "a Russian college": Sent(
        table(
            "№ п/п | ФИО | Дата рождения | Дата въезда | Дата прибытия | Рейс / поезд | Адрес проживания",
            "1 | Соколова Дарья Игоревна | 14.03.2005 | 30.08.2026 | 31.08.2026 | поезд 401 | общежитие 3, комн. 302",
        ),
        {
            "entry": ("2026-08-30", "", "", ""),
            "arrival": ("2026-08-31", "", "общежитие 3, комн. 302", "поезд 401"),
        },
    ),
    "a Russian dormitory as CSV": Sent(
        table(
            "Фамилия | Имя | Номер загранпаспорта | Дата заселения | Комната",
            "Соколова | Дарья | 754410983 | 01.09.26 | 302",
        ),
        {"lodging": ("2026-09-01", "", "302", "")},
        is_csv=True,
    ),
    "a partner in English with groups of headings": Sent(
        table(
            "Full name | Passport number | Arrival |  | ",
            " |  | Date | Time | Flight no.",
            "SOKOLOVA Daria | 754410983 | 1 Sep 2026 | 09:05 | CA910",
        ),
        {"arrival": ("2026-09-01", "09:05", "", "CA910")},
        merged=((0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 4)),
    ),
}

REGISTRATIONS: Mapping[str, Sent] = {
    "the police in Chinese": Sent(
        table(
            "境外人员临时住宿登记名单",
            "序号 | 姓名 | 护照号码 | 登记编号 | 登记日期 | 登记有效期至 | 住址",
            "1 | SOKOLOVA Daria | 754410983 | 哈公外登 2026-118 | 2026-09-02 | 2027-01-31 | 留学生公寓 302",
        ),
        task={
            "number": "哈公外登 2026-118",
            "done_on": "2026-09-02",
            "valid_until": "2027-01-31",
            "note": "留学生公寓 302",
        },
    ),
    "lodging registrations of a Chinese college": Sent(
        table(
            "姓名 | 出生日期 | 住宿登记表编号 | 住宿登记日期 | 登记住址",
            "SOKOLOVA Daria | 2005.3.14 | 230103-77 | 2026年9月2日 | 留学生公寓",
        ),
        task={"number": "230103-77", "done_on": "2026-09-02", "valid_until": None},
    ),
    "the migration service in Russian": Sent(
        table(
            "№ п/п | ФИО | Дата рождения | Номер уведомления | Дата постановки на учёт | Состоит на учёте до | Адрес места пребывания",
            "1 | Соколова Дарья Игоревна | 14.03.2005 | 25/118-26 | 02.09.2026 | 31.01.2027 | ул. Портовая, 3",
        ),
        task={"number": "25/118-26", "done_on": "2026-09-02", "valid_until": "2027-01-31", "note": "ул. Портовая, 3"},
    ),
    "from and until below one heading": Sent(
        table(
            "ФИО | Номер загранпаспорта | Миграционный учёт |  | ",
            " |  | № | с | по",
            "Соколова Дарья | 754410983 | 118 | 02.09.2026 | 31.01.2027",
        ),
        task={"number": "118", "done_on": "2026-09-02", "valid_until": "2027-01-31"},
        merged=((0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 4)),
    ),
    "a Russian college as CSV": Sent(
        table(
            "ФИО | Дата рождения | Регистрация с | Регистрация до | Адрес регистрации",
            "Соколова Дарья Игоревна | 14.03.2005 | 02.09.26 | 31.01.27 | ул. Портовая, 3",
        ),
        task={"done_on": "2026-09-02", "valid_until": "2027-01-31", "note": "ул. Портовая, 3"},
        is_csv=True,
    ),
    "a partner in English": Sent(
        table(
            "Full name | Date of birth | Registration number | Registered on | Registered until | Registered address",
            "SOKOLOVA Daria | 2005-03-14 | R-118 | 2026-09-02 | 2027-01-31 | Dormitory 3",
        ),
        task={"number": "R-118", "done_on": "2026-09-02", "valid_until": "2027-01-31", "note": "Dormitory 3"},
    ),
}

"""What an office takes in when it begins, as lists in the words of each language: one after the other, each points to
what came before it."""

from __future__ import annotations

from collections.abc import Mapping

Rows = list[list[object]]


def table(*lines: str) -> Rows:
    """Cells of each line between strokes."""
    return [[cell.strip() for cell in line.split("|")] for line in lines]


LISTS: Mapping[str, Mapping[str, Rows]] = {
    "ru": {
        "institution": table(
            "Название | Страна | Город | Тип организации",
            "Приморский колледж | Россия | Владивосток | Колледж",
        ),
        "agreement": table(
            "№ соглашения | Партнёр | Вид соглашения | Состояние",
            "ПК-25 | Приморский колледж | Соглашение об обмене | Действует",
        ),
        "condition": table(
            "№ соглашения | Направление | Вид мобильности | Мест в год | Мес.",
            "ПК-25 | Входящая | Обучение по обмену | 10 | 4,5",
            "ПК-25 | Исходящая | Обучение по обмену | 5 | 5",
        ),
        "programme": table(
            "Название программы | Вид | Соглашение | Дата начала | Дата окончания | Ак. часов",
            "Осень 2026 | Семестр по обмену | ПК-25 | 01.09.2026 | 31.01.2027 | 72",
        ),
        "people": table(
            "ФИО | Дата рождения | Гражданство",
            "Соколова Дарья Игоревна | 14.03.2005 | Россия",
        ),
        "mobility": table(
            "ФИО | Направление | Вид мобильности | Направляющая организация | Принимающая организация | "
            "Начало | Окончание | Статус направляющей стороны | Статус принимающей стороны",
            "Соколова Дарья Игоревна | Входящая | Обучение по обмену | Приморский колледж | 松花工程职业学院 | "
            "01.09.2026 | 31.01.2027 | Номинация подана | На рассмотрении",
        ),
        "exam_result": table(
            "ФИО | Экзамен | Язык | Уровень | Дата экзамена | Общий балл | Итог экзамена",
            "Соколова Дарья Игоревна | HSK 2.0 | Китайский | HSK 4 | 10.05.2026 | 231,5 | Сдан",
        ),
    },
    "zh": {
        "institution": table(
            "学校名称 | 国家 | 城市 | 类型 | 是否合作",
            "滨海职业学院 | 俄罗斯 | 符拉迪沃斯托克 | 高职院校 | 是",
        ),
        "agreement": table(
            "协议编号 | 合作院校 | 协议类型 | 状态 | 签订日期 | 截止日期",
            "XY-01 | 滨海职业学院 | 交流协议 | 履行中 | 2025年3月1日 | 2030-02-28",
        ),
        "condition": table(
            "协议编号 | 方向 | 类型 | 名额 | 期限（月）",
            "XY-01 | 派出 | 交换学习 | 6 | 5",
        ),
        "programme": table(
            "项目名称 | 项目类型 | 协议编号 | 接收院校 | 开始日期 | 结束日期",
            "2026年秋季交换 | 学期交换 | XY-01 | 滨海职业学院 | 2026-09-01 | 2027-01-31",
        ),
        "people": table(
            "姓名 | 出生日期 | 国籍",
            "王小明 | 2005-01-02 | 中国",
        ),
        "mobility": table(
            "姓名 | 交流方向 | 交流类型 | 派出院校 | 接收院校 | 项目 | 开始日期 | 结束日期 | 派出方状态 | 接收方状态",
            "王小明 | 派出 | 交换学习 | 松花工程职业学院 | 滨海职业学院 | 2026年秋季交换 | 2026-09-01 | "
            "2027-01-31 | 草稿 | 尚未收到推荐",
        ),
        "exam_result": table(
            "姓名 | 考试种类 | 语言 | 级别 | 考试日期 | 总分 | 考试结果",
            "王小明 | 俄语等级考试 | 俄语 | B1 | 2026-05-10 | 80 | 通过",
        ),
    },
    "en": {
        "institution": table(
            "Institution | Country | City | Kind | Website",
            "Primorye College | Russia | Vladivostok | College | https://college.example",
        ),
        "agreement": table(
            "Agreement no. | Partner | Type of agreement | Status | Valid from | Valid until | Renews",
            "PC 25/1 | Primorye College | Exchange agreement | In force | 1 Sep 2025 | 31 Aug 2030 | yes",
        ),
        "condition": table(
            "Agreement | Direction | Activity | Places per year | Months",
            "PC 25/1 | Incoming | Exchange studies | 4 | 5",
        ),
        "programme": table(
            "Programme | Type | Agreement | Start date | End date | Hours",
            "Autumn 2026 | Exchange semester | PC 25/1 | 2026-09-01 | 2027-01-31 | 36",
        ),
        "people": table(
            "Name | Date of birth | Citizenship",
            "SOKOLOVA Daria | 2005-03-14 | Russia",
        ),
        "mobility": table(
            "Name | Direction | Activity | Sending institution | Receiving institution | Programme | "
            "Start date | End date | Sending status | Receiving status",
            "SOKOLOVA Daria | Incoming | Exchange studies | Primorye College | 松花工程职业学院 | Autumn 2026 | "
            "2026-09-01 | 2027-01-31 | Nominated | Pending",
        ),
        "exam_result": table(
            "Name | Exam | Language | Level | Date | Score | Outcome",
            "SOKOLOVA Daria | TORFL | Russian | B1 | 2026-05-10 | 78.5 | Passed",
        ),
    },
}

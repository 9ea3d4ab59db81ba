"""Twenty lists as colleges send them, each with what must come out.

They were written before anybody looked at how headings and cells are recognised. Everybody in them is invented.
`people` says by row what is true of each person; what a list does not say of a person is not there, and "?" stands for
what nobody can know from the list. A passport is the one for abroad.
"""

from __future__ import annotations

import csv
import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import openpyxl

Truth = Mapping[str, str]
Rows = Sequence[Sequence[object]]


@dataclass(frozen=True)
class CollegeList:
    """A file of a college: rows as they stand in it, and what is true of the person in each row (counted from 1)."""

    name: str
    rows: Rows
    people: Mapping[int, Truth] = field(default_factory=dict)
    merged: Sequence[str] = ()
    hidden_columns: Sequence[str] = ()
    hidden_rows: Sequence[int] = ()
    encoding: str = ""  # of a .csv; a workbook has none
    delimiter: str = ";"
    further: Mapping[str, Rows] = field(default_factory=dict)  # sheets behind the first one

    def write(self, folder: Path) -> Path:
        if self.encoding:
            path = folder / f"{self.name}.csv"
            with path.open("w", encoding=self.encoding, newline="") as file:
                csv.writer(file, delimiter=self.delimiter).writerows(self.rows)
            return path
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        sheet.title = "List"
        for row in self.rows:
            sheet.append(list(row))
        for cells in self.merged:
            sheet.merge_cells(cells)
        for column in self.hidden_columns:
            sheet.column_dimensions[column].hidden = True
        for number in self.hidden_rows:
            sheet.row_dimensions[number].hidden = True
        for title, rows in self.further.items():
            other = book.create_sheet(title)
            for row in rows:
                other.append(list(row))
        path = folder / f"{self.name}.xlsx"
        book.save(path)
        return path


def id_card(region: str, born: str, order: str) -> str:
    """An ID card of 18 digits with its check digit (GB 11643)."""
    digits = region + born + order
    rest = sum(int(digit) * 2 ** (17 - place) for place, digit in enumerate(digits)) % 11
    return digits + "10X98765432"[rest]


def _ru(family: str, given: str, patronymic: str = "", **more: str) -> Truth:
    names = {"family_cyrillic": family, "given_cyrillic": given}
    if patronymic:
        names["patronymic"] = patronymic
    return {**names, **more}


def _zh(family: str, given: str, **more: str) -> Truth:
    return {"family_han": family, "given_han": given, **more}


_DAY = datetime.datetime

LISTS: tuple[CollegeList, ...] = (
    CollegeList(
        name="zh_teacher_column",
        rows=[
            ["2026年秋季赴俄交换生名单"],
            ["序号", "姓名", "性别", "出生日期", "护照号码", "导师姓名", "联系电话", "导师电话"],
            [1, "陈晓雨", "女", "2005-03-01", "EJ1234567", "王建国", "13800010001", "13900020001"],
            [2, "刘子航", "男", "2004-11-23", "EK7654321", "李卫东", "13800010002", "13900020002"],
            [3, "欧阳静", "女", "2005-07-14", "E12345678", "王建国", "13800010003", "13900020001"],
            ["填表人：赵敏", "", "", "联系电话：010-62750000"],
        ],
        merged=["A1:H1"],
        people={
            3: _zh("陈", "晓雨", sex="2", birth_date="2005-03-01", passport="EJ1234567", phone="13800010001"),
            4: _zh("刘", "子航", sex="1", birth_date="2004-11-23", passport="EK7654321", phone="13800010002"),
            5: _zh("欧阳", "静", sex="2", birth_date="2005-07-14", passport="E12345678", phone="13800010003"),
        },
    ),
    CollegeList(
        name="ru_series_number_group",
        rows=[
            ["Список студентов, направляемых на стажировку"],
            ["№ п/п", "ФИО", "Дата рождения", "Документ", "", "", "Телефон"],
            ["", "", "", "Серия", "Номер", "Срок действия", ""],
            [1, "Смирнова Анна Игоревна", "12.04.2005", "75", "1234567", "01.09.2031", "+7 916 123-45-67"],
            [2, "Кузнецов Пётр Олегович", "30.01.2004", "76", "0234567", "15.05.2030", "8 (926) 765-43-21"],
            [3, "Ли Вера Сергеевна", "07.12.2005", "75", "", "20.10.2031", "8-903-111-22-33"],
        ],
        merged=["A1:G1", "D2:F2", "A2:A3", "B2:B3", "C2:C3", "G2:G3"],
        people={
            4: _ru(
                "Смирнова",
                "Анна",
                "Игоревна",
                birth_date="2005-04-12",
                passport="751234567",
                passport_until="2031-09-01",
                phone="+79161234567",
            ),
            5: _ru(
                "Кузнецов",
                "Пётр",
                "Олегович",
                birth_date="2004-01-30",
                passport="760234567",
                passport_until="2030-05-15",
                phone="+79267654321",
            ),
            6: _ru(
                "Ли",
                "Вера",
                "Сергеевна",
                birth_date="2005-12-07",
                passport="?",  # a series alone: nobody can know the number
                passport_until="2031-10-20",
                phone="+79031112233",
            ),
        },
    ),
    CollegeList(
        name="ru_visa_and_curator",
        rows=[
            [
                "Фамилия",
                "Имя",
                "Отчество",
                "Дата рожд.",
                "Загранпаспорт №",
                "Действителен до",
                "Срок действия визы",
                "Куратор",
                "Телефон куратора",
                "Тел. студента",
                "Принимающая организация",
            ],
            [
                "Орлов",
                "Максим",
                "-",
                _DAY(2004, 5, 6),
                "75 № 2233445",
                _DAY(2032, 1, 15),
                _DAY(2027, 6, 30),
                "Белова Н.П.",
                "+7 495 111-22-33",
                "+7 999 000-11-22",
                "Харбинский технический колледж",
            ],
            [
                "Гордеева",
                "Софья",
                "Ильинична",
                _DAY(2005, 8, 19),
                "серия 75 номер 3344556",
                _DAY(2031, 2, 1),
                _DAY(2027, 6, 30),
                "Белова Н.П.",
                "+7 495 111-22-33",
                "+7 999 000-33-44",
                "Харбинский технический колледж",
            ],
        ],
        people={
            2: _ru(
                "Орлов",
                "Максим",
                birth_date="2004-05-06",
                passport="752233445",
                passport_until="2032-01-15",
                phone="+79990001122",
            ),
            3: _ru(
                "Гордеева",
                "Софья",
                "Ильинична",
                birth_date="2005-08-19",
                passport="753344556",
                passport_until="2031-02-01",
                phone="+79990003344",
            ),
        },
    ),
    CollegeList(
        name="zh_visa_and_receiving",
        rows=[
            [
                "姓名",
                "拼音",
                "出生年月日",
                "护照号",
                "护照有效期",
                "签证有效期",
                "接收学校",
                "身份证件号（护照）",
                "家长电话",
            ],
            [
                "马丽",
                "MA LI",
                "05年3月1日",
                "E98765432",
                "2031.5.20",
                "2027.1.10",
                "乌拉尔联邦大学",
                "E98765432",
                "13700001111",
            ],
            [
                "周宇轩",
                "ZHOU YUXUAN",
                "04年12月9日",
                "EA3456789",
                "2030.11.2",
                "2027.1.10",
                "乌拉尔联邦大学",
                "EA3456789",
                "13700002222",
            ],
        ],
        people={
            2: _zh(
                "马",
                "丽",
                family_latin="MA",
                given_latin="LI",
                birth_date="2005-03-01",
                passport="E98765432",
                passport_until="2031-05-20",
            ),
            3: _zh(
                "周",
                "宇轩",
                family_latin="ZHOU",
                given_latin="YUXUAN",
                birth_date="2004-12-09",
                passport="EA3456789",
                passport_until="2030-11-02",
            ),
        },
    ),
    CollegeList(
        name="zh_id_cards_damaged",
        rows=[
            ["学生信息表", "", "", "", ""],
            ["姓名*", "身份证号*", "手机号码*", "专业", "年级"],
            ["孙浩（班长）", id_card("370202", "20050301", "001"), "13612345678", "软件技术", "二年级"],
            ["高 洁", 3.70202200411232e17, 13687654321, "软件技术", "二年级"],
            ["郭凯", "370202041123234", "1.36E+10", "会计", "一年级"],
            ["林雨桐", id_card("370202", "20041123", "246"), 13611112222.0, "会计", "一年级"],
        ],
        people={
            3: _zh("孙", "浩", national_id=id_card("370202", "20050301", "001"), phone="13612345678", study_year="2"),
            4: _zh("高", "洁", national_id="?", phone="13687654321", study_year="2"),
            5: _zh("郭", "凯", national_id="?", phone="?", study_year="1"),
            6: _zh("林", "雨桐", national_id=id_card("370202", "20041123", "246"), phone="13611112222", study_year="1"),
        },
    ),
    CollegeList(
        name="ru_remarks_behind_names",
        rows=[
            ["", "УТВЕРЖДАЮ"],
            ["", "Директор колледжа"],
            [],
            ["№", "Ф.И.О. студента", "Пол", "Дата рождения", "Паспорт (загран.)", "Эл. почта"],
            [1, "Иванов Иван Иванович (староста)", "м", "5 марта 2005 г.", "751234501", "ivanov@college.example"],
            [2, "Петрова Мария Сергеевна*", "ж", "17.09.2004", "75 1234502", "petrova@college.example"],
            [3, "Сидоров Алексей", "м", "01.02.2005", 751234503.0, "sidorov@college.example"],
            ["", "* – условно"],
            ["", "Итого: 3 чел."],
        ],
        people={
            5: _ru(
                "Иванов",
                "Иван",
                "Иванович",
                sex="1",
                birth_date="2005-03-05",
                passport="751234501",
                email="ivanov@college.example",
            ),
            6: _ru(
                "Петрова",
                "Мария",
                "Сергеевна",
                sex="2",
                birth_date="2004-09-17",
                passport="751234502",
                email="petrova@college.example",
            ),
            7: _ru(
                "Сидоров",
                "Алексей",
                sex="1",
                birth_date="2005-02-01",
                passport="751234503",
                email="sidorov@college.example",
            ),
        },
    ),
    CollegeList(
        name="ru_given_name_first",
        rows=[
            ["Имя и фамилия (лат.)", "Имя и фамилия", "Д.р.", "Номер паспорта"],
            ["Anna SOKOLOVA", "Анна Соколова", "2005-01-09", "№ 754455667"],
            ["Egor TITOV", "Егор Титов", "2004-10-31", "№ 754455668"],
        ],
        people={
            2: _ru(
                "Соколова",
                "Анна",
                family_latin="SOKOLOVA",
                given_latin="ANNA",
                birth_date="2005-01-09",
                passport="754455667",
            ),
            3: _ru(
                "Титов", "Егор", family_latin="TITOV", given_latin="EGOR", birth_date="2004-10-31", passport="754455668"
            ),
        },
    ),
    CollegeList(
        name="zh_bilingual_headings",
        rows=[
            [
                "姓 / Surname",
                "名 / Given name",
                "性别 / Sex",
                "出生日期 / Date of birth",
                "国籍 / Nationality",
                "护照号 / Passport No.",
                "电子邮箱 / E-mail",
            ],
            ["WU", "JIAYI", "F", "20050614", "中国", "ED1112223", "wujiayi@school.example"],
            ["HE", "ZIMO", "M", "20041001", "中国", "ED1112224", "hezimo@school.example"],
        ],
        people={
            2: {
                "family_latin": "WU",
                "given_latin": "JIAYI",
                "sex": "2",
                "birth_date": "2005-06-14",
                "citizenship": "CN",
                "passport": "ED1112223",
                "email": "wujiayi@school.example",
            },
            3: {
                "family_latin": "HE",
                "given_latin": "ZIMO",
                "sex": "1",
                "birth_date": "2004-10-01",
                "citizenship": "CN",
                "passport": "ED1112224",
                "email": "hezimo@school.example",
            },
        },
    ),
    CollegeList(
        name="ru_csv_ansi",
        rows=[
            [
                "Фамилия",
                "Имя",
                "Отчество",
                "Дата рождения",
                "Гражданство",
                "Серия паспорта",
                "Номер паспорта",
                "Телефон",
            ],
            ["Никитина", "Дарья", "Павловна", "25.12.2004", "Россия", "75", "5566778", "89161112233"],
            ["Ким", "Артур", "нет", "02.03.2005", "РФ", "75", "5566779", "7.9161112E+10"],
        ],
        encoding="cp1251",
        people={
            2: _ru(
                "Никитина",
                "Дарья",
                "Павловна",
                birth_date="2004-12-25",
                citizenship="RU",
                passport="755566778",
                phone="+79161112233",
            ),
            3: _ru("Ким", "Артур", birth_date="2005-03-02", citizenship="RU", passport="755566779", phone="?"),
        },
    ),
    CollegeList(
        name="zh_csv_gbk",
        rows=[
            ["学号", "学生姓名", "姓名拼音", "性别", "出生日期", "护照号码", "监护人姓名", "监护人电话", "紧急联系人"],
            ["20240101", "张三（班长）", "ZHANG SAN", "男", "2005/3/1", "EB2345678", "张伟", "13500001111", "张伟"],
            ["20240102", "李思思", "LI SISI", "女", "2004/10/12", "EB2345679", "李刚", "13500002222", "李刚"],
        ],
        encoding="gbk",
        delimiter=",",
        people={
            2: _zh(
                "张",
                "三",
                family_latin="ZHANG",
                given_latin="SAN",
                sex="1",
                birth_date="2005-03-01",
                passport="EB2345678",
                emergency_contact="张伟",
            ),
            3: _zh(
                "李",
                "思思",
                family_latin="LI",
                given_latin="SISI",
                sex="2",
                birth_date="2004-10-12",
                passport="EB2345679",
                emergency_contact="李刚",
            ),
        },
    ),
    CollegeList(
        name="ru_name_columns_and_full_name",
        rows=[
            ["ФИО (как в приказе)", "Фамилия", "Имя", "Отчество", "Фамилия (лат.)", "Имя (лат.)", "Дата рождения"],
            ["Зайцевой Ольги Викторовны", "Зайцева", "Ольга", "Викторовна", "ZAITSEVA", "OLGA", "11.11.2004"],
            ["Мельника Тараса Юрьевича", "Мельник", "Тарас", "Юрьевич", "MELNIK", "TARAS", "03.07.2005"],
        ],
        people={
            2: _ru(
                "Зайцева", "Ольга", "Викторовна", family_latin="ZAITSEVA", given_latin="OLGA", birth_date="2004-11-11"
            ),
            3: _ru("Мельник", "Тарас", "Юрьевич", family_latin="MELNIK", given_latin="TARAS", birth_date="2005-07-03"),
        },
    ),
    CollegeList(
        name="zh_two_tables",
        rows=[
            ["学生名单"],
            ["姓名", "出生日期", "护照号"],
            ["黄一鸣", "2005-02-28", "EC1000001"],
            ["郑爽", "2005-06-30", "EC1000002"],
            [],
            ["带队教师"],
            ["姓名", "职务", "护照号", "电话"],
            ["冯教授", "副教授", "PE1234567", "13812340000"],
            ["蒋文", "讲师", "EC1000009", "13812340009"],
        ],
        people={
            3: _zh("黄", "一鸣", birth_date="2005-02-28", passport="EC1000001"),
            4: _zh("郑", "爽", birth_date="2005-06-30", passport="EC1000002"),
            8: _zh("冯", "?", position="副教授", passport="PE1234567", phone="13812340000", role="teacher"),
            9: _zh("蒋", "文", position="讲师", passport="EC1000009", phone="13812340009", role="teacher"),
        },
    ),
    CollegeList(
        name="ru_hidden_column_and_rows",
        rows=[
            ["ФИО", "Дата рождения", "Паспорт", "Старый паспорт", "e-mail"],
            ["Фёдоров Глеб Андреевич", "14.02.2005", "757000001", "711000001", "fedorov@spo.example"],
            ["Волков Юрий Андреевич", "15.02.2005", "757000002", "711000002", "volkov@spo.example"],
            ["Лебедева Яна Ильдаровна", "16.02.2005", "757000003", "711000003", "lebedeva@spo.example"],
        ],
        hidden_columns=["D"],
        hidden_rows=[3],
        people={
            2: _ru(
                "Фёдоров",
                "Глеб",
                "Андреевич",
                birth_date="2005-02-14",
                passport="757000001",
                email="fedorov@spo.example",
            ),
            3: _ru(
                "Волков", "Юрий", "Андреевич", birth_date="2005-02-15", passport="757000002", email="volkov@spo.example"
            ),
            4: _ru(
                "Лебедева",
                "Яна",
                "Ильдаровна",
                birth_date="2005-02-16",
                passport="757000003",
                email="lebedeva@spo.example",
            ),
        },
    ),
    CollegeList(
        name="zh_dates_of_many_kinds",
        rows=[
            ["姓名", "出生日期", "入学日期", "毕业日期", "毕业学校", "护照签发日期", "护照号"],
            ["许诺", 38412, "2023-09-01", "2026-06-30", "青岛一中", "2024年5月6日", "EF1000001"],
            ["邓超凡", "2005.3.1", "2023-09-01", "2026-06-30", "青岛二中", "2024年5月7日", "EF1000002"],
            ["曹雪", "3/1/2005", "2023-09-01", "2026-06-30", "青岛二中", "2024年5月8日", "EF1000003"],
            ["彭宇", "2005-02-30", "2023-09-01", "2026-06-30", "青岛三中", "2024年5月9日", "EF1000004"],
        ],
        people={
            2: _zh("许", "诺", birth_date="2005-03-01", passport="EF1000001", passport_issued="2024-05-06"),
            3: _zh("邓", "超凡", birth_date="2005-03-01", passport="EF1000002", passport_issued="2024-05-07"),
            4: _zh("曹", "雪", birth_date="?", passport="EF1000003", passport_issued="2024-05-08"),
            5: _zh("彭", "宇", birth_date="?", passport="EF1000004", passport_issued="2024-05-09"),
        },
    ),
    CollegeList(
        name="ru_internal_passport",
        rows=[
            [
                "ФИО обучающегося",
                "Паспорт РФ",
                "",
                "Заграничный паспорт",
                "",
                "СНИЛС",
                "Родитель (законный представитель)",
                "Телефон родителя",
            ],
            ["", "серия", "номер", "серия", "номер", "", "", ""],
            [
                "Громова Кира Денисовна",
                "4510",
                "123456",
                "75",
                "8100001",
                "112-233-445 95",
                "Громов Денис Олегович",
                "89160001122",
            ],
            [
                "Тихонов Марк Львович",
                "4511",
                "654321",
                "75",
                "8100002",
                "112-233-446 96",
                "Тихонова Анна Ивановна",
                "89160001133",
            ],
        ],
        merged=["B1:C1", "D1:E1"],
        people={
            3: _ru("Громова", "Кира", "Денисовна", passport="758100001", national_id="4510123456"),
            4: _ru("Тихонов", "Марк", "Львович", passport="758100002", national_id="4511654321"),
        },
    ),
    CollegeList(
        name="en_supervisor_host",
        rows=[
            [
                "No",
                "Full name",
                "Date of birth (dd/mm/yyyy)",
                "Passport number",
                "Visa expiry date",
                "Supervisor name",
                "Supervisor e-mail",
                "Host university",
                "Emergency phone",
                "E-mail",
            ],
            [
                1,
                "PETROV Ivan",
                "13/02/2005",
                "75 9000001",
                "30/06/2027",
                "Prof. Zhang Wei",
                "zhang@uni.example",
                "Harbin Institute",
                "+7 900 000-00-01",
                "petrov@mail.example",
            ],
            [
                2,
                "LEE Anna",
                "28/11/2004",
                "75 9000002",
                "30/06/2027",
                "Prof. Zhang Wei",
                "zhang@uni.example",
                "Harbin Institute",
                "+7 900 000-00-02",
                "lee@mail.example",
            ],
        ],
        people={
            2: {
                "family_latin": "PETROV",
                "given_latin": "IVAN",
                "birth_date": "2005-02-13",
                "passport": "759000001",
                "email": "petrov@mail.example",
            },
            3: {
                "family_latin": "LEE",
                "given_latin": "ANNA",
                "birth_date": "2004-11-28",
                "passport": "759000002",
                "email": "lee@mail.example",
            },
        },
    ),
    CollegeList(
        name="ru_two_phones",
        rows=[
            ["Студент", "Дата рождения", "№ загранпаспорта", "Контактный телефон", "Телефон родителей"],
            ["Абрамов Илья Петрович", "01.01.2005", "75 № 9100001", "89031234567, 84951234567", "89031110000"],
            ["Быкова Алина Петровна", "02.01.2005", "75№9100002", "+8 903 123-45-68", "89031110001"],
            ["Власов Тимур Рашидович", "03.01.2005", "75N9100003", "9031234569", "89031110002"],
        ],
        people={
            2: _ru("Абрамов", "Илья", "Петрович", birth_date="2005-01-01", passport="759100001", phone="?"),
            3: _ru("Быкова", "Алина", "Петровна", birth_date="2005-01-02", passport="759100002", phone="?"),
            4: _ru("Власов", "Тимур", "Рашидович", birth_date="2005-01-03", passport="759100003", phone="+79031234569"),
        },
    ),
    CollegeList(
        name="zh_group_headings",
        rows=[
            ["序号", "基本信息", "", "", "护照信息", "", "", "紧急联系人", ""],
            ["", "姓名", "性别", "出生日期", "号码", "签发日期", "有效期至", "姓名", "电话"],
            [1, "罗小曼", "女", "2005-05-05", "EG0000001", "2022-01-01", "2032-01-01", "罗强", "13300001111"],
            [2, "司马光远", "男", "2004-09-09", "EG0000002", "2022-01-02", "2032-01-02", "司马青", "13300002222"],
        ],
        merged=["B1:D1", "E1:G1", "H1:I1", "A1:A2"],
        people={
            3: _zh(
                "罗",
                "小曼",
                sex="2",
                birth_date="2005-05-05",
                passport="EG0000001",
                passport_issued="2022-01-01",
                passport_until="2032-01-01",
            ),
            4: _zh(
                "司马",
                "光远",
                sex="1",
                birth_date="2004-09-09",
                passport="EG0000002",
                passport_issued="2022-01-02",
                passport_until="2032-01-02",
            ),
        },
    ),
    CollegeList(
        name="ru_swapped_columns",
        rows=[
            ["ФИО", "Дата рождения", "Номер загранпаспорта", "Примечание"],
            ["12.05.2005", "Рыбаков Семён Ильич", "756000001", ""],
            ["13.05.2005", "Рыбакова Нина Ильинична", "756000002", "близнецы"],
        ],
        people={
            2: _ru("Рыбаков", "Семён", "Ильич", birth_date="2005-05-12", passport="756000001"),
            3: _ru("Рыбакова", "Нина", "Ильинична", birth_date="2005-05-13", passport="756000002"),
        },
    ),
    CollegeList(
        name="zh_wrong_numbers",
        rows=[
            ["中文姓名", "英文姓名", "出生日期", "护照号码", "手机"],
            ["徐静怡", "XU JINGYI", "2005-01-01", "E1234567", "+86 138-0001-0001"],
            ["谢东", "XIE DONG", "2005-01-02", "EH1234568（旧）", "138 0001 0002"],
            ["曾一凡", "ZENG YIFAN", "2005-01-03", "EH 123 4569", "8613800010003"],
            ["吕布衣", "LYU BUYI", "2005-01-04", "待办", "13800010004/13900010004"],
        ],
        further={"Sheet2": [["备注"], ["以上学生均已通过体检"]]},
        people={
            2: _zh(
                "徐",
                "静怡",
                family_latin="XU",
                given_latin="JINGYI",
                birth_date="2005-01-01",
                passport="?",
                phone="+8613800010001",
            ),
            3: _zh(
                "谢",
                "东",
                family_latin="XIE",
                given_latin="DONG",
                birth_date="2005-01-02",
                passport="?",
                phone="13800010002",
            ),
            4: _zh(
                "曾",
                "一凡",
                family_latin="ZENG",
                given_latin="YIFAN",
                birth_date="2005-01-03",
                passport="EH1234569",
                phone="+8613800010003",
            ),
            5: _zh(
                "吕", "布衣", family_latin="LYU", given_latin="BUYI", birth_date="2005-01-04", passport="?", phone="?"
            ),
        },
    ),
)

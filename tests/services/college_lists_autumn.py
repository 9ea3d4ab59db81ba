"""Twelve lists as colleges send them in autumn, written down with what must come out before the program had read them.

Titles, groups of headings, footers, merged cells, remarks. Everybody in them is invented. See `college_lists`. A list
that cannot be told from other text is refused as a whole.
"""

from __future__ import annotations

import datetime

from college_lists import CollegeList

_DAY = datetime.datetime

# fmt: off
AUTUMN: tuple[CollegeList, ...] = (
    CollegeList(
        name="zh_groups_and_former_names",
        rows=[
            ["关于选派2026年秋季学期赴俄交流学生的名单（汇总表）"],
            ["填报单位（盖章）：", "", "", "", "", "", "", "填报日期：2026.5.12"],
            ["序号", "学生基本情况", "", "", "", "护照", "", "联系方式", "", "备注"],
            ["", "姓名", "曾用名", "性别", "出生年月", "护照号码", "有效期至", "手机", "邮箱"],
            [1, "吴思远", "吴小远", "男", "2005.03.01", "EJ4455661", "2033.06.15", "13912340001", "wusy@c.example",
             "团支书"],
            [2, "诸葛云", "", "女", "2004.12.20", "EJ4455662", "2033.06.15", "139 1234 0002", "zhuge@c.example"],
            [3, "买买提·艾力", "", "男", "2005.7.8", "EJ4455663", "2033.06.15", "13912340003", "mai@c.example",
             "清真饮食"],
            ["合计：3人"],
            ["系主任签字：", "", "", "", "教务处（盖章）"],
        ],
        merged=["A1:J1", "A3:A4", "B3:E3", "F3:G3", "H3:I3", "J3:J4"],
        people={
            5: {"family_han": "吴", "given_han": "思远", "sex": "1", "birth_date": "2005-03-01",
                "passport": "EJ4455661", "passport_until": "2033-06-15", "phone": "13912340001",
                "email": "wusy@c.example"},
            6: {"family_han": "诸葛", "given_han": "云", "sex": "2", "birth_date": "2004-12-20",
                "passport": "EJ4455662", "passport_until": "2033-06-15", "phone": "13912340002",
                "email": "zhuge@c.example"},
            # a name with a point has no family name: it stays whole
            7: {"family_han": "买买提·艾力", "sex": "1", "birth_date": "2005-07-08", "passport": "EJ4455663",
                "passport_until": "2033-06-15", "phone": "13912340003", "email": "mai@c.example"},
        },
    ),
    CollegeList(
        name="zh_day_numbers_and_two_phones",
        rows=[
            ["班级", "姓名", "性别", "出生日期", "", "身份证号", "电话", "", "父母电话"],
            ["商务俄语2301", "韩梅", "女", 38412, "", "230102200503010022", "13604510001/13704510001", "",
             "13804510001"],
            ["", "李雷", "男", 38321, "", "230102200411300110", 13604510002, "", "13804510002"],
        ],
        merged=["A2:A3"],
        people={
            2: {"family_han": "韩", "given_han": "梅", "sex": "2", "birth_date": "2005-03-01",
                "national_id": "230102200503010022", "phone": "?"},
            3: {"family_han": "李", "given_han": "雷", "sex": "1", "birth_date": "2004-11-30",
                "national_id": "230102200411300110", "phone": "13604510002"},
        },
    ),
    CollegeList(
        name="ru_capitals_total_and_director",
        rows=[
            ["Министерство образования Приморского края"],
            ["СПИСОК"],
            ["обучающихся, направляемых на стажировку в КНР с 01.09.2026 по 31.12.2026"],
            [],
            ["№ п/п", "Ф.И.О.", "Дата рождения", "Паспорт", "", "Телефон", "Специальность"],
            ["", "", "", "Серия", "№"],
            [1, "ОРЛОВА МАРИЯ ПЕТРОВНА", "25/03/2001", "0515", "112233", "8 (924) 111-22-33",
             "09.02.07 Программирование"],
            [2, "КУЗЬМИН ОЛЕГ ИВАНОВИЧ", "05/03/2001", "75", "7654321", "8 (924) 111-22-34"],
            [3, "Ким Дмитрий", "13/11/2000", 75, 7654322, 9241112235],
            ["", "Итого: 3 чел."],
            ["", "Директор ____________", "", "", "И.И. Петров"],
            ["", "М.П."],
        ],
        merged=["A1:G1", "A2:G2", "A3:G3", "A5:A6", "B5:B6", "C5:C6", "D5:E5", "F5:F6", "G5:G6"],
        people={
            7: {"family_cyrillic": "Орлова", "given_cyrillic": "Мария", "patronymic": "Петровна",
                "birth_date": "2001-03-25", "national_id": "0515112233", "phone": "+79241112233"},
            8: {"family_cyrillic": "Кузьмин", "given_cyrillic": "Олег", "patronymic": "Иванович",
                "birth_date": "2001-03-05", "passport": "757654321", "phone": "+79241112234"},
            9: {"family_cyrillic": "Ким", "given_cyrillic": "Дмитрий", "birth_date": "2000-11-13",
                "passport": "757654322", "phone": "+79241112235"},
        },
    ),
    CollegeList(
        name="zh_spellings_of_passports",
        rows=[
            ["中文姓名", "护照英文名（大写）", "DOB", "Passport No.", "Nationality"],
            ["陈大文", "CHAN TAI MAN", "2004-08-09", "K12345678", "中国"],
            ["吕晓雨", "LYU XIAOYU", "2005-02-03", "EK1122334", "中国"],
            ["单雄信", "SHAN XIONGXIN", "2005-02-04", "EK1122335", "Chinese"],
        ],
        people={
            2: {"family_han": "陈", "given_han": "大文", "birth_date": "2004-08-09", "passport": "K12345678",
                "citizenship": "CN", "family_latin": "CHAN", "given_latin": "TAI MAN"},
            3: {"family_han": "吕", "given_han": "晓雨", "birth_date": "2005-02-03", "passport": "EK1122334",
                "citizenship": "CN", "family_latin": "LYU", "given_latin": "XIAOYU"},
            4: {"family_han": "单", "given_han": "雄信", "birth_date": "2005-02-04", "passport": "EK1122335",
                "citizenship": "CN", "family_latin": "SHAN", "given_latin": "XIONGXIN"},
        },
    ),
    CollegeList(
        name="ru_passport_data_in_one_cell",
        rows=[
            ["ФИО", "Дата рождения", "Паспортные данные"],
            ["Громов Илья Олегович", "01.02.2005", "серия 0512 № 345678, выдан УМВД 12.05.2019"],
            ["Громова Анна Олеговна", "02.02.2005", "0512 345679"],
            ["Дроздов Олег Ильич", "03.02.2005", "загран. 75 1234568"],
            ["Егорова Ия Львовна", "04.02.2005", "0512 345680 / 75 1234569"],
            ["Жуков Лев Львович", "05.02.2005", "на оформлении"],
        ],
        people={
            2: {"family_cyrillic": "Громов", "given_cyrillic": "Илья", "patronymic": "Олегович",
                "birth_date": "2005-02-01", "national_id": "0512345678", "national_id_issued": "2019-05-12"},
            3: {"family_cyrillic": "Громова", "given_cyrillic": "Анна", "patronymic": "Олеговна",
                "birth_date": "2005-02-02", "national_id": "0512345679"},
            4: {"family_cyrillic": "Дроздов", "given_cyrillic": "Олег", "patronymic": "Ильич",
                "birth_date": "2005-02-03", "passport": "751234568"},
            5: {"family_cyrillic": "Егорова", "given_cyrillic": "Ия", "patronymic": "Львовна",
                "birth_date": "2005-02-04", "national_id": "0512345680", "passport": "751234569"},
            6: {"family_cyrillic": "Жуков", "given_cyrillic": "Лев", "patronymic": "Львович",
                "birth_date": "2005-02-05"},
        },
    ),
    CollegeList(
        name="zh_identity_cards_alone",
        rows=[
            ["姓名", "民族", "政治面貌", "身份证号码", "QQ", "家庭住址", "入学时间"],
            ["沈阳", "汉族", "共青团员", "230102200411300110", "123456789", "哈尔滨市道里区1号", "2023年9月"],
            ["南宫问天", "满族", "群众", "230102200503010022 ", "223456789", "哈尔滨市道里区2号", "2023年9月"],
        ],
        people={
            2: {"family_han": "沈", "given_han": "阳", "national_id": "230102200411300110"},
            3: {"family_han": "南宫", "given_han": "问天", "national_id": "230102200503010022"},
        },
    ),
    CollegeList(
        name="ru_csv_lines_in_headings",
        rows=[
            ["№", "Фамилия", "Имя", "Отчество (при наличии)", "Пол", "Дата\nрождения", "Гражданство",
             "Загранпаспорт\n(серия и номер)", "Срок действия\nзагранпаспорта", "E-mail"],
            ["1", "Тян", "Алина", "—", "жен.", "07.09.2005", "гражданство: Россия", "75 № 4445551", "10.10.2030",
             "tyan@c.example"],
            ["2", "Шмидт-Ли", "Карл", "Эдуардович", "муж", "21.2.2004 г.", "РФ", "754445552", "10.10.30",
             "karl@c.example"],
            ["", "ВСЕГО", "", "2"],
        ],
        encoding="utf-8-sig",
        people={
            2: {"family_cyrillic": "Тян", "given_cyrillic": "Алина", "sex": "2", "birth_date": "2005-09-07",
                "citizenship": "RU", "passport": "754445551", "passport_until": "2030-10-10",
                "email": "tyan@c.example"},
            3: {"family_cyrillic": "Шмидт-Ли", "given_cyrillic": "Карл", "patronymic": "Эдуардович", "sex": "1",
                "birth_date": "2004-02-21", "citizenship": "RU", "passport": "754445552",
                "passport_until": "2030-10-10", "email": "karl@c.example"},
        },
    ),
    CollegeList(
        name="en_from_a_russian_college",
        rows=[
            ["List of exchange students, autumn 2026"],
            ["Surname", "Given names", "Sex (M/F)", "Date of birth (DD.MM.YYYY)", "Passport No.",
             "Passport valid until", "Programme at home", "Emergency contact (parent, phone)"],
            ["IVANOVA", "ELENA", "F", "03.04.2005", "75 5556661", "04.05.2031", "Logistics",
             "Ivanova O., +79001112233"],
            ["O'CONNOR-PAK", "ALEXEY", "M", "13.04.2005", "75 5556662", "05.05.2031", "Logistics",
             "Pak I., +79001112234"],
            ["Total: 2"],
        ],
        merged=["A1:H1"],
        people={
            3: {"family_latin": "IVANOVA", "given_latin": "ELENA", "sex": "2", "birth_date": "2005-04-03",
                "passport": "755556661", "passport_until": "2031-05-04"},
            4: {"family_latin": "O'CONNOR-PAK", "given_latin": "ALEXEY", "sex": "1", "birth_date": "2005-04-13",
                "passport": "755556662", "passport_until": "2031-05-05"},
        },
    ),
    CollegeList(
        name="zh_sections_of_classes",
        rows=[
            ["赴俄学习人员花名册"],
            ["序号", "姓名", "性别", "出生日期", "护照号", "专业"],
            ["一、商务俄语专业（2人）"],
            [1, "马骏", "男", "2005/3/1", "EL0000001", "商务俄语"],
            [2, "白雪", "女", "2005/13/2", "EL0000002", "商务俄语"],
            ["二、护理专业（1人）"],
            ["序号", "姓名", "性别", "出生日期", "护照号", "专业"],
            [1, "唐糖", "女", "2005/4/3", "EL0000003", "护理"],
            ["总人数：3"],
        ],
        merged=["A1:F1", "A3:F3", "A6:F6"],
        people={
            4: {"family_han": "马", "given_han": "骏", "sex": "1", "birth_date": "2005-03-01",
                "passport": "EL0000001"},
            5: {"family_han": "白", "given_han": "雪", "sex": "2", "birth_date": "?", "passport": "EL0000002"},
            8: {"family_han": "唐", "given_han": "糖", "sex": "2", "birth_date": "2005-04-03",
                "passport": "EL0000003"},
        },
    ),
    CollegeList(
        name="ru_empty_columns_and_mothers",
        rows=[
            ["", "", "", "Утверждаю: директор ______"],
            [],
            ["", "Список участников программы обмена"],
            ["", "№", "", "ФИО обучающегося", "", "Дата рожд.", "Серия и номер загранпаспорта", "", "Моб. тел.",
             "Мать (ФИО, тел.)"],
            ["", 1, "", "Абрамова Вера Олеговна", "", _DAY(2005, 4, 6), 758880001, "", "+7-914-700-00-01",
             "Абрамова О.П. +7-914-700-00-99"],
            ["", 2, "", "Ветров  Егор Олегович", "", "7.4.2005", "75 888 0002", "", "8 914 700 00 02"],
            ["", 3, "", "Вольф Анна Мария Карловна", "", "17.4.2005", "758880003", "", "тот же"],
            ["", "", "", "Ответственный исполнитель: Сомова А.А., тел. 8(423)222-33-44"],
        ],
        people={
            5: {"family_cyrillic": "Абрамова", "given_cyrillic": "Вера", "patronymic": "Олеговна",
                "birth_date": "2005-04-06", "passport": "758880001", "phone": "+79147000001"},
            6: {"family_cyrillic": "Ветров", "given_cyrillic": "Егор", "patronymic": "Олегович",
                "birth_date": "2005-04-07", "passport": "758880002", "phone": "+79147000002"},
            7: {"family_cyrillic": "Вольф", "given_cyrillic": "Анна Мария", "patronymic": "Карловна",
                "birth_date": "2005-04-17", "passport": "758880003", "phone": "?"},
        },
    ),
    CollegeList(
        name="zh_kinds_of_documents",
        rows=[
            ["学生姓名", "证件类型", "证件号码", "证件有效期", "联系方式", "国籍"],
            ["张三丰（男）", "居民身份证", "440301200506071115", "长期", "13711110001", "中国/КНР"],
            ["ИВАНОВ ПЁТР", "护照", "75 1112223", "2031-01-01", "+7 914 000 11 22", "俄罗斯籍"],
            ["李雪", "港澳通行证", "C12345678", "2029-09-09", "13711110003", "中国"],
            ["王海", "身份证", "EK1122339", "2030-09-09", "13711110004", "汉族"],
        ],
        people={
            2: {"family_han": "张", "given_han": "三丰", "national_id": "440301200506071115",
                "phone": "13711110001", "citizenship": "CN"},
            3: {"family_cyrillic": "Иванов", "given_cyrillic": "Пётр", "passport": "751112223",
                "passport_until": "2031-01-01", "phone": "+79140001122", "citizenship": "RU"},
            4: {"family_han": "李", "given_han": "雪", "passport": "?", "phone": "13711110003", "citizenship": "CN"},
            5: {"family_han": "王", "given_han": "海", "passport": "?", "phone": "13711110004", "citizenship": "?"},
        },
    ),
    CollegeList(
        name="ru_two_facts_in_one_column",
        rows=[
            ["ФИО студента, группа", "Дата и место рождения", "Загранпаспорт: серия, номер, срок действия",
             "Контакты родителей"],
            ["Зорина Ольга Игоревна, ТЭК-21", "12.03.2005, г. Артём", "75 7770001 до 05.06.2030", "89140000001"],
            ["Зотов Пётр Игоревич, ТЭК-21", "13.03.2005, г. Находка", "75 7770002 до 06.06.2030", "89140000002"],
        ],
        people={
            2: {"family_cyrillic": "Зорина", "given_cyrillic": "Ольга", "patronymic": "Игоревна",
                "birth_date": "2005-03-12", "birth_place": "г. Артём", "passport": "757770001",
                "passport_until": "2030-06-05", "emergency_contact": "89140000001"},
            3: {"family_cyrillic": "Зотов", "given_cyrillic": "Пётр", "patronymic": "Игоревич",
                "birth_date": "2005-03-13", "birth_place": "г. Находка", "passport": "757770002",
                "passport_until": "2030-06-06", "emergency_contact": "89140000002"},
        },
    ),
)

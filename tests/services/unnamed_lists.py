"""Lists of every kind as colleges send them, handed in without a word of what they hold, each with what must come out.

They were written before anybody looked at how the kind of a list is told. Everybody and everything in them is invented.
`kind` is how a list must be read; a list of which nobody can know it is `ASKED`, and `among` must then stand in the
question. `beside` are sheets of another kind, which must be named as not read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from college_lists import CollegeList

ASKED = ""


@dataclass(frozen=True)
class UnnamedList(CollegeList):
    """A file of which nobody said what it holds."""

    kind: str = ASKED
    among: tuple[str, ...] = ()
    beside: Mapping[str, str] = field(default_factory=dict)


def lines(*rows: str) -> list[list[object]]:
    """Cells of each line between strokes."""
    return [[cell.strip() for cell in row.split("|")] for row in rows]


UNNAMED: tuple[UnnamedList, ...] = (
    UnnamedList(
        name="zh_partner_schools",
        rows=lines(
            "2026年合作院校一览表",
            "序号 | 学校名称 | 国家 | 城市 | 联系人 | 电话 | 邮箱",
            "1 | 滨海职业学院 | 俄罗斯 | 符拉迪沃斯托克 | 伊万诺娃 | +7 423 245-11-22 | info@pk-college.example",
            "2 | 贝加尔技术学院 | 俄罗斯 | 伊尔库茨克 | 彼得罗夫 | +7 395 233-44-55 | bk@baikal.example",
            "3 | 阿穆尔师范大学 | 俄罗斯 | 布拉戈维申斯克 | 西多罗娃 | +7 416 222-33-44 | amur@amur.example",
        ),
        merged=["A1:G1"],
        kind="institution",
    ),
    UnnamedList(
        name="ru_partner_colleges",
        rows=lines(
            "Название | Страна | Город | Контакт | Телефон",
            "Приморский колледж | Россия | Владивосток | Иванова А. И. | +7 423 245-11-22",
            "Сунхуацзянский политехнический колледж | Китай | Харбин | Чжан Вэй | +86 451 8888 1111",
            "Байкальский техникум | Россия | Иркутск | Петров С. С. | +7 395 233-44-55",
        ),
        kind="institution",
    ),
    UnnamedList(
        name="en_name_country_of_colleges",
        rows=lines(
            "Name | Country | City | Phone",
            "Harbin Vocational College of Science | China | Harbin | +86 451 8888 1111",
            "Amur State University | Russia | Blagoveshchensk | +7 416 222 33 44",
        ),
        kind="institution",
    ),
    UnnamedList(
        name="en_name_country_of_people",
        rows=lines(
            "Name | Country | City | Phone",
            "Anna Smirnova | Russia | Irkutsk | +7 916 123-45-67",
            "Wang Xiaoming | China | Harbin | +86 138 0001 0001",
            "Pyotr Kuznetsov | Russia | Chita | +7 926 765-43-21",
        ),
        kind="people",
    ),
    UnnamedList(
        name="zh_csv_gbk_institutions",
        rows=lines(
            "名称,国家,电话".replace(",", "|"),
            "赤塔铁路技术学校|俄罗斯|+7 302 233-44-55",
            "哈巴罗夫斯克工业学院|俄罗斯|+7 421 244-55-66",
        ),
        encoding="gb18030",
        delimiter=",",
        kind="institution",
    ),
    UnnamedList(
        name="ru_organisations_with_directors",
        rows=lines(
            "Перечень образовательных организаций — партнёров",
            "",
            "№ п/п | Наименование организации | Страна | Адрес | Сайт | Директор",
            "1 | ГБПОУ «Забайкальский горный колледж» | РФ | Чита, ул. Баргузинская, 43 | zabgk.example | Зыков Н. В.",
            "2 | Хэйлунцзянский политехнический институт | КНР | г. Харбин | hljp.example | Ли Цян",
        ),
        merged=["A1:F1"],
        kind="institution",
    ),
    UnnamedList(
        name="zh_groups_above_headings",
        rows=lines(
            "序号 | 院校信息 | | | 联系方式 | ",
            " | 院校名称 | 所在国家 | 所在城市 | 联系电话 | 电子邮箱",
            "1 | 滨海职业学院 | 俄罗斯 | 符拉迪沃斯托克 | +7 423 245-11-22 | a@pk.example",
            "2 | 远东铁路大学 | 俄罗斯 | 哈巴罗夫斯克 | +7 421 240-70-70 | b@dv.example",
        ),
        merged=["A1:A2", "B1:D1", "E1:F1"],
        kind="institution",
    ),
    UnnamedList(
        name="two_languages_institutions",
        rows=lines(
            "合作院校名单 Список вузов-партнёров",
            "院校名称 / Название учреждения | 国家 / Страна | 城市 / Город | 网站 / Сайт",
            "滨海职业学院 | 俄罗斯 Россия | 符拉迪沃斯托克 | pk.example",
            "Амурский технический колледж | 俄罗斯 Россия | Благовещенск | atk.example",
        ),
        kind="institution",
    ),
    UnnamedList(
        name="ru_csv_ansi_institutions",
        rows=lines(
            "Наименование|Страна|Город|E-mail",
            "Колледж транспорта|Россия|Хабаровск|kt@example.ru",
            "Технологический университет|Россия|Якутск|tu@example.ru",
        ),
        encoding="cp1251",
        kind="institution",
    ),
    UnnamedList(
        name="zh_contacts_of_partners",
        rows=lines(
            "合作院校联系人通讯录",
            "合作院校 | 联系人 | 职务 | 电话 | 邮箱",
            "滨海职业学院 | 伊万诺娃·安娜 | 国际处处长 | +7 423 245-11-22 | ivanova@pk.example",
            "滨海职业学院 | 彼得罗夫·谢尔盖 | 协调员 | +7 423 245-11-23 | petrov@pk.example",
        ),
        kind="contact",
    ),
    UnnamedList(
        name="ru_contact_persons",
        rows=lines(
            "Организация | Контактное лицо | Должность | Телефон | E-mail",
            "Приморский колледж | Иванова Анна Игоревна | Начальник отдела | +7 423 245-11-22 | ivanova@pk.example",
            "Байкальский техникум | Петров Сергей Сергеевич | Специалист | +7 395 233-44-55 | petrov@bk.example",
        ),
        kind="contact",
    ),
    UnnamedList(
        name="zh_schools_and_their_contacts",
        rows=lines(
            "学校名称 | 国家 | 联系人姓名 | 联系人职务 | 联系人电话 | 联系人邮箱",
            "滨海职业学院 | 俄罗斯 | 伊万诺娃·安娜 | 国际处处长 | +7 423 245-11-22 | ivanova@pk.example",
            "贝加尔技术学院 | 俄罗斯 | 彼得罗夫·谢尔盖 | 协调员 | +7 395 233-44-55 | petrov@bk.example",
        ),
        kind="contact",
    ),
    UnnamedList(
        name="ru_faculties",
        rows=lines(
            "Вуз | Факультет | Код",
            "Амурский университет | Факультет международных отношений | ФМО",
            "Амурский университет | Экономический факультет | ЭФ",
        ),
        kind="unit",
    ),
    UnnamedList(
        name="zh_agreements",
        rows=lines(
            "对外合作协议台账",
            "协议编号 | 合作院校 | 协议类型 | 签订日期 | 有效期至 | 状态",
            "XY-2024-01 | 滨海职业学院 | 交流协议 | 2024-03-01 | 2029-02-28 | 履行中",
            "XY-2025-02 | 贝加尔技术学院 | 框架协议 | 2025-06-15 | 2030-06-14 | 履行中",
        ),
        merged=["A1:F1"],
        kind="agreement",
    ),
    UnnamedList(
        name="ru_register_of_contracts",
        rows=lines(
            "Реестр договоров о международном сотрудничестве",
            "№ п/п | № договора | Партнёр | Вид договора | Дата подписания | Срок действия | Примечание",
            "1 | ПК-25/01 | Хэйлунцзянский колледж | Соглашение об обмене | 01.03.2025 | 28.02.2030 | ",
            "2 | ПК-25/02 | Цзилиньский институт | Рамочное соглашение | 15.06.2025 | 14.06.2030 | бессрочно?",
        ),
        merged=["A1:G1"],
        kind="agreement",
    ),
    UnnamedList(
        name="en_agreements",
        rows=lines(
            "Agreement number | Partner | Date signed | Valid until",
            "EX-01 | Harbin Vocational College | 2024-09-01 | 2029-08-31",
            "EX-02 | Baikal Technical College | 2025-02-10 | 2030-02-09",
        ),
        kind="agreement",
    ),
    UnnamedList(
        name="zh_places_of_agreements",
        rows=lines(
            "协议编号 | 方向 | 交流类型 | 每年名额 | 期限（月）",
            "XY-2024-01 | 派出 | 交换学习 | 6 | 5",
            "XY-2024-01 | 接收 | 交换学习 | 6 | 5",
        ),
        kind="condition",
    ),
    UnnamedList(
        name="ru_programmes",
        rows=lines(
            "План программ обмена на 2026/2027 учебный год",
            "Название программы | Вид программы | Принимающая сторона | Дата начала | Дата окончания | Кол-во мест",
            "Осень в Харбине | Семестр по обмену | Хэйлунцзянский колледж | 01.09.2026 | 31.01.2027 | 10",
            "Летняя школа языка | Летняя школа | Цзилиньский институт | 05.07.2027 | 26.07.2027 | 20",
        ),
        merged=["A1:F1"],
        kind="programme",
    ),
    UnnamedList(
        name="zh_programmes",
        rows=lines(
            "项目名称 | 项目类型 | 接收院校 | 开始日期 | 结束日期 | 名额",
            "2026年秋季交换 | 学期交换 | 滨海职业学院 | 2026-09-01 | 2027-01-31 | 12",
            "2027年暑期班 | 暑期学校 | 贝加尔技术学院 | 2027-07-05 | 2027-07-30 | 20",
        ),
        kind="programme",
    ),
    UnnamedList(
        name="zh_stays",
        rows=lines(
            "姓名 | 交流方向 | 派出院校 | 接收院校 | 出国日期 | 回国日期",
            "王小明 | 派出 | 松花工程职业学院 | 滨海职业学院 | 2026-09-01 | 2027-01-31",
            "李思雨 | 派出 | 松花工程职业学院 | 贝加尔技术学院 | 2026-09-01 | 2027-06-30",
        ),
        kind="mobility",
    ),
    UnnamedList(
        name="ru_stays",
        rows=lines(
            "ФИО | Направление | Вид мобильности | Принимающая организация | Дата выезда | Дата возвращения | Статус",
            "Соколова Дарья Игоревна | Исходящая | Обучение по обмену | Хэйлунцзянский колледж | 01.09.2026 | "
            "31.01.2027 | Номинация подана",
            "Орлов Иван Петрович | Исходящая | Стажировка | Цзилиньский институт | 10.09.2026 | 31.12.2026 | Черновик",
        ),
        kind="mobility",
    ),
    UnnamedList(
        name="zh_hsk_results",
        rows=lines(
            "2026年5月HSK考试成绩汇总",
            "姓名 | 考试种类 | 级别 | 考试日期 | 听力 | 阅读 | 书写 | 总分 | 证书编号",
            "安娜 | HSK | 4 | 2026-05-10 | 80 | 78 | 73 | 231 | H42605001",
            "谢尔盖 | HSK | 3 | 2026-05-10 | 88 | 91 | 80 | 259 | H32605002",
        ),
        merged=["A1:I1"],
        kind="exam_result",
    ),
    UnnamedList(
        name="ru_exam_results",
        rows=lines(
            "ФИО | Экзамен | Уровень | Дата сдачи | Балл | № сертификата",
            "Ван Сяомин | ТРКИ | B1 | 20.05.2026 | 81 | 00123",
            "Ли Сыюй | ТРКИ | A2 | 20.05.2026 | 77 | 00124",
        ),
        kind="exam_result",
    ),
    UnnamedList(
        name="en_exam_results",
        rows=lines(
            "Name | Test | Level | Date | Score | Certificate no.",
            "Anna Smirnova | HSK | 4 | 2026-05-10 | 231 | H42605001",
            "Pyotr Kuznetsov | HSK | 3 | 2026-05-10 | 259 | H32605002",
        ),
        kind="exam_result",
    ),
    UnnamedList(
        name="zh_lessons",
        rows=lines(
            "班级 | 上课日期 | 上课时间 | 学时 | 授课内容 | 教室",
            "俄语1班 | 2026-09-07 | 08:30 | 2 | 字母与语音 | A-201",
            "俄语1班 | 2026-09-09 | 08:30 | 2 | 问候 | A-201",
        ),
        kind="language_lesson",
    ),
    UnnamedList(
        name="ru_lessons_csv",
        rows=lines(
            "Группа|Дата|Время|Ак. ч.|Тема занятия|Аудитория",
            "КИТ-1|07.09.2026|09:00|2|Фонетика|305",
            "КИТ-1|09.09.2026|09:00|2|Приветствия|305",
        ),
        encoding="utf-8-sig",
        kind="language_lesson",
    ),
    UnnamedList(
        name="zh_courses",
        rows=lines(
            "语言课程计划",
            "课程名称 | 语种 | 起始水平 | 目标水平 | 总学时 | 备注",
            "初级俄语 | 俄语 | 零起点 | A1 | 144 | ",
            "中级俄语 | 俄语 | A2 | B1 | 216 | ",
        ),
        kind="language_course",
    ),
    UnnamedList(
        name="ru_courses",
        rows=lines(
            "Название курса | Изучаемый язык | Начальный уровень | Итоговый уровень | Кол-во часов",
            "Китайский с нуля | Китайский | | A1 | 144",
            "Китайский продолжающий | Китайский | A2 | B1 | 216",
        ),
        kind="language_course",
    ),
    UnnamedList(
        name="zh_language_classes",
        rows=lines(
            "班级 | 课程名称 | 任课教师 | 开课日期 | 结课日期 | 教室 | 人数上限",
            "俄语1班 | 初级俄语 | 王建国 | 2026-09-07 | 2027-01-15 | A-201 | 20",
            "俄语2班 | 初级俄语 | 李卫东 | 2026-09-07 | 2027-01-15 | A-202 | 20",
        ),
        kind="language_group",
    ),
    UnnamedList(
        name="ru_enrolments",
        rows=lines(
            "ФИО | Учебная группа | Дата зачисления | Статус | Итоговая оценка",
            "Соколова Дарья Игоревна | КИТ-1 | 07.09.2026 | Учится | ",
            "Орлов Иван Петрович | КИТ-1 | 07.09.2026 | Учится | ",
        ),
        kind="language_enrolment",
    ),
    UnnamedList(
        name="ru_specialities",
        rows=lines(
            "Перечень специальностей СПО",
            "Код | Наименование специальности | Страна",
            "09.02.07 | Информационные системы и программирование | Россия",
            "23.02.01 | Организация перевозок и управление на транспорте | Россия",
        ),
        kind="speciality",
    ),
    UnnamedList(
        name="zh_specialities",
        rows=lines(
            "专业代码 | 专业名称 | 专业俄文名称",
            "510203 | 软件技术 | Программное обеспечение",
            "530701 | 电子商务 | Электронная коммерция",
        ),
        kind="speciality",
    ),
    UnnamedList(
        name="ru_delegations",
        rows=lines(
            "Делегация | Программа | № договора | Дата выезда | Дата возвращения",
            "Осень-1 | Осень в Харбине | ПК-25/01 | 01.09.2026 | 31.01.2027",
            "Осень-2 | Осень в Харбине | ПК-25/01 | 15.09.2026 | 31.01.2027",
        ),
        kind="mobility_group",
    ),
    UnnamedList(
        name="zh_terms",
        rows=lines(
            "学年 | 学期 | 开学日期 | 放假日期",
            "2026/2027 | 秋季 | 2026-09-01 | 2027-01-20",
            "2026/2027 | 春季 | 2027-02-22 | 2027-07-10",
        ),
        kind="term",
    ),
    UnnamedList(
        name="ru_academic_years",
        rows=lines(
            "Учебный год | Начало | Окончание",
            "2026/2027 | 01.09.2026 | 31.08.2027",
            "2027/2028 | 01.09.2027 | 31.08.2028",
        ),
        kind="academic_year",
    ),
    UnnamedList(
        name="ru_staff",
        rows=lines(
            "Сотрудник | Должность | Раб. тел. | E-mail | Работает (да/нет)",
            "Шевцова Ольга Николаевна | Координатор | 12-34 | shevtsova@pk.example | да",
            "Фомин Игорь Львович | Преподаватель | 12-35 | fomin@pk.example | да",
        ),
        kind="staff",
    ),
    UnnamedList(
        name="ru_names_posts_telephones",
        rows=lines(
            "ФИО | Должность | Телефон | E-mail",
            "Шевцова Ольга Николаевна | Координатор | +7 423 245-11-22 | shevtsova@pk.example",
            "Фомин Игорь Львович | Преподаватель | +7 423 245-11-23 | fomin@pk.example",
        ),
        kind=ASKED,
        among=("people", "staff"),
    ),
    UnnamedList(
        name="ru_students_by_group",
        rows=lines(
            "Список студентов",
            "№ | ФИО | Дата рождения | Группа | Телефон",
            "1 | Соколова Дарья Игоревна | 14.03.2005 | ИС-21 | +7 916 123-45-67",
            "2 | Орлов Иван Петрович | 02.07.2004 | ИС-21 | +7 926 765-43-21",
        ),
        kind="people",
    ),
    UnnamedList(
        name="zh_visiting_teachers",
        rows=lines(
            "姓名 | 性别 | 职称 | 工作单位 | 联系电话",
            "王建国 | 男 | 副教授 | 松花工程职业学院 | 13800010001",
            "李卫东 | 男 | 讲师 | 松花工程职业学院 | 13800010002",
        ),
        kind="people",
    ),
    UnnamedList(
        name="zh_names_of_people_under_one_word",
        rows=lines(
            "名称 | 国家",
            "王小明 | 中国",
            "李思雨 | 中国",
            "张伟 | 中国",
        ),
        kind=ASKED,  # and nothing to choose from: no list has people under 名称
    ),
    UnnamedList(
        name="ru_something_with_days",
        rows=lines(
            "Название | Начало | Окончание",
            "Осень | 01.09.2026 | 31.01.2027",
            "Весна | 08.02.2027 | 30.06.2027",
        ),
        kind=ASKED,
        among=("programme", "term", "mobility_group"),
    ),
    UnnamedList(
        name="ru_inventory",
        rows=lines(
            "Инв. номер | Оборудование | Цена | Количество",
            "000123 | Проектор | 45000 | 1",
            "000124 | Ноутбук | 62000 | 5",
        ),
        kind=ASKED,
    ),
    UnnamedList(
        name="zh_students_and_their_schools",
        rows=lines(
            "姓名 | 性别 | 出生日期 | 护照号码",
            "王小明 | 男 | 2005-01-02 | EJ1234567",
            "李思雨 | 女 | 2005-07-14 | EK7654321",
        ),
        further={
            "合作院校": lines(
                "学校名称 | 国家 | 城市",
                "滨海职业学院 | 俄罗斯 | 符拉迪沃斯托克",
                "贝加尔技术学院 | 俄罗斯 | 伊尔库茨克",
            )
        },
        kind="people",
        beside={"合作院校": "institution"},
    ),
    UnnamedList(
        name="ru_partners_and_contracts",
        rows=lines(
            "Название | Страна | Город | Сайт",
            "Хэйлунцзянский колледж | Китай | Харбин | hlj.example",
            "Цзилиньский институт | Китай | Чанчунь | jl.example",
        ),
        further={
            "Договоры": lines(
                "№ договора | Партнёр | Дата подписания | Действует до",
                "ПК-25/01 | Хэйлунцзянский колледж | 01.03.2025 | 28.02.2030",
            )
        },
        kind=ASKED,
        among=("institution", "agreement"),
    ),
    UnnamedList(
        name="en_levels",
        rows=lines(
            "Exam | Language | Level | Position | CEFR | Words",
            "HSK | Chinese | HSK 3 | 3 | B1 | 600",
            "HSK | Chinese | HSK 4 | 4 | B2 | 1200",
        ),
        kind="language_level",
    ),
)

"""More lists without a word of what they hold: the first 21 were written when recognition stood, to try it once."""

from __future__ import annotations

from unnamed_lists import ASKED, UnnamedList, lines

CHECK: tuple[UnnamedList, ...] = (
    UnnamedList(
        name="zh_friendship_schools",
        rows=lines(
            "友好院校名录（2026年更新）",
            "编号 | 外方院校 | 国别 | 所在城市 | 官网 | 备注",
            "1 | 圣彼得堡海洋学院 | 俄罗斯 | 圣彼得堡 | spbm.example | ",
            "2 | 喀山国立技术大学 | 俄罗斯 | 喀山 | kgtu.example | 2025年到访",
        ),
        merged=["A1:F1"],
        kind="institution",
    ),
    UnnamedList(
        name="ru_universities_short",
        rows=lines(
            "Вуз | Страна | Город",
            "Цзилиньский университет | Китай | Чанчунь",
            "Даляньский политехнический университет | Китай | Далянь",
        ),
        kind="institution",
    ),
    UnnamedList(
        name="en_partner_universities",
        rows=lines(
            "Partner institutions 2026/2027",
            "No. | Institution | Country | City | Website | E-mail",
            "1 | Far Eastern College of Transport | Russia | Khabarovsk | fect.example | office@fect.example",
            "2 | Jilin Vocational Institute | China | Changchun | jvi.example | io@jvi.example",
        ),
        kind="institution",
    ),
    UnnamedList(
        name="ru_enterprises",
        rows=lines(
            "Наименование предприятия;Страна;Город;Телефон;Эл. почта".replace(";", "|"),
            "ООО «Амурский судостроительный завод»|Россия|Комсомольск-на-Амуре|+7 421 222-33-44|asz@example.ru",
            "АО «Восточный порт»|Россия|Находка|+7 423 266-55-44|port@example.ru",
        ),
        encoding="cp1251",
        kind="institution",
    ),
    UnnamedList(
        name="zh_students_name_school_phone",
        rows=lines(
            "姓名 | 学校 | 电话",
            "王小明 | 滨海职业学院 | 13800010001",
            "李思雨 | 滨海职业学院 | 13800010002",
            "张伟 | 松花工程职业学院 | 13800010003",
        ),
        kind="people",
    ),
    UnnamedList(
        name="ru_surname_name_group",
        rows=lines(
            "Фамилия | Имя | Отчество | Группа | Курс",
            "Соколова | Дарья | Игоревна | ИС-21 | 2",
            "Орлов | Иван | Петрович | ИС-21 | 2",
        ),
        kind="people",
    ),
    UnnamedList(
        name="en_students",
        rows=lines(
            "Full name | Date of birth | Passport No. | Nationality | Home institution",
            "Smirnova Anna | 12.04.2005 | 75 1234567 | Russia | Baikal Technical College",
            "Kuznetsov Pyotr | 30.01.2004 | 76 0234567 | Russia | Baikal Technical College",
        ),
        kind="people",
    ),
    UnnamedList(
        name="zh_agreement_ledger_without_numbers",
        rows=lines(
            "合作协议一览",
            "合作院校 | 协议名称 | 签署日期 | 到期日期 | 协议状态",
            "滨海职业学院 | 学生交换协议 | 2024-03-01 | 2029-02-28 | 履行中",
            "贝加尔技术学院 | 合作框架协议 | 2025-06-15 | 2030-06-14 | 已签署",
        ),
        kind=ASKED,
    ),
    UnnamedList(
        name="ru_agreements_bilingual",
        rows=lines(
            "№ договора / 协议编号 | Партнёр / 合作院校 | Дата подписания / 签订日期 | Действует до / 有效期至",
            "01/2025 | 松花工程职业学院 | 01.03.2025 | 28.02.2030",
            "02/2025 | 滨海职业学院 | 15.06.2025 | 14.06.2030",
        ),
        kind="agreement",
    ),
    UnnamedList(
        name="ru_quota",
        rows=lines(
            "Номер соглашения | Направление | Вид мобильности | Мест в год | Язык | Уровень языка",
            "ПК-25/01 | Входящая | Обучение по обмену | 10 | Русский | B1",
            "ПК-25/01 | Исходящая | Обучение по обмену | 5 | Китайский | A2",
        ),
        kind="condition",
    ),
    UnnamedList(
        name="en_programmes",
        rows=lines(
            "Programme name | Kind | Host | Start | End | Places",
            "Autumn in Harbin | Semester exchange | Harbin Vocational College | 2026-09-01 | 2027-01-31 | 10",
            "Summer Language School | Summer school | Jilin Institute | 2027-07-05 | 2027-07-26 | 20",
        ),
        kind="programme",
    ),
    UnnamedList(
        name="zh_trki_registration",
        rows=lines(
            "姓名 | 性别 | 出生日期 | 护照号码 | 报考级别 | 考试日期",
            "王小明 | 男 | 2005-01-02 | EJ1234567 | B1 | 2026-05-20",
            "李思雨 | 女 | 2005-07-14 | EK7654321 | A2 | 2026-05-20",
        ),
        kind=ASKED,
        among=("people", "exam_result"),
    ),
    UnnamedList(
        name="ru_torfl_csv",
        rows=lines(
            "Фамилия|Имя|Экзамен|Уровень|Дата экзамена|Чтение|Аудирование|Письмо|Говорение|Результат",
            "Ван|Сяомин|ТРКИ|B1|20.05.2026|81|77|70|75|Сдан",
            "Ли|Сыюй|ТРКИ|A2|20.05.2026|90|88|85|80|Сдан",
        ),
        encoding="utf-8",
        kind="exam_result",
    ),
    UnnamedList(
        name="zh_timetable",
        rows=lines(
            "2026年秋季学期授课安排",
            "班级名称 | 授课日期 | 时间 | 课时 | 主题 | 地点 | 备注",
            "俄语A班 | 2026-09-14 | 10:10 | 2 | 数字与时间 | B-305 | ",
            "俄语A班 | 2026-09-16 | 10:10 | 2 | 家庭 | B-305 | ",
        ),
        kind="language_lesson",
    ),
    UnnamedList(
        name="en_courses",
        rows=lines(
            "Course | Language | From level | To level | Hours",
            "Russian for beginners | Russian | | A1 | 144",
            "Chinese II | Chinese | A2 | B1 | 216",
        ),
        kind="language_course",
    ),
    UnnamedList(
        name="ru_language_groups",
        rows=lines(
            "№ группы | Курс | Преподаватель | Начало | Окончание | Ауд. | Мест",
            "КИТ-1 | Китайский с нуля | Ли Вэй | 07.09.2026 | 20.12.2026 | 305 | 15",
            "КИТ-2 | Китайский с нуля | Чжан Мин | 07.09.2026 | 20.12.2026 | 306 | 15",
        ),
        kind="language_group",
    ),
    UnnamedList(
        name="ru_terms",
        rows=lines(
            "Учебный год | Семестр | Начало занятий | Окончание занятий",
            "2026/2027 | Осенний | 01.09.2026 | 31.12.2026",
            "2026/2027 | Весенний | 08.02.2027 | 30.06.2027",
        ),
        kind="term",
    ),
    UnnamedList(
        name="zh_departments",
        rows=lines(
            "院校 | 院系名称 | 院系代码",
            "松花工程职业学院 | 机械工程系 | JX",
            "松花工程职业学院 | 信息技术学院 | XX",
        ),
        kind="unit",
    ),
    UnnamedList(
        name="ru_students_then_lessons",
        rows=lines(
            "ФИО | Пол | Дата рождения | Гражданство",
            "Соколова Дарья Игоревна | Ж | 14.03.2005 | Россия",
            "Орлов Иван Петрович | М | 02.07.2004 | Россия",
        ),
        further={
            "Занятия": lines(
                "Группа | Дата занятия | Время | Ак. ч. | Тема",
                "КИТ-1 | 07.09.2026 | 09:00 | 2 | Фонетика",
            ),
            "Пояснения": lines("Заполняет отдел международных связей"),
        },
        kind="people",
        beside={"Занятия": "language_lesson"},
    ),
    UnnamedList(
        name="ru_staff_of_the_office",
        rows=lines(
            "ФИО сотрудника | Должность | Служебный телефон | Электронная почта",
            "Шевцова Ольга Николаевна | Координатор | 12-34 | shevtsova@pk.example",
            "Фомин Игорь Львович | Преподаватель | 12-35 | fomin@pk.example",
        ),
        kind="staff",
    ),
    UnnamedList(
        name="zh_canteen_menu",
        rows=lines("日期 | 早餐 | 午餐 | 晚餐", "2026-09-01 | 粥 | 米饭 | 面条", "2026-09-02 | 包子 | 米饭 | 饺子"),
        kind=ASKED,
    ),
    UnnamedList(
        name="zh_nominations",
        rows=lines(
            "姓名 | 性别 | 出生日期 | 护照号码 | 派出院校 | 接收院校 | 出国日期 | 回国日期",
            "王小明 | 男 | 2005-01-02 | EJ1234567 | 松花工程职业学院 | 滨海职业学院 | 2026-09-01 | 2027-01-31",
        ),
        kind=ASKED,
        among=("people", "mobility"),
    ),
    UnnamedList(
        name="ru_students_and_a_sheet_to_choose_from",
        rows=lines("ФИО | Пол | Дата рождения", "Соколова Дарья Игоревна | Ж | 14.03.2005"),
        further={"Справочник": lines("Код | Страна", "RU | Россия", "CN | Китай")},
        kind="people",
    ),
)

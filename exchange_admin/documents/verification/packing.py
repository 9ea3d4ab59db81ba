"""Text made small for a code: deflate (RFC 1951) that begins with words which papers have in common.

The words are a part of the format: printed codes are unpacked with them, here and in `verify.html`. They never change;
others would need another prefix.
"""

from __future__ import annotations

import zlib

LARGEST = 16_000
"""Bytes of text; more than the lines of a page ever are, so that a small code cannot fill the memory."""

WORDS = (
    "Республика Китай Российская Федерация 中华人民共和国 俄罗斯联邦 China Russia "
    "Министерство образования 教育部 Государственное бюджетное профессиональное образовательное учреждение "
    "федеральное университет институт техникум колледж College University Institute Technical Vocational "
    "大学学院职业技术学院工程工业交通铁道机电信息经济贸易师范专科学校 "
    "хабаровский владивостокский приморский амурский иркутский новосибирский московский санкт-петербургский казанский "
    "哈尔滨 黑龙江 吉林 辽宁 北京 上海 Harbin Beijing Shanghai Moscow "
    "Математика Высшая математика Физика Химия История России История Китая Философия Физическая культура "
    "Иностранный язык Русский язык Китайский язык Английский язык практический курс грамматика чтение аудирование "
    "Информационные технологии Информатика Инженерная графика Техническая механика Электротехника и электроника "
    "Материаловедение Метрология, стандартизация и сертификация Безопасность жизнедеятельности Охрана труда "
    "Экономика организации Менеджмент Маркетинг Бухгалтерский учёт Основы права Логистика "
    "Технология машиностроения Техническое обслуживание и ремонт оборудования автомобилей подвижного состава "
    "Программирование базы данных сети системы управления производством проектирование "
    "Учебная практика Производственная практика Преддипломная практика стажировка "
    "семестр обмена весна осень лето программа дополнительная профессиональная повышение квалификации переподготовка "
    "高等数学 大学英语 汉语综合 俄语 口语 听力 阅读 写作 语法 体育 思想政治 计算机基础 程序设计 数据库 网络 "
    "机械制图 机械设计 工程力学 电工电子技术 材料 测量 安全 实训 实习 毕业 管理 经济 会计 物流 市场营销 法律 "
    "机车车辆 构造 检修 自动控制 数控加工 汽车维修 物理 化学 历史 文化 项目 "
    "短期 交流 学期 春季 秋季 年 班 课程 基础 技术 "
    "Higher Mathematics Physics Chemistry History Philosophy Physical Education Chinese Language Russian Language "
    "English Language Computer Science Engineering Graphics Mechanics Electrical Electronics Materials Management "
    "Economics Accounting Logistics Marketing Law Practice Training Placement Technology Maintenance Programming "
    "Semester Exchange Spring Autumn Summer School Programme Course (advanced) Introduction to Fundamentals of "
    "校长 处长 院长 副院长 主任 Директор колледжа Ректор Проректор Начальник отдела международного сотрудничества "
    "Head of the International Office President Vice-President Director Rector "
    "обязательная по выбору факультативная 必修 选修 通识 专业 compulsory elective "
    "академических часов 学时 学分 z. e. з. е. ECTS xuefen зачётных единиц · практика ч practice h "
    "не зачтено зачтено отлично хорошо удовлетворительно неудовлетворительно перезачтено переаттестация "
    "не пройдено пройдено "
    "通过 未通过 合格 不合格 优秀 良好 中等 及格 不及格 认定 不认定 进行中 passed failed "
    "in progress recognised not recognised "
    "муж. жен. 男 女 M F Россия Китай 中国 俄罗斯 Имя Фамилия "
    "Иванов Петров Сидоров Соколов Кузнецов Смирнов ова Александр Алексей Анна Мария Дарья Дмитрий Екатерина Сергей "
    "ович евич овна евна IVANOV PETROV SOKOLOVA ALEKSANDR ZHANG WANG LI LIU CHEN YANG ZHAO "
    "Сертификат участника Справка Certificate 证书 结业证书 交流证明 "
    "\nlevel\tB1\nlevel\tA2\nlevel\tHSK 4\nhours\t72\nhours\t144\nhours\t320\nresult\tB1 · 86\nresult\t"
    "\nduplicate_of\t\nacademic_number\t10\nbirth_date\t2005-03-01\nbirth_date\t1\ndocument\t7\ntopic\t\ncitizenship\t"
    "\nsex\t\nstudy_level\t\nhost\t\nhome\t\nother_name\t\nsending\t\nreceiving\t\nterm\t\nown_number\t\npartner\t\npeople\t"
    "\nversion\t1\ncontent_hash\t\ntranscript_number\t\ntranscript_issued\t20\nminutes_number\t\ndecided_on\t20\nasked\t"
    "\nsignature.decided_by\t\nsignature.student\t\nsignature.sending\t\nsignature.receiving\t\npapers\t\nscale\t\npages\t"
    "#column.place\tcolumn.holder\tcolumn.birth_date\tcolumn.sex\tcolumn.citizenship\tcolumn.passport\tcolumn.programme\t"
    "column.period\tcolumn.level\n\t1\t#column.place\tcolumn.holder\tcolumn.paper\tcolumn.number\n\t"
    "#column.host_course\tcolumn.host_mark\tcolumn.hours\tcolumn.home_course\tcolumn.credits\tcolumn.mark\tcolumn.decision\n\t"
    "#column.home_course\tcolumn.form\tcolumn.due\tcolumn.mark\n\t#column.home_course\tcolumn.hours_worth\tcolumn.credits\t"
    "column.why\n\t#column.code\tcolumn.course\tcolumn.hours\tcolumn.credits\tcolumn.remark\n\t"
    "#place\tcourse\tcredits\tmark\tstatus\n\t#place\tcode\tcourse\tcontact_60\tself_study_60\tcredits\tmark\tstatus\n\t1\t"
    "#place\tcode\tcourse\tcontact_45\tself_study_45\tcredits\tmark\tstatus\n\t1\t64\t32\t4\t92\tзачтено\n\t10\t72\t36\t2\t85\n\t"
    "participation\nlanguage_course\ninvitation\ncompletion\nacceptance\narrival\ndeparture\nteacher_exchange\n"
    "advanced_training\nretraining\naccompanying\nacademic\nhandover_list\nnomination\nrecognition\nlearning_agreement\n"
    "attendance\ntranscript\n-2026-A000-2027-A00-2028-A0\nkind\tparticipation\nlatin\tнаименование\nnative\t"
    "\nprogramme\t\nissuer\t\nissued\t2027-01-\nstarts\t2026-09-01\nends\t2027-0\nissued\t2026-\nstarts\t202\nends\t202"
    "\nplace\t\nposition\t\nsignatory\t\nauthor\t"
).encode()


_BEGUN = zlib.compressobj(9, zlib.DEFLATED, -14, 5, zlib.Z_DEFAULT_STRATEGY, WORDS)
"""Has taken in the words, which takes longer than all the rest; each text goes on from a copy."""


def packed(text: str) -> bytes:
    """The smallest that zlib makes of it."""
    packing = _BEGUN.copy()
    return packing.compress(text.encode()) + packing.flush()


def unpacked(data: bytes) -> str:
    """Raises ValueError when it is not what `packed` makes, or is longer than LARGEST."""
    unpacking = zlib.decompressobj(-15, WORDS)
    try:
        text = unpacking.decompress(data, LARGEST)
    except zlib.error as error:
        raise ValueError(data) from error
    if not unpacking.eof or unpacking.unused_data or unpacking.unconsumed_tail:
        raise ValueError("more than the text, or less")
    return text.decode()

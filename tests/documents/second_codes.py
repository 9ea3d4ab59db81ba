"""Papers with codes of the second format, and what a forger does to them."""

from __future__ import annotations

import base64
import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cache, partial

from certificate_sample import FACTS, RESOURCES, wordings
from test_transcript_paper import COURSES
from test_transcript_paper import FACTS as COURSES_TAKEN
from transcript_sample import COLLEGE, SPRING

from exchange_admin.documents.certificates.facts import HolderName, ParticipationFacts, Trilingual
from exchange_admin.documents.fonts import Fonts
from exchange_admin.documents.packages.keys import SiteKeys, make_keys, sign
from exchange_admin.documents.papers import Paper, digest_of
from exchange_admin.documents.record_papers.designs import RecordDesign, record_designs
from exchange_admin.documents.record_papers.facts import RecordPaper, TranscriptContent
from exchange_admin.documents.table_papers.facts import PaperColumn, PaperSignature, PaperTable, TablePaper
from exchange_admin.documents.transcripts.facts import Course
from exchange_admin.documents.verification.code import key_id
from exchange_admin.documents.verification.coding import page_codes, single_code
from exchange_admin.documents.verification.office_key import OfficeKey
from exchange_admin.documents.verification.paper_lines import lines_of
from exchange_admin.documents.verification.second_format import Signer

OURS, THEIRS = make_keys(random.Random(1).randbytes), make_keys(random.Random(2).randbytes)
OFFICE = OfficeKey("松花工程职业学院", OURS.sign_public, OURS.age_public, is_compared=True)
STRANGER = OfficeKey("Другой колледж", THEIRS.sign_public, THEIRS.age_public, is_compared=True)
AUTHOR = "s8bpe5gd.1"
SIGNATORY = Trilingual("文志远", "Вэнь Чжиюань", "Wen Zhiyuan")
POSITION = Trilingual("处长", "Начальник отдела", "Head of office")
HOLDER = HolderName("索科洛娃·达里娅", "Соколова Дарья Андреевна", "SOKOLOVA Daria", "cyrillic")
SUBJECTS = (
    ("机车构造与检修技术", "Устройство и ремонт подвижного состава", "Rolling stock: design and repair"),
    ("高等数学（二）", "Высшая математика, часть 2", "Higher Mathematics, part 2"),
    ("工程力学", "Техническая механика", "Engineering Mechanics"),
    ("电工电子技术基础", "Основы электротехники и электроники", "Fundamentals of Electrical Engineering"),
    ("俄语听力与口语", "Русский язык: аудирование и говорение", "Russian: listening and speaking"),
    ("数控加工实训", "Учебная практика: станки с ЧПУ", "Workshop practice: CNC machining"),
    ("物流管理", "Логистика и управление цепями поставок", "Logistics and supply chain management"),
)
CELLS = PaperTable(
    "",
    (PaperColumn("place", 4), PaperColumn("holder", 40), PaperColumn("paper", 26), PaperColumn("number", 30)),
    (),
    ruled=True,
    least=10,
)


@cache
def designs() -> dict[str, RecordDesign]:
    made = record_designs(Fonts(RESOURCES / "fonts"), wordings())
    return {design.id.partition("/")[0]: design for design in made}


def signer(keys: SiteKeys = OURS, named: SiteKeys | None = None) -> Signer:
    """`named`: whose key the code says that it is of."""
    return Signer(bytes.fromhex(key_id((named or keys).sign_public)), lambda told: sign(keys.sign_private, told))


def certificate(**more: object) -> ParticipationFacts:
    return replace(FACTS, **{"author": AUTHOR, **more})  # type: ignore[arg-type]


def framed(kind: str, content: TranscriptContent | TablePaper, **more: object) -> RecordPaper:
    made = RecordPaper(
        number=f"SHGC-2026-AM00{len(kind)}-Q",
        kind=kind,
        languages=("zh", "ru"),
        issued=date(2026, 11, 24),
        content=content,
        issuer=COLLEGE.name,
        signatory=SIGNATORY,
        position=POSITION,
        place=Trilingual("哈尔滨", "Харбин", "Harbin"),
        holder=HOLDER,
        programme=Trilingual("来华交换生项目", "Семестр обмена", "Semester exchange"),
        starts=date(2026, 3, 4),
        ends=date(2026, 7, 3),
        author=AUTHOR,
    )
    return replace(made, **more)  # type: ignore[arg-type]


def courses(count: int) -> tuple[Course, ...]:
    """As different as those of a real transcript."""
    chance = random.Random(count)
    return tuple(
        replace(
            COURSES[0],
            code=f"ME-{chance.randrange(1000):03}",
            title=Trilingual(*(f"{one} {n // len(SUBJECTS) + 1}" for one in SUBJECTS[n % len(SUBJECTS)])),
            contact_minutes=chance.randrange(20, 90) * 45,
            self_study_minutes=chance.randrange(10, 60) * 45,
            credits=Fraction(chance.randrange(2, 12), 2),
            mark=str(chance.randrange(60, 100)),
        )
        for n in range(count)
    )


def transcript(count: int = 12, **more: object) -> RecordPaper:
    facts = replace(COURSES_TAKEN, courses=courses(count), term=SPRING)
    return framed(
        "transcript", TranscriptContent(facts, Trilingual("喀山理工学院", "Казанский колледж", "Kazan")), **more
    )


def list_of(count: int, **more: object) -> RecordPaper:
    """A handover list."""
    chance = random.Random(count)
    families = ("Соколов", "Иванов", "Кузнецов", "Попов", "Абдуллаев", "Константинопольский")
    rows = []
    for n in range(count):
        family, digit = chance.choice(families), chance.randrange(10_000)
        name = HolderName("", f"{family} Александр {digit}", f"FAMILY{digit} Aleksandr", "cyrillic")
        what = Trilingual("交流证明", "Сертификат участника", "Certificate of participation")
        rows.append((str(n + 1), name, what, f"SHGC-2026-AP{n + 1:04}-{chance.randrange(10)}"))
    content = TablePaper(
        kind="handover_list",
        languages=("ru", "zh"),
        institution=COLLEGE.name,
        facts=(("papers", str(count)),),
        tables=(replace(CELLS, rows=tuple(rows)),),
        notes=("handover_list.note",),
        design="list",
        across=True,
    )
    return framed("handover_list", content, holder=HolderName(), languages=("ru", "zh"), starts=None, ends=None, **more)


def results_of(count: int, **more: object) -> RecordPaper:
    """The results of a language group."""
    chance = random.Random(count)
    columns = ("place", "holder", "attended", "due", "rate", "tests", "mark", "level_reached", "result")
    passed = Trilingual("合格", "Зачтено", "Passed")
    rows = []
    for n in range(count):
        name = HolderName("", f"Соколов Александр {n}", f"SOKOLOV{n} Aleksandr", "cyrillic")
        mark, hours = str(chance.randrange(60, 100)), chance.randrange(100, 144)
        shown = (str(hours), "144", f"{hours * 100 // 144} %", f"期末测验 {mark}", mark, "B1", passed)
        rows.append((str(n + 1), name, *shown))
    content = TablePaper(
        kind="group_results",
        languages=("zh", "ru"),
        institution=COLLEGE.name,
        facts=(("group", "ZH-7"), ("closed_on", "2026-11-20"), ("in_group", str(count)), ("people", str(count))),
        tables=(PaperTable("", tuple(PaperColumn(one, 11) for one in columns), tuple(rows), ruled=True),),
        notes=("group_results.note",),
        signatures=(PaperSignature("teacher"), PaperSignature("academic_office")),
        design="list",
    )
    return framed("group_results", content, holder=HolderName(), **more)


def balance_of(count: int, **more: object) -> RecordPaper:
    """A statement of balance that counts so many stays and leaves one out."""
    chance = random.Random(count)
    sent, started = Trilingual("派出", "Исходящая", "Outgoing"), Trilingual("已完成", "состоялась", "done")
    studies, why = (
        Trilingual("交换学习", "Обучение", "Studies"),
        Trilingual("未注明协议", "соглашение не указано", "none"),
    )
    rows = []
    for n in range(count):
        name = HolderName("", f"Соколов Александр {n}", f"SOKOLOV{n} Aleksandr", "cyrillic")
        rows.append((str(n + 1), name, sent, studies, f"2026-09-{n % 28 + 1:02} – 2027-01-15", started, "1"))
    columns = ("place", "holder", "direction", "activity", "period", "stage", "amount")
    sums = tuple(PaperColumn(one, 25) for one in ("item", "sent", "received", "balance"))
    others = tuple(PaperColumn(one, 16) for one in (*columns[:5], "reason"))
    content = TablePaper(
        kind="balance_statement",
        languages=("zh", "ru"),
        institution=COLLEGE.name,
        facts=(("agreement_number", "SHGC–PKTL 2022/03"), ("as_of", "2026-11-24"), ("left_out", "1")),
        tables=(
            PaperTable("balance_statement.sums", sums, ((started, str(count), "3", str(count - 3)),), ruled=True),
            PaperTable(
                "balance_statement.stays", tuple(PaperColumn(one, 14) for one in columns), tuple(rows), ruled=True
            ),
            PaperTable("balance_statement.left_out", others, ((*rows[0][:5], why),), ruled=True),
        ),
        notes=("balance_statement.note",),
        signatures=(PaperSignature("partner", position=Trilingual("滨海学院", "Приморский колледж", "Primorye")),),
        number=f"SHGC–PKTL {2000 + chance.randrange(20)}",
        design="agreement",
    )
    return framed("balance_statement", content, holder=HolderName(), **more)


def renewal_of(count: int, **more: object) -> RecordPaper:
    """A protocol of renewal with so many conditions."""
    out, studies = Trilingual("派出", "Исходящая", "Outgoing"), Trilingual("交换学习", "Обучение", "Studies")
    length = Trilingual("5 个月", "5 месяцев", "5 months")
    rows = [(str(n + 1), out, studies, "", str(n + 2), length, "0.5") for n in range(count)]
    columns = ("place", "direction", "activity", "level", "places", "length", "weight")
    content = TablePaper(
        kind="renewal_protocol",
        languages=("zh", "ru"),
        institution=COLLEGE.name,
        facts=(
            ("partner", Trilingual("滨海学院", "Приморский колледж", "Primorye")),
            ("old_number", "SHGC–PKTL 2022/03"),
            ("old_valid", "2022-02-01 – 2027-01-31"),
            ("new_number", "SHGC–PKTL 2022/03/R1"),
            ("new_valid", "2027-02-01 – 2032-01-31"),
        ),
        tables=(
            PaperTable(
                "renewal_protocol.conditions", tuple(PaperColumn(one, 14) for one in columns), tuple(rows), ruled=True
            ),
        ),
        notes=("renewal_protocol.note",),
        signatures=(PaperSignature("partner", position=Trilingual("滨海学院", "Приморский колледж", "Primorye")),),
        number="SHGC–PKTL 2022/03/R1",
        design="agreement",
    )
    return framed("renewal_protocol", content, holder=HolderName(), **more)


def recognition(**more: object) -> RecordPaper:
    columns = ("host_course", "host_mark", "hours", "home_course", "credits", "mark", "decision")
    decided = Trilingual("予以认定", "Перезачтено", "Recognised")
    rows = tuple(
        (Trilingual(*subject), "5", str(36 * (n + 1)), subject[0], str(n + 1), str(90 + n), decided)
        for n, subject in enumerate(SUBJECTS[:3])
    )
    content = TablePaper(
        kind="recognition",
        languages=("zh", "ru"),
        institution=COLLEGE.name,
        facts=(("birth_date", date(2004, 5, 1)), ("minutes_number", "2026-17"), ("asked", "6")),
        tables=(
            PaperTable(
                "recognition.table",
                tuple(PaperColumn(one, 14) for one in columns),
                rows,
                sums=("", "", "", "", "6", "", ""),
            ),
        ),
        notes=("recognition.note",),
        signatures=(PaperSignature("decided_by", "周敏", "教务处处长", date(2026, 11, 20)), PaperSignature("student")),
    )
    return framed("recognition", content, **more)


def coded(paper: Paper, keys: SiteKeys = OURS, *, named: SiteKeys | None = None, design: str = "") -> Paper:
    """As `services.certificates.codes` makes it."""
    if isinstance(paper, ParticipationFacts):
        digest = digest_of(paper, design or "classic/1")
        return replace(paper, code=single_code(lines_of(paper), digest, signer(keys, named)))
    drawing = designs()[paper.kind]
    digest = digest_of(paper, design or drawing.id)
    stated = partial(drawing.stated, paper)
    made = page_codes(lines_of(paper), stated, drawing.across, digest, signer(keys, named))
    return replace(paper, codes=made.pages, code_mm=made.side, codes_beside=made.beside)


def codes_of(paper: Paper) -> list[str]:
    """In the order of the pages."""
    return [paper.code] if isinstance(paper, ParticipationFacts) else [code for page in paper.codes for code in page]


def whole(code: str) -> bytes:
    letters = code.partition(":")[2]
    return base64.b32decode(letters + "=" * (-len(letters) % 8))


def as_code(data: bytes, prefix: str = "EXC2:") -> str:
    return prefix + base64.b32encode(data).decode().rstrip("=")


def flipped(code: str, places: Sequence[int]) -> str:
    data = bytearray(whole(code))
    for place in places:
        data[place // 8 % len(data)] ^= 1 << place % 8
    return as_code(bytes(data))

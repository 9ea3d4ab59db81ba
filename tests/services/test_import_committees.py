"""Lists of committees, their members, meetings and decisions, as secretariats write them in each language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from exchange_admin.documents.workbook_reading import SheetCells, WorkbookCells
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.reference import Reference
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.wording import LANGUAGES, Wording
from exchange_admin.names import Names, NameTables
from exchange_admin.services.importing.draft import ImportDraft, ImportOptions
from exchange_admin.services.importing.headings import Headings
from exchange_admin.services.importing.imports import Imports
from exchange_admin.services.importing.sources import ImportTables
from exchange_admin.services.importing.words import ImportWords
from exchange_admin.services.lists import Lists
from exchange_admin.services.office_files import NewOffice, create_office
from exchange_admin.services.parts import Parts
from exchange_admin.store import Store

RESOURCES = Path(__file__).parents[2] / "resources"
WHO = "Shen"
WORDINGS = {language: Wording.load(RESOURCES / "wording", language) for language in LANGUAGES}
TABLES = ImportTables(
    Headings.load(RESOURCES / "import"),
    ImportWords.load(RESOURCES / "import", WORDINGS),
    Reference.load(RESOURCES / "reference"),
)
OWN, PARTNER = "松花工程职业学院", "Приморский колледж"
LISTS = {
    "zh": {
        "institution": [["学校名称", "国家", "城市", "性质"], [PARTNER, "俄罗斯", "符拉迪沃斯托克", "高职院校"]],
        "body": [
            ["序号", "委员会名称", "机构类型", "简称", "牵头院校", "法定人数（票）", "会议周期（月）"],
            [1, "中俄职业教育合作委员会", "委员会", "合委", OWN, 2, 12],
        ],
        "membership": [
            ["序号", "委员会", "成员单位名称", "代表姓名", "职务", "委员会职务", "是否有表决权", "任期自"],
            [1, "中俄职业教育合作委员会", OWN, "王大明", "副校长", "主席", "是", "2026-01-10"],
            [2, "中俄职业教育合作委员会", PARTNER, "Орлов П. С.", "Директор", "联合主席", "是", "2026-01-10"],
        ],
        "meeting": [
            ["委员会", "届次", "会议类型", "会议日期", "会议地点", "召开方式", "状态", "到会票数"],
            ["中俄职业教育合作委员会", 3, "全体会议", "2026-10-22", "哈尔滨", "线上线下结合", "已召开", 2],
        ],
        "decision": [
            ["会议", "决议编号", "决议内容", "责任院校", "完成时限", "落实状态"],
            [
                "中俄职业教育合作委员会 · 3 · 2026-10-22",
                "合委-3/1",
                "发布供需信息不少于 20 条",
                OWN,
                "2027-03-01",
                "拟议",
            ],
        ],
    },
    "ru": {
        "institution": [
            ["Наименование", "Страна", "Город", "Вид организации"],
            [PARTNER, "Россия", "Владивосток", "Колледж"],
        ],
        "body": [
            ["№ п/п", "Наименование комитета", "Вид органа", "Сокращение", "Головной колледж", "Кворум, голосов"],
            [1, "Российско-китайский комитет", "комитет", "РКК", PARTNER, 2],
        ],
        "membership": [
            ["№", "Комитет", "Организация-член", "ФИО представителя", "Должность", "Роль в комитете", "Право голоса"],
            [1, "Российско-китайский комитет", PARTNER, "Орлов Пётр Сергеевич", "Директор", "Председатель", "да"],
            [2, "Российско-китайский комитет", OWN, "Ван Дамин", "Проректор", "член комитета", "нет"],
        ],
        "meeting": [
            ["Комитет", "№ заседания", "Вид заседания", "Дата заседания", "Место проведения", "Формат", "Статус"],
            ["Российско-китайский комитет", 3, "очередное заседание", "22.10.2026", "Харбин", "очно", "состоялось"],
        ],
        "decision": [
            ["Заседание", "№ решения", "Содержание решения", "Ответственный исполнитель", "Срок исполнения", "Статус"],
            ["№ 3 от 22.10.2026", "РКК-3/1", "Опубликовать 20 запросов", PARTNER, "01.03.2027", "проект"],
        ],
    },
    "en": {
        "institution": [
            ["Institution", "Country", "City", "Kind"],
            ["Primorye College", "Russia", "Vladivostok", "College"],
        ],
        "body": [
            [
                "No.",
                "Name of committee",
                "Kind of committee",
                "Short name",
                "Lead college",
                "Votes needed",
                "Interval, months",
            ],
            [1, "Joint Committee", "Committee", "JC", "Primorye College", 2, 12],
        ],
        "membership": [
            [
                "Committee",
                "Member institution",
                "Representative",
                "Job title",
                "Role in the committee",
                "Voting (yes/no)",
            ],
            ["Joint Committee", "Primorye College", "Peter Orlov", "Director", "Chair", "yes"],
            ["Joint Committee", OWN, "Daming Wang", "Vice president", "Member", "yes"],
        ],
        "meeting": [
            ["Committee", "Session no.", "Kind of meeting", "Date of meeting", "Venue", "Mode", "Status"],
            ["Joint Committee", 3, "Plenary", "2026-10-22", "Harbin", "hybrid", "held"],
        ],
        "decision": [
            [
                "Meeting",
                "Decision no.",
                "Text of the decision",
                "Text in Russian",
                "Responsible party",
                "Deadline",
                "Status",
            ],
            [3, "JC-3/1", "Publish twenty offers", "Опубликовать", "Primorye College", "2027-03-01", "draft"],
        ],
    },
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    names = Names(NameTables.load(RESOURCES / "names"))
    office = NewOffice(OWN, "CN", "zh", "SHGC")
    file = tmp_path / "a.exchange"
    with create_office(file, office, names=names, origin=Origin.seeded(7), reference=TABLES.reference, who=WHO) as made:
        yield made


@pytest.fixture
def imports(store: Store) -> Imports:
    names = Names(NameTables.load(RESOURCES / "names"))
    parts = Parts(store, REGISTRY, names, Origin.seeded(8), TABLES.words.wordings, lambda: date(2026, 11, 24))
    return Imports(parts, TABLES)


def stage(imports: Imports, rows: list[list[object]], kind: str = "") -> ImportDraft:
    cells = WorkbookCells("list.xlsx", (SheetCells("S", rows),))
    return imports.stage_cells(cells, ImportOptions(kind=kind))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_committee_comes_in_by_its_lists_and_the_same_lists_again_change_nothing(
    imports: Imports, store: Store, language: str
) -> None:
    for kind, rows in LISTS[language].items():
        draft = stage(imports, rows, kind)
        told = [[one.code for one in row.problems] for row in draft.rows]
        assert [row.state for row in draft.rows] == ["new"] * (len(rows) - 1), (kind, told)
        imports.apply(draft, WHO)
        again = stage(imports, rows, kind)
        assert {row.state for row in again.rows} == {"known"}, (kind, [row.problems for row in again.rows])
    (body,), (meeting,), (decision,) = (store.records(Query(kind)) for kind in ("body", "meeting", "decision"))
    assert (body["quorum"], meeting["body_id"], meeting["number"]) == (2, body.id, "3")
    assert (meeting["kind"], meeting["state"], meeting["starts"]) == ("session", "held", "2026-10-22")
    assert (decision["meeting_id"], decision["state"], decision["due"]) == (meeting.id, "proposed", "2027-03-01")
    assert decision[f"text_{language}"]
    assert "chair" in {one["role"] for one in store.records(Query("membership"))}


@pytest.mark.parametrize(
    ("language", "called"),
    [
        ("zh", "中俄职业教育合作委员会 · 3 · 2026-10-22"),
        ("ru", "Российско-китайский комитет · 3 · 22.10.2026"),
        ("en", "Joint Committee · 3 · 22 Oct 2026"),
    ],
)
def test_a_meeting_is_called_with_its_day_as_the_language_writes_it_and_found_so_and_by_the_plain_day(
    imports: Imports, store: Store, language: str, called: str
) -> None:
    for kind in ("institution", "body", "meeting"):
        imports.apply(stage(imports, LISTS[language][kind], kind), WHO)
    (meeting,) = store.records(Query("meeting"))
    assert Lists(store, REGISTRY, WORDINGS).labels("meeting", [meeting.id], language) == {meeting.id: called}
    heading, row = LISTS[language]["decision"]
    plain = called.rpartition(" · ")[0] + " · 2026-10-22"
    for number, typed in enumerate((called, plain)):
        draft = stage(imports, [heading, [typed, f"ВК-3/{number}", *row[2:]]], "decision")
        assert [one.values["meeting_id"] for one in draft.rows] == [meeting.id], draft.rows[0].problems


def test_headings_that_secretariats_write_are_read_of_committees_and_decisions(imports: Imports) -> None:
    for kind in ("institution", "body", "meeting"):
        imports.apply(stage(imports, LISTS["ru"][kind], kind), WHO)
    bodies = [
        ["Название органа", "Краткое название", "Вид органа", "Головной колледж"],
        ["Совет", "С", "совет", PARTNER],
    ]
    (body,) = stage(imports, bodies, "body").rows
    assert (body.values["name_ru"], body.values["code"]) == ("Совет", "С")
    heading = ["Заседание", "№ решения", "Текст на русском", "Текст на китайском", "Ответственный исполнитель", "Срок"]
    said = ["№ 3 от 22.10.2026", "РКК-3/9", "Опубликовать", "发布", PARTNER, "01.03.2027"]
    (decision,) = stage(imports, [heading, said], "decision").rows
    assert (decision.values["text_ru"], decision.values["text_zh"]) == ("Опубликовать", "发布")


def test_members_are_read_as_a_secretariat_lists_them_by_kind(imports: Imports) -> None:
    named = [["成员单位名称", "国家", "城市", "单位类型"], ["北方机器人有限公司", "中国", "哈尔滨", "企业"]]
    draft = stage(imports, named, "institution")
    assert draft.counts()["new"] == 1
    imports.apply(draft, WHO)
    for kind in ("institution", "body"):
        imports.apply(stage(imports, LISTS["zh"][kind], kind), WHO)
    sits = ["委员会", "成员单位", "委员会职务", "姓名", "任期起", "任期止"]
    sitting = ["中俄职业教育合作委员会", "北方机器人有限公司", "委员", "赵敏", "2026-01-01", "2028-12-31"]
    draft = stage(imports, [sits, sitting], "membership")
    assert draft.counts()["new"] == 1
    values = draft.rows[0].values
    assert (values["from_date"], values["until_date"]) == ("2026-01-01", "2028-12-31")


def test_two_people_of_one_institution_are_two_members(imports: Imports, store: Store) -> None:
    for kind in ("institution", "body"):
        imports.apply(stage(imports, LISTS["ru"][kind], kind), WHO)
    heading = LISTS["ru"]["membership"][0]
    rows = [
        heading,
        *([n, "РКК", OWN, name, "Проректор", "член", "да"] for n, name in enumerate(("Ван Дамин", "Ли Хуа"))),
    ]
    draft = stage(imports, rows, "membership")
    assert [row.state for row in draft.rows] == ["new", "new"], [row.problems for row in draft.rows]
    imports.apply(draft, WHO)
    assert {row.state for row in stage(imports, rows, "membership").rows} == {"known"}
    assert len(store.records(Query("membership"))) == 2


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["body", "membership", "meeting", "decision"])
def test_what_such_a_list_holds_is_seen_by_its_headings(imports: Imports, language: str, kind: str) -> None:
    """As a guess, whose rows wait for somebody; never as people."""
    for before in LISTS[language]:
        if before == kind:
            break
        imports.apply(stage(imports, LISTS[language][before], before), WHO)
    if (language, kind) == ("en", "body"):  # headings that other lists have too: asked, with the right kind first
        with pytest.raises(RuleBroken) as asked:
            stage(imports, LISTS[language][kind])
        assert asked.value.problems[0].facts["kinds"] == ("kinds.body",)
        return
    assert [sheet.kind for sheet in stage(imports, LISTS[language][kind]).sheets] == [kind]

"""Registers of joint projects, of who takes part and of what they make, as offices write them in each language."""

from __future__ import annotations

import pytest
from test_import_committees import LISTS as OF_COMMITTEES
from test_import_committees import OWN, PARTNER, WHO, imports, stage, store  # noqa: F401  (fixtures)

from exchange_admin.domain.queries import Query
from exchange_admin.domain.wording import LANGUAGES
from exchange_admin.services.importing.imports import Imports
from exchange_admin.store import Store

LISTS = {
    "zh": {
        "project": [
            ["序号", "合作项目名称", "项目类型", "牵头院校", "项目状态", "启动日期", "项目结束日期"],
            [1, "工业机器人联合实训中心", "实训基地", OWN, "构想", "2026-09-01", "2028-06-30"],
        ],
        "membership": [
            ["合作项目名称", "成员单位名称", "成员类型"],
            ["工业机器人联合实训中心", PARTNER, "成员单位"],
        ],
        "output": [
            ["所属项目", "成果名称", "成果形式", "编写院校", "语种", "完成期限", "成果状态", "使用许可"],
            [
                "工业机器人联合实训中心",
                "机器人双语教材",
                "双语教材",
                OWN,
                "中文；俄语",
                "2027-05-01",
                "编写中",
                "CC BY",
            ],
        ],
    },
    "ru": {
        "project": [
            ["№ п/п", "Наименование проекта", "Вид проекта", "Ведущая организация", "Стадия", "Начало проекта"],
            [1, "Консорциум «Робототехника»", "консорциум", OWN, "замысел", "01.09.2026"],
        ],
        "membership": [
            ["Название проекта", "Организация-член", "Роль"],
            ["Консорциум «Робототехника»", PARTNER, "участник"],
        ],
        "output": [
            ["Название проекта", "Наименование результата", "Вид результата", "Организация-разработчик", "Статус"],
            ["Консорциум «Робототехника»", "Кейсы по робототехнике", "учебный кейс", OWN, "в разработке"],
        ],
    },
    "en": {
        "project": [
            ["No.", "Project title", "Type of project", "Lead partner", "Project status", "Project start"],
            [1, "Joint robotics laboratory", "Joint lab", "Primorye College", "Idea", "2026-09-01"],
        ],
        "membership": [
            ["Project name", "Member institution", "Role"],
            ["Joint robotics laboratory", OWN, "Member"],
        ],
        "output": [
            ["Project name", "Title of output", "Deliverable type", "Developed by", "Status of output", "Learners"],
            ["Joint robotics laboratory", "Robotics online", "Online course", "Primorye College", "In progress", 40],
        ],
    },
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_project_comes_in_by_its_lists_and_the_same_lists_again_change_nothing(
    imports: Imports,  # noqa: F811
    store: Store,  # noqa: F811
    language: str,
) -> None:
    imports.apply(stage(imports, OF_COMMITTEES[language]["institution"], "institution"), WHO)
    for kind, rows in LISTS[language].items():
        draft = stage(imports, rows, kind)
        told = [[(one.code, one.field) for one in row.problems] for row in draft.rows]
        assert [row.state for row in draft.rows] == ["new"], (kind, told)
        imports.apply(draft, WHO)
        again = stage(imports, rows, kind)
        assert {row.state for row in again.rows} == {"known"}, (kind, [row.problems for row in again.rows])
    (project,), (output,), (seat,) = (store.records(Query(kind)) for kind in ("project", "output", "membership"))
    assert (project["state"], project["starts"]) == ("idea", "2026-09-01")
    assert (output["project_id"], output["state"]) == (project.id, "drafting")
    assert (seat["project_id"], seat["role"]) == (project.id, "partner")
    assert output["author_institution_id"] == project["lead_institution_id"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["project", "output"])
def test_what_such_a_list_holds_is_seen_by_its_headings(
    imports: Imports,  # noqa: F811
    language: str,
    kind: str,
) -> None:
    imports.apply(stage(imports, OF_COMMITTEES[language]["institution"], "institution"), WHO)
    if kind == "output":
        imports.apply(stage(imports, LISTS[language]["project"], "project"), WHO)
    assert [sheet.kind for sheet in stage(imports, LISTS[language][kind]).sheets] == [kind]


def test_a_list_makes_no_output_that_all_have_approved(imports: Imports, store: Store) -> None:  # noqa: F811
    imports.apply(stage(imports, OF_COMMITTEES["ru"]["institution"], "institution"), WHO)
    imports.apply(stage(imports, LISTS["ru"]["project"], "project"), WHO)
    heading, row = LISTS["ru"]["output"]
    (staged,) = stage(imports, [heading, [*row[:-1], "Согласован"]], "output").rows
    assert [one.code for one in staged.problems] == ["output.begins_unapproved"]

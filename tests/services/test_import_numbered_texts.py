"""Lists that people added to one after the other in a chat: a numbered line of text for each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from importing_office import RUSSIAN, importing

from exchange_admin.documents.workbook_reading import SheetCells, WorkbookCells
from exchange_admin.domain.problems import Level, RuleBroken
from exchange_admin.services.importing.draft import ImportDraft
from exchange_admin.services.importing.imports import Imports

CHAT = ["#接龙", "赴俄冬令营报名", "请按格式填写：姓名 性别 护照号 手机", ""]
ZHAO = "1. 赵诗瑶 女 E07316448 13812345671"
DING = "2. 丁诗，女，E64652404，13812345672"
HE = "3、何雪芳  女  EL9592118 13812345673"


@pytest.fixture
def imports(tmp_path: Path) -> Iterator[Imports]:
    with importing(tmp_path, RUSSIAN) as made:
        yield made


def stage(imports: Imports, *lines: str) -> ImportDraft:
    return imports.stage_cells(WorkbookCells("chat.xlsx", (SheetCells("Sheet1", [[line] for line in lines]),)))


def asked(draft: ImportDraft) -> list[bool]:
    return [any(problem.level is not Level.INFORMS for problem in row.problems) for row in draft.rows]


def test_each_line_of_a_chat_is_a_person(imports: Imports) -> None:
    draft = stage(imports, *CHAT, ZHAO, DING, HE)
    assert [row.values["passport_number"] for row in draft.rows] == ["E07316448", "E64652404", "EL9592118"]
    assert [row.values["family_han"] for row in draft.rows] == ["赵", "丁", "何"]
    assert [row.number for row in draft.rows] == [5, 6, 7], "the lines of the file"
    assert asked(draft) == [False] * 3


@pytest.mark.parametrize(
    "line", ["4. 马瑶静 女 E32637496 13812345674 素食", "4. 马瑶静 女", "4. 马 瑶静 女 E32637496 13812345674"]
)
def test_a_line_with_more_or_fewer_words_is_asked_about(imports: Imports, line: str) -> None:
    draft = stage(imports, *CHAT, ZHAO, DING, HE, line)
    assert asked(draft) == [False, False, False, True]


def test_somebody_whose_line_is_crossed_out_is_asked_about(imports: Imports) -> None:
    lines = [[line] for line in (*CHAT, ZHAO, DING, HE)]
    draft = imports.stage_cells(WorkbookCells("chat.xlsx", (SheetCells("Sheet1", lines, struck={5: (0,)}),)))
    assert asked(draft) == [False, True, False]


def test_without_a_line_that_says_what_to_write_the_cells_only_propose(imports: Imports) -> None:
    draft = stage(imports, "#接龙", ZHAO, DING, HE)
    assert asked(draft) == [True] * 3


@pytest.mark.parametrize(
    "lines",
    [
        ("1. Каждый берёт паспорт", "2. Сбор в восемь часов", "3. Форма одежды свободная"),
        ("1.5 2.5", "3.7 1.1", "4.2 2.2"),
        ("7. 赵诗瑶 女", "3. 丁诗 女", "9. 何雪芳 女"),
    ],
)
def test_rules_of_a_journey_and_numbers_are_no_people(imports: Imports, lines: tuple[str, ...]) -> None:
    with pytest.raises(RuleBroken) as refused:
        stage(imports, *lines)
    assert refused.value.problem.code == "import.no_list_found"

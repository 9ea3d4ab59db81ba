"""An empty office by keys and clicks, in three languages: a consortium with its members, of whom one is missing, an
output that everybody approves, the card on paper. Specification §9, 5."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from clerk import CONTROL, Clerk
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from exchange_admin.app.main import main
from exchange_admin.app.office_window import OfficeWindow
from exchange_admin.app.window import Application
from exchange_admin.domain.queries import Query
from exchange_admin.domain.steps import Record
from exchange_admin.ui.projects.output_card import OutputCard
from exchange_admin.ui.projects.project_cards import ProjectCard
from exchange_admin.ui.projects.projects_page import ProjectsPage
from exchange_admin.ui.widgets.view_tabs import ViewTabs

KEY = Qt.Key
AREA = {"zh": "合作项目", "ru": "Проекты", "en": "Projects"}
MISSING = {"zh": "尚缺：科研机构", "ru": "Не хватает: научная организация", "en": "Missing: a research organisation"}


@pytest.fixture
def shown(start: Callable[[], Application], tmp_path: Path) -> Iterator[OfficeWindow]:
    file = tmp_path / "empty.exchange"
    assert main(["new", str(file), "--name", "Songhua College", "--country", "cn"]) == 0
    application = start()
    application.show_office(application.program.open(file, writing=True))
    assert application.office is not None
    application.office.window.resize(1366, 768)
    application.office.window.activateWindow()
    yield application.office
    application.office.commands.use_language("en")


@pytest.fixture(autouse=True)
def _nothing_is_asked() -> None:
    """Dialogs are answered here, by keys."""


def tab(page: ProjectsPage, id: str) -> QWidget:
    """The one on screen of that name."""
    buttons = (one for tabs in page.findChildren(ViewTabs) if tabs.isVisible() for one in tabs._buttons)
    return next(one for one in buttons if one.tab.id == id)


def only(shown: OfficeWindow, kind: str, n: int = 1) -> list[Record]:
    found = list(shown.desk.office.store.records(Query(kind)))
    assert len(found) == n, kind
    return found


def seat(clerk: Clerk, page: ProjectsPage, institution: str, role: str) -> None:
    """A member, in the list of memberships."""
    clerk.key(KEY.Key_N, with_=CONTROL)
    clerk.fill(institution, "机器人联合体")
    clerk.choose(role)
    page.leave_fields()


@pytest.mark.parametrize("language", ["zh", "ru", "en"])
def test_a_consortium_says_who_is_missing_and_its_output_is_agreed_and_printed(
    language: str, shown: OfficeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    clerk, window, desk = Clerk(qtbot), shown.window, shown.desk
    for theirs in (
        {"name_ru": "Амурский колледж", "country": "RU", "kind": "college"},
        {"name_zh": "龙源公司", "country": "CN", "kind": "enterprise"},
    ):
        desk.records.add("institution", theirs, "Shen")
    shown.commands.use_language(language)
    clerk.wait(window.isActiveWindow)

    clerk.key(KEY.Key_K, with_=CONTROL)
    clerk.type(AREA[language])
    clerk.key(KEY.Key_Return)
    clerk.wait(lambda: window.area == "project")
    window.activateWindow()
    page = window.page("project")
    assert isinstance(page, ProjectsPage)
    clerk.wait(lambda: page.page.list.isVisible())

    clerk.key(KEY.Key_N, with_=CONTROL)
    clerk.fill("机器人联合体", "Консорциум «Роботы»", "", "CON-1")
    clerk.choose("consortium")
    page.leave_fields()
    (project,) = only(shown, "project")
    assert (project["code"], project["kind"], project["state"]) == ("CON-1", "consortium", "idea")
    assert project["lead_institution_id"] == desk.office.store.institution, "whoever leads takes part"

    clerk.click(tab(page, "membership.all"))
    seat(clerk, page, "Амурский колледж", "partner")
    seat(clerk, page, "龙源公司", "enterprise")
    assert {one["role"] for one in only(shown, "membership", 2)} == {"partner", "enterprise"}
    assert {one["project_id"] for one in only(shown, "membership", 2)} == {project.id}

    clerk.click(tab(page, "project.all"))
    page.page.open_record(project.id)
    page.page.panel.show_tab("overview")
    (card,) = page.page.panel.findChildren(ProjectCard)
    assert card.lacks.text() == MISSING[language]

    clerk.click(tab(page, "output.all"))
    clerk.key(KEY.Key_N, with_=CONTROL)
    clerk.fill("机器人联合体", "Songhua College", "双语教材", "Двуязычное пособие", "")
    clerk.choose("textbook")
    page.leave_fields()
    (output,) = only(shown, "output")
    page.page.open_record(output.id)
    page.page.panel.show_tab("overview")
    (approving,) = page.page.panel.findChildren(OutputCard)
    clerk.click(approving.states.buttons["reviewing"])

    def sign() -> None:
        clerk.fill("诸葛")
        clerk.key(KEY.Key_Return, with_=CONTROL)

    for line in [one for one in approving.lines if not one.isHidden()]:
        clerk.when_asked(sign)
        clerk.click(line.approve)
        window.activateWindow()
        clerk.wait(window.isActiveWindow)
    assert len({one["content_hash"] for one in only(shown, "approval", 2)}) == 1
    clerk.click(approving.states.buttons["agreed"])
    assert only(shown, "output")[0]["state"] == "agreed"

    target = tmp_path / "card.pdf"
    clerk.click(tab(page, "project.all"))
    page.page.open_record(project.id)
    page.page.panel.show_tab("overview")
    clerk.when_asked(clerk.save_as(str(target)))
    clerk.click(card.paper)
    clerk.wait(target.exists)
    printed = PdfDocument(target)
    assert len(printed) == 1
    text = printed[0].get_textpage().get_text_bounded()
    printed.close()
    for said in ("机器人联合体", "Консорциум «Роботы»", "科研机构", "научная организация", "双语教材", "各方已确认"):
        assert said in text, said

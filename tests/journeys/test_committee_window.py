"""An empty office by keys and clicks, in three languages: a committee, two members, a meeting, two decisions, both
approvals, minutes on paper, a changed comma. Specification §9, 3."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from clerk import CONTROL, Clerk
from pypdfium2 import PdfDocument
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from exchange_admin.app.main import main
from exchange_admin.app.office_window import OfficeWindow
from exchange_admin.app.window import Application
from exchange_admin.domain.fields import Value
from exchange_admin.domain.queries import Query
from exchange_admin.domain.steps import Record
from exchange_admin.ui.committee.committee_cards import BodyCard
from exchange_admin.ui.committee.committee_page import CommitteePage
from exchange_admin.ui.today.today_page import TodayPage
from exchange_admin.ui.widgets.view_tabs import ViewTabs

KEY = Qt.Key
AREA = {"zh": "议事机构", "ru": "Комитет", "en": "Committee"}
VOID = {"zh": "纪要有改动，确认失效", "ru": "Протокол изменён: согласовать", "en": "Minutes changed: approvals void"}
ZH, RU = "在 2027 年 3 月 1 日前，发布供需信息 20 条", "До 1 марта 2027 года опубликовать 20 карточек"


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


def tab(page: CommitteePage, id: str) -> QWidget:
    """The one on screen of that name."""
    buttons = (one for tabs in page.findChildren(ViewTabs) if tabs.isVisible() for one in tabs._buttons)
    return next(one for one in buttons if one.tab.id == id)


def only(shown: OfficeWindow, kind: str, n: int = 1) -> list[Record]:
    found = list(shown.desk.office.store.records(Query(kind)))
    assert len(found) == n, kind
    return found


def seat(clerk: Clerk, page: CommitteePage, institution: str, role: str, person: str) -> None:
    clerk.key(KEY.Key_N, with_=CONTROL)
    clerk.fill(institution, "合作委员会")
    clerk.choose(role)
    clerk.key(KEY.Key_Tab)
    clerk.fill(person)
    page.leave_fields()


def test_an_area_is_put_into_the_sidebar_and_taken_out_by_its_menu_until_there_is_a_record(shown: OfficeWindow) -> None:
    sidebar = shown.window.sidebar

    def asked(*, press: bool = False) -> tuple[str, bool, bool]:
        place = QPoint(40, 300)
        QApplication.sendEvent(
            sidebar, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, sidebar.mapToGlobal(place))
        )
        menu = next(one for one in sidebar.findChildren(QMenu) if one.isVisible())
        (action,) = menu.actions()
        said = action.text(), action.isChecked(), action.isEnabled()
        if press:
            action.trigger()
        menu.close()
        return said

    assert asked(press=True) == ("Show Committee here", False, True)
    assert sidebar.is_wanted("body")
    shown.window.choose_area("body")
    assert asked(press=True) == ("Show Committee here", True, True)
    assert shown.window.area == "today"
    assert not sidebar.is_wanted("body")
    told: dict[str, Value] = {"kind": "committee", "lead_institution_id": shown.desk.limits.own, "name_en": "Committee"}
    shown.desk.feed.publish(shown.desk.records.add("body", told, "Shen"), None)
    assert sidebar.is_wanted("body")
    assert asked() == ("Show Committee here", True, False), "what there is stays in sight"


@pytest.mark.parametrize("language", ["zh", "ru", "en"])
def test_minutes_of_two_decisions_are_agreed_printed_and_void_by_a_comma(
    language: str, shown: OfficeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    clerk, window, store = Clerk(qtbot), shown.window, shown.desk.office.store
    theirs = {"name_ru": "Амурский колледж", "country": "RU", "kind": "college"}
    shown.desk.records.add("institution", theirs, "Shen")
    shown.commands.use_language(language)
    clerk.wait(window.isActiveWindow)
    assert not window.sidebar.is_wanted("body"), "an office without a committee is not shown one"

    clerk.key(KEY.Key_K, with_=CONTROL)
    clerk.type(AREA[language])
    clerk.key(KEY.Key_Return)
    clerk.wait(lambda: window.area == "body")
    window.activateWindow()
    assert window.sidebar.is_wanted("body")
    page = window.page("body")
    assert isinstance(page, CommitteePage)
    clerk.wait(lambda: page.page.list.isVisible())

    clerk.key(KEY.Key_N, with_=CONTROL)
    clerk.fill("合作委员会", "Комитет", "", "ВК")
    page.leave_fields()
    (body,) = only(shown, "body")
    assert (body["code"], body["active"]) == ("ВК", 1)

    clerk.click(tab(page, "membership.all"))
    seat(clerk, page, "Songhua College", "chair", "诸葛")
    seat(clerk, page, "Амурский колледж", "co_chair", "Ковалёв")
    assert {one["role"] for one in only(shown, "membership", 2)} == {"chair", "co_chair"}

    clerk.click(tab(page, "body.all"))
    page.page.open_record(body.id)
    page.page.panel.show_tab("overview")
    (card,) = page.page.panel.findChildren(BodyCard)
    clerk.click(card.begin)
    clerk.fill("3", "", "", "", "")
    clerk.choose("held")
    clerk.key(KEY.Key_Tab)
    clerk.fill("2026-08-22")
    page.leave_fields()
    (meeting,) = only(shown, "meeting")
    assert (meeting["body_id"], meeting["state"], bool(meeting["agenda_zh"])) == (body.id, "held", True)

    table = page.page.list.table
    clerk.wait(lambda: table.isVisible() and table.model().rowCount() == 1)
    table.setFocus()
    clerk.wait(table.hasFocus)
    clerk.key(KEY.Key_Home, KEY.Key_Return)
    minutes = page.minutes
    clerk.wait(lambda: page.currentWidget() is minutes)

    def come_back() -> None:
        """As a window manager leads back when a dialog has gone."""
        window.activateWindow()
        clerk.wait(window.isActiveWindow)
        minutes.take_keyboard()

    def decide(zh: str, ru: str, *, carried: bool) -> Callable[[], None]:
        def answer() -> None:
            clerk.fill(zh, ru, "")
            if carried:
                clerk.key(KEY.Key_Tab)
                clerk.fill("Songhua College", "2027-03-01")
            else:
                clerk.choose("information")
            clerk.key(KEY.Key_Return, with_=CONTROL)

        return answer

    for zh, ru, carried in ((ZH, RU, True), ("通报论坛日期", "К сведению: дата форума", False)):
        clerk.when_asked(decide(zh, ru, carried=carried))
        clerk.key(KEY.Key_N, with_=CONTROL)
        come_back()
    first, second = only(shown, "decision", 2)
    assert [one["number"] for one in (first, second)] == ["ВК-3/1", "ВК-3/2"]
    assert (first["due"], second["kind"]) == ("2027-03-01", "information")

    for line in minutes.approvals.lines:
        clerk.when_asked(lambda: clerk.key(KEY.Key_Return, with_=CONTROL))
        clerk.click(line.approve)
        come_back()
    approvals = only(shown, "approval", 2)
    assert {one["signer"] for one in approvals} == {"诸葛", "Ковалёв"}
    assert len({one["content_hash"] for one in approvals}) == 1
    clerk.click(minutes.approvals.close_minutes)
    assert only(shown, "meeting")[0]["state"] == "agreed"

    target = tmp_path / "minutes.pdf"
    clerk.when_asked(clerk.save_as(str(target)))
    clerk.key(KEY.Key_P, with_=CONTROL)
    clerk.wait(target.exists)
    printed = PdfDocument(target)
    text = printed[0].get_textpage().get_text_bounded()
    printed.close()
    assert "ВК-3/1" in text

    come_back()
    clerk.key(KEY.Key_Return)
    clerk.wait(lambda: page.currentWidget() is page.page and page.page.kind == "decision")
    clerk.key(KEY.Key_Return, with_=CONTROL)
    memo = page.page.panel.form.editors["text_ru"].widget
    memo.setFocus()
    clerk.key(KEY.Key_End, with_=CONTROL)
    clerk.type(",")
    clerk.key(KEY.Key_Tab)
    assert store.get("decision", first.id)["text_ru"] == f"{RU},"
    assert shown.desk.office.committees.sheet(meeting.id).standing.standing == "changed"

    clerk.key(KEY.Key_Home, with_=Qt.KeyboardModifier.AltModifier)
    today = window.page("today")
    assert isinstance(today, TodayPage)
    clerk.wait(lambda: VOID[language] in [row.title for row in today.blocks["desk"].rows()])
    row = next(row for row in today.blocks["desk"].rows() if row.title == VOID[language])
    today.wanted.emit(row.target)
    clerk.wait(lambda: page.currentWidget() is minutes)
    assert all(line.approve.isVisible() for line in minutes.approvals.lines), "both are asked again"

"""Whatever belongs to a record is added, opened, changed and deleted where the record is shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from record_making import Maker

from exchange_admin.app.office_window import OfficeWindow
from exchange_admin.app.window import Application
from exchange_admin.domain.fields import FieldType, Value
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.rules.own_verbs import refused_new
from exchange_admin.services.office_files import NewOffice
from exchange_admin.ui.detail.cards import FactsCard
from exchange_admin.ui.detail.detail_panel import DetailPanel
from exchange_admin.ui.detail.lines_card import LinesCard
from exchange_admin.ui.forms.editors import Editor
from exchange_admin.ui.forms.record_form import RecordForm
from exchange_admin.ui.pages.list_page import ListPage
from exchange_admin.ui.presentation import AREAS, PRESENTATIONS, Consents, Files, Lines, presentation, shown_cards

LEFT = Qt.MouseButton.LeftButton
IN_LISTS = [kind for area in AREAS for kind in area.kinds]
LINES = [
    (kind, card)
    for kind in IN_LISTS
    for card in shown_cards(REGISTRY, presentation(kind))
    if isinstance(card, Lines) and presentation(card.kind).addable
]
IN_CARDS = [(kind, card) for kind, card in LINES if not (card.command or card.through)]
BY_COMMAND = [(kind, card.command) for kind, card in LINES if card.command] + [
    (kind, command) for kind in IN_LISTS for command in sorted(set(presentation(kind).elsewhere.values()))
]


def name(case: object) -> str:
    return f"{case.kind}-by-{case.by}" if isinstance(case, Lines) else str(case)


def test_every_kind_of_line_is_added_on_a_card_or_on_a_page_that_the_window_names() -> None:
    """Also one that comes into the registry tomorrow."""
    reached = set(IN_LISTS)
    for kind in REGISTRY.kinds:  # parents stand before their lines
        for child in REGISTRY.children(kind.name):
            if list(refused_new(child.name)):
                continue
            assert kind.name in reached, (kind.name, child.name)
            shown = presentation(kind.name)
            cards = {card.kind for card in shown_cards(REGISTRY, shown) if isinstance(card, Lines | Consents | Files)}
            # a line that has lines of its own is on a page, and they with it
            assert kind.name not in PRESENTATIONS or child.name in cards | shown.elsewhere.keys(), child.name
            reached.add(child.name)


@pytest.fixture
def shown(start: Callable[[], Application], tmp_path: Path) -> OfficeWindow:
    """An empty office in its window."""
    application = start()
    office = application.program.make_office(tmp_path / "new.exchange", NewOffice("松花学院", "CN", "zh"), "Shen")
    application.show_office(office)
    assert application.office is not None
    return application.office


def panel_of(shown: OfficeWindow, kind: str, id: str) -> DetailPanel:
    shown.commands.open_record(kind, id)
    page = shown.window.current_page().page
    assert isinstance(page, ListPage)
    QTest.qWait(1)
    return page.panel


def card_of(panel: DetailPanel, lines: Lines) -> LinesCard:
    return next(card for card in panel.findChildren(LinesCard) if (card.kind, card.by) == (lines.kind, lines.by))


def fill(form: RecordForm, values: dict[str, Value]) -> None:
    """Types into the empty fields in order and goes on to the next; what is chosen from a list is chosen."""
    for field, value in values.items():
        editor = form.editors.get(field)
        if editor is not None and editor.value() is None:
            type_into(editor, str(value))


def type_into(editor: Editor, text: str) -> None:
    if editor.field.type in {FieldType.TEXT, FieldType.MEMO, FieldType.DATE, FieldType.INTEGER}:
        editor.widget.setFocus()
        QTest.keyClick(editor.widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(editor.widget, text)
        QTest.keyClick(editor.widget, Qt.Key.Key_Tab)
    else:
        editor.show_typed(text)
        editor.left.emit()


@pytest.mark.parametrize(("kind", "lines"), IN_CARDS, ids=name)
def test_a_line_is_added_opened_changed_and_deleted_in_its_card(
    shown: OfficeWindow, kind: str, lines: Lines, qtbot: QtBot
) -> None:
    maker, store = Maker(shown.office), shown.office.store
    around = maker.make(kind)
    panel = panel_of(shown, kind, around)
    card = card_of(panel, lines)
    assert card.add.isVisible()
    QTest.mouseClick(card.add, LEFT)
    assert card.form.isVisible()
    fill(card.form.form, maker.least(REGISTRY[lines.kind], **{lines.by: around}))
    QTest.mouseClick(card.form.done, LEFT)
    assert not card.form.isVisible()
    (line,) = [record for record in store.where(lines.kind, lines.by, [around]) if record.live]
    assert [one.id for one in card.lines] == [line.id]
    assert card.add.isVisible()
    card.lines[0].wanted.emit("edit", line.id)
    text = next((field.name for field in REGISTRY[lines.kind].fields if field.name in ("note", "name_en", "code")), "")
    if text:
        type_into(card.form.form.editors[text], "Changed")
        assert store.get(lines.kind, line.id)[text] == "Changed"
    card.form.close_form()
    QTest.keyClick(card.lines[0].button, Qt.Key.Key_Delete)
    assert not store.get(lines.kind, line.id).live
    assert card.lines == []
    shown.desk.actions["edit.undo"].trigger()
    assert [one.id for one in card.lines] == [line.id]


@pytest.mark.parametrize(("kind", "command"), BY_COMMAND)
def test_lines_with_a_page_of_their_own_are_a_command_away_also_when_there_are_none(
    shown: OfficeWindow, kind: str, command: str
) -> None:
    panel_of(shown, kind, Maker(shown.office).make(kind))
    shown.window.refresh_commands()
    assert shown.desk.actions[command].isEnabled()


def test_a_record_of_whose_kind_no_card_is_told_shows_its_fields(shown: OfficeWindow) -> None:
    office = shown.desk.office
    made = office.records.add("speciality", {"code": "560301", "country": "CN", "name_zh": "机电一体化技术"}, "Shen")
    assert presentation("speciality").cards == ()
    panel = panel_of(shown, "speciality", next(iter(made.ids["speciality"])))
    cards = [card for card in panel.findChildren(FactsCard) if card.isVisible()]
    texts = [label.text() for card in cards for label in card.findChildren(QLabel)]
    assert "560301" in texts
    assert "机电一体化技术" in texts


def test_a_long_text_stands_whole_in_the_panel(shown: OfficeWindow) -> None:
    text = "Учебный центр промышленных роботов (шесть установок) и железнодорожной автоматики. " * 4
    college = {"name_ru": "Колледж", "country": "RU", "kind": "college", "strengths_ru": text}
    made = shown.desk.office.records.add("institution", college, "Shen")
    panel = panel_of(shown, "institution", next(iter(made.ids["institution"])))
    (told,) = [label for label in panel.findChildren(QLabel) if label.text() == text and label.isVisible()]
    assert told.height() >= told.heightForWidth(told.width()) > 3 * told.fontMetrics().height()


def test_names_in_other_languages_stand_below_the_title_that_does_not_have_them(shown: OfficeWindow) -> None:
    names = {"name_zh": "焊接", "name_ru": "сварка", "name_en": "welding"}
    records = shown.desk.office.records
    college = records.add("institution", {**names, "country": "RU", "kind": "college"}, "Shen").ids["institution"]
    term = records.add("glossary_term", {**names, "state": "proposed"}, "Shen").ids["glossary_term"]
    assert panel_of(shown, "institution", next(iter(college)))._second.text() == "焊接 · сварка"
    assert panel_of(shown, "glossary_term", next(iter(term)))._second.text() == ""

"""Single widgets: what they say, offer and let through."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from exchange_admin.ui.importing.step_line import StepLine
from exchange_admin.ui.look import Look
from exchange_admin.ui.new_office_dialog import NewOfficeDialog
from exchange_admin.ui.pages.welcome_page import WelcomePage
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.widgets.banner import Banner
from exchange_admin.ui.widgets.buttons import ElidedButton
from exchange_admin.ui.widgets.command_palette import CommandPalette
from exchange_admin.ui.widgets.filter_bar import Chip, FilterBar, FilterChip
from exchange_admin.ui.widgets.labels import STRETCH, column, row


class Listening(QWidget):
    """A window that notes the keys which nobody in it has taken."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[int] = []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.heard.append(event.key())


def test_a_hand_shows_which_steps_can_be_gone_to(look: Look, qtbot: QtBot) -> None:
    line = StepLine(look, 3)
    qtbot.addWidget(line)
    line.say(["Columns", "Check", "Import"], current=2, reachable=2)
    arrow, hand = Qt.CursorShape.ArrowCursor, Qt.CursorShape.PointingHandCursor
    assert [step.cursor().shape() for step in line.steps] == [hand, arrow, arrow]


def test_a_banner_takes_the_colour_of_what_it_says_and_keeps_it(look: Look, qtbot: QtBot) -> None:
    banner = Banner(look, Tone.AMBER)
    qtbot.addWidget(banner)
    (text,) = [one for one in banner.findChildren(QLabel) if one.wordWrap()]
    banner.say("The office file was not written.", tone=Tone.RED)
    red = text.styleSheet()
    assert look.theme.tones[Tone.RED].text in red
    banner.say("The disk is full.")
    assert text.styleSheet() == red


def test_a_search_that_was_told_is_not_told_again(look: Look, qtbot: QtBot) -> None:
    bar = FilterBar(look)
    qtbot.addWidget(bar)
    with qtbot.waitSignal(bar.text_changed) as told:
        bar.find_field.setText("Sokolova")
    assert told.args == ["Sokolova"]
    assert not bar._pause.isActive()


def test_enter_in_the_palette_does_what_stands_there_and_nothing_behind_it(look: Look, qtbot: QtBot) -> None:
    window, done = Listening(), list[str]()
    qtbot.addWidget(window)
    window.resize(900, 600)
    window.show()
    command = QAction("Issue certificates", window)
    command.triggered.connect(lambda: done.append("issued"))
    palette = CommandPalette(look, lambda _: [], lambda: [command], window)
    palette.open()
    QTest.keyClicks(palette.field, "issue")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert done == ["issued"]
    assert window.heard == []


def test_a_backup_is_offered_only_where_the_refused_file_may_have_one(look: Look, qtbot: QtBot) -> None:
    page = WelcomePage(look)
    qtbot.addWidget(page)
    page.refuse("The file is damaged.", restorable=True)
    assert page._refusal.button.text() == "Restore a backup…"
    page.refuse("The file is gone.")
    assert page._refusal.button.isHidden()


def proposing(look: Look, qtbot: QtBot) -> NewOfficeDialog:
    propose: Callable[[str, str], str] = lambda name, country: f"{name[:2]}{country}".upper()  # noqa: E731
    dialog = NewOfficeDialog(look, "en", propose, lambda title, code: None)
    qtbot.addWidget(dialog)
    return dialog


def test_a_new_office_gets_a_code_from_its_name_until_somebody_types_one(look: Look, qtbot: QtBot) -> None:
    dialog = proposing(look, qtbot)
    assert dialog.code.text() == ""
    dialog.name.setText("Songhua College")
    assert (dialog.code.text(), dialog.make.isEnabled()) == ("SOCN", True)
    QTest.keyClicks(dialog.code, "X")
    dialog.name.setText("Amur College")
    assert dialog.code.text() == "SOCNX"


def test_an_office_without_a_name_gets_no_code_and_is_not_made(look: Look, qtbot: QtBot) -> None:
    dialog = proposing(look, qtbot)
    dialog.name.setText("Songhua College")
    dialog.name.setText(" ")
    assert (dialog.code.text(), dialog.make.isEnabled()) == ("", False)


def test_chips_without_room_beside_the_buttons_stand_above_them_uncut(look: Look, qtbot: QtBot) -> None:
    bar = FilterBar(look)
    qtbot.addWidget(bar)
    bar.say_order("Planned arrival")
    bar.resize(1100, bar.height())
    bar.show()
    one_line = bar.height()
    bar.show_chips([Chip(n, "Host institution", f"{n} College of Engineering") for n in range(6)])
    qtbot.waitUntil(lambda: bar.height() == one_line + 72)
    chips = bar.findChildren(FilterChip)
    qtbot.waitUntil(lambda: all(chip.width() == chip.sizeHint().width() for chip in chips))
    assert max(chip.geometry().bottom() for chip in chips) < bar.add.y()
    bar.show_chips([Chip(0, "Host institution", "College of Engineering")])
    assert bar.height() == one_line


@pytest.mark.parametrize("text", ["协议：FA-2026", "协议：FA-20261", "Agreement: FA-2026", "Соглашение: FA-2026"])
def test_a_button_with_room_for_all_of_its_text_cuts_none_of_it(look: Look, qtbot: QtBot, text: str) -> None:
    """Whatever the widths of its letters are rounded to."""
    page, button = QWidget(), ElidedButton(look)
    column(page).add(row().add(button, STRETCH))
    page.resize(330, 100)
    qtbot.addWidget(page)
    page.show()
    button.say(text)
    qtbot.waitUntil(lambda: button.width() == button.sizeHint().width())
    assert button.text().strip() == text

"""Where a short message lies: never over what one is about to click, and over nothing that a page keeps clear."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QScrollArea, QWidget

from exchange_admin.ui.toast import Toast


@pytest.fixture
def over(qtbot):
    page = QWidget()
    page.resize(1000, 700)
    qtbot.addWidget(page)
    page.show()
    return page


@pytest.fixture
def toast(look, over):
    return Toast(look, over)


def put(widget: QWidget, x: int, y: int, across: int, high: int) -> QWidget:
    widget.setGeometry(x, y, across, high)
    widget.show()
    return widget


def spot(toast: Toast) -> QRect:
    toast.say("Deleted: Sokolova Daria", lambda: None)
    return toast.geometry()


def middle(over: QWidget, toast: Toast) -> QPoint:
    return QPoint((over.width() - toast.width()) // 2, over.height() - toast.height() - 70)


def test_a_message_lies_in_the_lower_middle(over, toast):
    put(QPushButton(over), 20, 20, 100, 30)
    assert spot(toast).topLeft() == middle(over, toast)


def test_it_rises_above_a_button_but_not_above_one_that_cannot_be_pressed(over, toast):
    button = put(QPushButton(over), 450, 590, 100, 30)
    assert spot(toast).bottom() < button.y()
    button.setEnabled(False)
    assert spot(toast).topLeft() == middle(over, toast)


def test_beside_a_column_of_fields_it_lies_on_the_other_side(over, toast):
    fields = [put(QLineEdit(over), 450, y, 300, 30) for y in range(0, 700, 35)]
    assert not [one for one in fields if one.geometry().intersects(spot(toast))]


def test_where_there_are_fields_everywhere_it_stays_in_its_usual_place(over, toast):
    for y in range(0, 700, 35):
        put(QLineEdit(over), 0, y, 1000, 30)
    assert spot(toast).topLeft() == middle(over, toast)


def test_what_is_scrolled_out_of_sight_needs_no_room(over, toast):
    area, inside = put(QScrollArea(over), 300, 0, 400, 300), QWidget()
    inside.resize(400, 2000)
    put(QPushButton(inside), 0, 590, 400, 30)
    area.setWidget(inside)
    assert spot(toast).topLeft() == middle(over, toast)


def test_what_a_page_keeps_clear_stays_clear_when_it_appears_later(over, toast):
    answer = QLabel(over)
    toast.keep_clear([answer])
    spot(toast)
    put(answer, 0, 560, 1000, 140)
    assert toast.geometry().bottom() < answer.y()


def test_after_a_long_message_a_short_one_is_narrow_again(over, toast):
    toast.say("Saved", lambda: None)
    narrow = toast.width()
    toast.say("What was done to all of these records " * 20, lambda: None)
    assert toast.width() > 2 * narrow
    toast.say("Saved", lambda: None)
    assert toast.width() == narrow
    toast.say("What was done to all of these records " * 20, lambda: None)
    toast.hide()
    toast.say("Saved", lambda: None)
    assert toast.width() == narrow


def test_what_is_too_long_for_a_line_takes_several_and_is_whole(over, toast):
    said = "Российская виза: отметка «Выполнено» поставлена, но подтверждения нет: паспорт действует слишком мало. " * 3
    toast.say(said.strip(), lambda: None)
    text = toast.findChild(QLabel)
    assert over.rect().contains(toast.geometry())
    assert text.height() >= text.heightForWidth(text.width()) > 2 * text.fontMetrics().height()
    high = toast.height()
    assert spot(toast).height() < high

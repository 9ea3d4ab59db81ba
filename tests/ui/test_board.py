"""A board of cards: arrows between columns, what is opened and moved, what stays in front when cards come anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from exchange_admin.ui.board.board import Board, BoardColumn
from exchange_admin.ui.board.board_cards import MIME, BoardCard
from exchange_admin.ui.look import Look
from exchange_admin.ui.theme import Tone

KEY = Qt.Key
STATES = ("idea", "agreed", "running", "stopped")


def columns(cards: Mapping[str, Sequence[BoardCard]]) -> list[BoardColumn]:
    return [BoardColumn(state, state.title(), Tone.GREY, cards.get(state, ())) for state in STATES]


@pytest.fixture
def board(qtbot: QtBot, look: Look) -> Board:
    made = Board(look)
    qtbot.addWidget(made)
    made.resize(1000, 500)
    made.show_columns(
        columns(
            {
                "idea": [BoardCard("a", "Programme"), BoardCard("b", "Laboratory", mark="Missing: enterprise")],
                "running": [BoardCard("c", "Consortium"), BoardCard("d", "Theirs", may_move=False)],
            }
        )
    )
    made.show()
    made.activateWindow()
    made.take_keyboard()
    return made


def press(qtbot: QtBot, board: Board, key: Qt.Key, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    view = next(one for one in board.columns if one.list.hasFocus())
    qtbot.keyClick(view.list, key, with_)


def test_arrows_lead_within_a_column_and_over_empty_ones_to_the_next(board: Board, qtbot: QtBot) -> None:
    assert board.current == "a"
    press(qtbot, board, KEY.Key_Down)
    assert board.current == "b"
    press(qtbot, board, KEY.Key_Right)
    assert board.current == "d", "at the same height, and there is nothing in the column between"
    press(qtbot, board, KEY.Key_Right)
    assert board.current == "d"
    press(qtbot, board, KEY.Key_Left)
    assert board.current == "b"


def test_enter_opens_and_ctrl_with_an_arrow_asks_for_the_next_state(board: Board, qtbot: QtBot) -> None:
    opened: list[str] = []
    moved: list[tuple[str, str]] = []
    board.opened.connect(opened.append)
    board.move_wanted.connect(lambda *asked: moved.append(asked))
    press(qtbot, board, KEY.Key_Return)
    press(qtbot, board, KEY.Key_Right, Qt.KeyboardModifier.ControlModifier)
    press(qtbot, board, KEY.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert (opened, moved) == (["a"], [("a", "agreed")]), "there is nothing before the first column"
    board.go_to("d")
    press(qtbot, board, KEY.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert len(moved) == 1, "what others write is not moved"


def test_a_card_that_is_dropped_asks_for_the_state_of_its_column(board: Board) -> None:
    moved: list[tuple[str, str]] = []
    board.move_wanted.connect(lambda *asked: moved.append(asked))
    for place, id in ((3, "c"), (0, "a")):
        data = QMimeData()
        data.setData(MIME, id.encode())
        buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        board.columns[place].list.dropEvent(QDropEvent(QPointF(), Qt.DropAction.MoveAction, data, buttons, keys))
    assert moved == [("c", "stopped")], "in its own column it is already"


def test_the_card_in_front_stays_so_in_another_column(board: Board) -> None:
    board.go_to("b")
    board.show_columns(columns({"idea": [BoardCard("a", "Programme")], "agreed": [BoardCard("b", "Laboratory")]}))
    assert board.current == "b"
    assert board.columns[1].list.hasFocus()


def test_a_card_says_all_of_itself_to_a_screen_reader(board: Board) -> None:
    cards = board.columns[0].cards
    spoken = cards.data(cards.index(1), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Laboratory, Missing: enterprise"
    assert board.columns[0].list.accessibleName() == "Idea"

"""One stylesheet per theme. What has states of its own is painted by its widget and not styled here."""

from __future__ import annotations

from collections.abc import Callable

from exchange_admin.ui.theme import Theme, Tone


def stylesheet(theme: Theme, px: Callable[[float], int]) -> str:
    return "\n".join((_frame(theme, px), _buttons(theme, px), _inputs(theme, px), _menus(theme, px), _bars(theme, px)))


def _frame(t: Theme, px: Callable[[float], int]) -> str:
    return f"""
QMainWindow, QWidget#root, QWidget#sidebar {{ background: {t.canvas}; }}
QDialog, QMessageBox {{ background: {t.surface}; }}
QFrame#page {{ background: {t.surface}; border: 1px solid {t.line}; border-radius: {px(12)}px; }}
QFrame#detail {{ background: {t.surface}; border: 0; border-left: 1px solid {t.line};
    border-top-right-radius: {px(12)}px; border-bottom-right-radius: {px(12)}px; }}
QFrame#card {{ background: {t.surface}; border: 1px solid {t.line}; border-radius: {px(10)}px; }}
QFrame#card[target="true"] {{ background: {t.accent_soft}; border: 1px dashed {t.accent}; }}
QFrame#ground {{ background: {t.canvas}; border: 0; border-left: 1px solid {t.line};
    border-right: 1px solid {t.line}; }}
QFrame#rule {{ background: {t.line}; border: 0; }}
QScrollArea, QWidget#scrolled {{ background: transparent; border: 0; }}
QScrollArea#pages QWidget#scrolled {{ background: {t.canvas}; }}
QSplitter::handle {{ background: transparent; }}
QTableView {{ background: {t.surface}; border: 0; outline: 0; }}
QTableView QTableCornerButton::section {{ background: {t.surface}; border: 0; }}
QDialog#lines QTableView {{ gridline-color: {t.line}; border: 1px solid {t.line}; border-radius: {px(7)}px; }}
QDialog#lines QHeaderView {{ background: {t.surface}; }}
QDialog#lines QHeaderView::section {{ background: {t.sunken}; color: {t.ink2}; border: 0;
    border-right: 1px solid {t.line}; border-bottom: 1px solid {t.line}; padding: {px(5)}px {px(8)}px; }}
QToolTip {{ background: {t.bar}; color: {t.bar_ink}; border: 0; padding: {px(5)}px {px(8)}px; }}
QLabel {{ background: transparent; }}
QLabel[tone="ink"] {{ color: {t.ink}; }}
QLabel[tone="ink2"] {{ color: {t.ink2}; }}
QLabel[tone="ink3"] {{ color: {t.ink3}; }}
QLabel[tone="accent"] {{ color: {t.accent_ink}; }}
QLabel[tone="red"] {{ color: {t.tones[Tone.RED].text}; }}
QLabel[tone="amber"] {{ color: {t.tones[Tone.AMBER].text}; }}
QLabel[tone="green"] {{ color: {t.tones[Tone.GREEN].text}; }}
"""


def _buttons(t: Theme, px: Callable[[float], int]) -> str:
    return f"""
QPushButton {{ color: {t.ink}; background: {t.surface}; border: 1px solid {t.line_strong};
    border-radius: {px(8)}px; padding: 0 {px(13)}px; outline: 0; }}
QDialogButtonBox, QMessageBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QPushButton[kind], QDialogButtonBox QPushButton {{ min-height: {px(32)}px; }}
QPushButton:hover {{ background: {t.hover}; }}
QPushButton:disabled {{ color: {t.ink4}; }}
QPushButton:focus {{ border: 2px solid {t.accent}; padding: 0 {px(12)}px; }}
QPushButton[kind="primary"] {{ color: {t.on_accent}; background: {t.accent_button};
    border: 1px solid {t.accent_button}; padding: 0 {px(14)}px; }}
QPushButton[kind="primary"]:hover {{ background: {t.accent_hover}; }}
QPushButton[kind="primary"]:focus {{ border: 2px solid {t.ink}; padding: 0 {px(13)}px; }}
QPushButton[kind="primary"]:disabled {{ color: {t.ink3}; background: {t.track}; border-color: {t.track}; }}
QPushButton[kind="danger"] {{ color: {t.tones[Tone.RED].text}; }}
QPushButton[kind="small"] {{ min-height: {px(28)}px; }}
QPushButton[kind="ghost"] {{ color: {t.ink2}; background: transparent; border: 1px solid transparent;
    border-radius: {px(7)}px; padding: 0 {px(8)}px; min-height: {px(26)}px; }}
QPushButton[kind="ghost"]:hover {{ background: {t.hover}; }}
QPushButton[kind="ghost"]:focus {{ border: 2px solid {t.accent}; padding: 0 {px(7)}px; }}
QPushButton[kind="ghost"]:disabled {{ color: {t.ink4}; }}
QPushButton[painted="true"] {{ border: 0; background: transparent; padding: 0; }}
QPushButton[kind="link"] {{ color: {t.accent_ink}; background: transparent; border: 1px solid transparent;
    padding: 0 {px(2)}px; min-height: {px(20)}px; text-align: left; border-radius: {px(4)}px; }}
QPushButton[kind="link"]:hover {{ text-decoration: underline; }}
QPushButton[kind="link"]:focus {{ border: 2px solid {t.accent}; padding: 0 {px(1)}px; }}
QPushButton#choice {{ text-align: left; min-height: {px(38)}px; border: 1px solid {t.line}; }}
QPushButton#choice:checked {{ background: {t.accent_soft}; border: 1px solid {t.accent}; color: {t.ink}; }}
QToolButton {{ border: 1px solid transparent; border-radius: {px(7)}px; background: transparent; color: {t.ink2}; }}
QToolButton:hover {{ background: {t.hover}; }}
QToolButton:focus {{ border: 2px solid {t.accent}; }}
QToolButton::menu-indicator {{ image: none; width: 0; }}
"""


def _inputs(t: Theme, px: Callable[[float], int]) -> str:
    red = t.tones[Tone.RED].dot
    return f"""
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {{ color: {t.ink}; background: {t.surface};
    border: 1px solid {t.line_strong}; border-radius: {px(7)}px; padding: 0 {px(9)}px; min-height: {px(30)}px;
    selection-background-color: {t.accent_button}; selection-color: {t.on_accent}; }}
QPlainTextEdit, QTextEdit {{ padding: {px(5)}px {px(6)}px; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {{
    border: 2px solid {t.accent}; padding: 0 {px(8)}px; }}
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus {{ border: 0; padding: 0; min-height: 0;
    background: transparent; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: 0; height: 0; border: 0;
    subcontrol-origin: border; }}
QPlainTextEdit:focus, QTextEdit:focus {{ padding: {px(4)}px {px(5)}px; }}
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] {{ border: 2px solid {red};
    padding: 0 {px(8)}px; }}
QLineEdit:read-only, QPlainTextEdit:read-only {{ background: {t.sunken}; border: 1px solid {t.line}; }}
QLineEdit:read-only:focus, QPlainTextEdit:read-only:focus {{ border: 2px solid {t.accent}; }}
QLineEdit[cell="true"], QComboBox[cell="true"] {{ border: 2px solid {t.accent}; border-radius: {px(5)}px;
    padding: 0 {px(7)}px; min-height: 0; }}
QLineEdit[find="true"] {{ border: 1px solid transparent; background: transparent; min-height: {px(26)}px;
    padding: 0 {px(2)}px; }}
QLineEdit[find="true"]:hover {{ background: {t.hover}; }}
QLineEdit[find="true"]:focus {{ border: 2px solid {t.accent}; background: {t.surface}; padding: 0 {px(1)}px; }}
QLineEdit[bare="true"] {{ border: 0; background: transparent; padding: 0 {px(4)}px; min-height: {px(46)}px; }}
QLineEdit[bare="true"]:focus {{ border: 0; padding: 0 {px(4)}px; }}
QComboBox {{ combobox-popup: 0; }}
QComboBox::drop-down {{ border: 0; width: {px(24)}px; }}
QComboBox QAbstractItemView, QListView#completions {{ color: {t.ink}; background: {t.surface};
    border: 1px solid {t.line_strong}; selection-background-color: {t.accent_soft}; selection-color: {t.ink};
    outline: 0; padding: {px(4)}px; }}
QListView#completions {{ padding: 0; }}
QComboBox QAbstractItemView::item, QListView#completions::item {{ min-height: {px(28)}px; padding: 0 {px(6)}px; }}
QComboBox QAbstractItemView::item:selected, QListView#completions::item:selected {{ color: {t.ink};
    background: {t.accent_soft}; border-radius: {px(5)}px; }}
QListView#choices {{ color: {t.ink}; background: transparent; border: 0; outline: 0; }}
QProgressBar {{ background: {t.track}; border: 0; border-radius: {px(3)}px; max-height: {px(6)}px;
    min-height: {px(6)}px; }}
QProgressBar::chunk {{ background: {t.accent_button}; border-radius: {px(3)}px; }}
"""


def _menus(t: Theme, px: Callable[[float], int]) -> str:
    return f"""
QMenuBar {{ background: {t.canvas}; color: {t.ink2}; border: 0; padding: {px(3)}px {px(7)}px {px(1)}px; }}
QMenuBar::item {{ padding: {px(4)}px {px(9)}px; border-radius: {px(5)}px; background: transparent; }}
QMenuBar::item:selected {{ background: {t.hover}; color: {t.ink}; }}
QMenu {{ background: {t.surface}; color: {t.ink}; border: 1px solid {t.line_strong}; padding: {px(5)}px; }}
QMenu::item {{ padding: {px(6)}px {px(26)}px {px(6)}px {px(12)}px; border-radius: {px(5)}px; min-height: {px(18)}px; }}
QMenu::item:selected {{ background: {t.accent_soft}; color: {t.ink}; }}
QMenu::item:disabled {{ color: {t.ink4}; }}
QMenu::separator {{ height: 1px; background: {t.line}; margin: {px(5)}px {px(8)}px; }}
QMenu::icon {{ padding-left: {px(8)}px; }}
"""


def _bars(t: Theme, px: Callable[[float], int]) -> str:
    return f"""
QScrollBar:vertical {{ background: transparent; width: {px(10)}px; margin: {px(2)}px; }}
QScrollBar:horizontal {{ background: transparent; height: {px(10)}px; margin: {px(2)}px; }}
QScrollBar::handle {{ background: {t.line_strong}; border-radius: {px(3)}px; }}
QScrollBar::handle:vertical {{ min-height: {px(36)}px; }}
QScrollBar::handle:horizontal {{ min-width: {px(36)}px; }}
QScrollBar::handle:hover {{ background: {t.ink4}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""

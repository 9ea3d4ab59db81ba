"""The scenes of recognition: a draft being mapped, a decided case, what a decision asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import cast

from PySide6.QtWidgets import QWidget

from exchange_admin.app.office_window import OfficeWindow
from exchange_admin.app.recognition_commands import CASE
from exchange_admin.domain.queries import Filter, Order, Query
from exchange_admin.ui.recognition.case_page import CasePage
from exchange_admin.ui.recognition.decide_dialog import DecideDialog

Settle = Callable[[], None]
Scene = tuple[str, Callable[[], QWidget]]


def recognition_scenes(office: Callable[[], OfficeWindow], settle: Settle) -> Iterator[Scene]:
    """Name and preparation of every picture."""
    for state in ("draft", "proposed", "decided"):
        yield f"recognition_{state}", partial(_case, office, settle, state)
    yield "recognition_decide", partial(_decide, office, settle)


def _case(office: Callable[[], OfficeWindow], settle: Settle, state: str) -> QWidget:
    shown = office()
    shown.recognition.show_case(_longest(shown, state))
    settle()
    return shown.window


def _decide(office: Callable[[], OfficeWindow], settle: Settle) -> QWidget:
    shown = office()
    page = cast("CasePage", shown.window.page(CASE))
    dialog = DecideDialog(shown.desk, [], [("物流管理", "retake"), ("Русский язык", "reassessment")], page)
    dialog.show()
    settle()
    return dialog


def _longest(shown: OfficeWindow, state: str) -> str:
    """The case of a state with the most courses; of the first ones of the list."""
    store, desk = shown.office.store, shown.office.recognition
    ns = store.ids(Query("recognition", filters=(Filter("state", values=(state,)),), order=Order("decided_on")))
    ids = [store.id_of("recognition", n) for n in ns[:20]]
    return max(ids, key=lambda one: len(desk.case(one).lines))

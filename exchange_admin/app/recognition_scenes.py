"""The scenes of recognition: a draft being mapped, a decided case, what a decision asks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import cast

from PySide6.QtWidgets import QWidget

from exchange_admin.app.recognition_commands import CASE, RecognitionCommands
from exchange_admin.app.scene import Scene, Stage, needed
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.queries import Filter, Order, Query
from exchange_admin.services.learning_agreements.approving import Signature
from exchange_admin.services.recognition.recognition import Recognition
from exchange_admin.ui.recognition.case_page import CasePage
from exchange_admin.ui.recognition.decide_dialog import DecideDialog, SettleDialog

_WHO = "Wen"


def recognition_scenes(stage: Stage) -> Iterator[Scene]:
    """Name and preparation of every picture."""
    for state in ("draft", "proposed", "decided"):
        yield stage.scene(f"recognition_{state}", _case, state)
    yield stage.scene("recognition_decide", _decide)
    yield stage.scene("recognition_settle", _settle_owed)
    yield stage.scene("learning_agreement", _agreement)
    yield stage.scene("learning_agreement_changed", _changed_agreement)


def _case(stage: Stage, state: str) -> QWidget:
    _commands(stage).show_case(_longest(stage, state))
    return stage.window


def _decide(stage: Stage) -> QWidget:
    _commands(stage).show_case(_longest(stage, "proposed"))
    page = cast("CasePage", stage.window.page(CASE))
    assert page.case is not None
    dialog = DecideDialog(stage.desk, page.case, page)
    row = dialog.rows.rows[0]
    row.decision.setCurrentIndex(row.decision.findData("partly"))
    return dialog


def _settle_owed(stage: Stage) -> QWidget:
    """What is still owed after a decision."""
    _commands(stage).show_case(_longest(stage, "decided"))
    page = cast("CasePage", stage.window.page(CASE))
    waiting = [one for one in page.case.owed if not one["settled_on"]] if page.case else []
    return SettleDialog(stage.desk, needed(waiting, "recognition"), page)


def _agreement(stage: Stage) -> QWidget:
    """A proposed agreement of some stay, made where there is none; the student has signed."""
    commands, store, agreements = _commands(stage), stage.office.store, stage.office.learning_agreements
    ns = store.ids(Query("mobility", filters=(Filter("activity", values=("student_studies",)),)))
    stay = store.id_of("mobility", needed(ns, "mobility")[-1])
    id = agreements.of_mobility(stay)
    if not id:
        (id,) = agreements.drafting.begin(stay, _WHO).ids["learning_agreement"]
        version = agreements.sheet(id).current.id
        for table, titles in (("a", ("俄语口语", "俄罗斯国情")), ("b", ("汉语综合", "Страноведение"))):
            for title in titles:
                values = {"title_zh": title, "credits": "3", "credit_scheme": "xuefen"}
                agreements.drafting.add_course(version, table, values, _WHO)
        agreements.approving.propose(version, _WHO)
        current = agreements.sheet(id).current
        signature = Signature("student", "Соколова Дарья", stage.office.program.today())
        agreements.approving.approve(version, current.hash, signature, _WHO)
    commands.show_agreement(id)
    return stage.window


def _changed_agreement(stage: Stage) -> QWidget:
    """An agreement with a second version."""
    store = stage.office.store
    changed = store.ids(Query("learning_agreement_version", filters=(Filter("number", values=(2,)),)))
    first = store.id_of("learning_agreement_version", needed(changed, "learning_agreement_version")[0])
    version = needed(store.get("learning_agreement_version", first), "learning_agreement_version")
    _commands(stage).show_agreement(version.text("learning_agreement_id"))
    return stage.window


def _commands(stage: Stage) -> RecognitionCommands:
    """Raises RuleBroken with `snapshot.no_page` in the file of a partner, whose window has none of this."""
    if stage.office.store.is_partner:
        raise RuleBroken(Problem("snapshot.no_page"))
    return stage.shown.recognition


def _longest(stage: Stage, state: str) -> str:
    """The case of a state with most of its calculation kept, then with the most courses; of the first of the list."""
    store, desk = stage.office.store, stage.office.recognition
    ns = store.ids(Query("recognition", filters=(Filter("state", values=(state,)),), order=Order("decided_on")))
    ids = [store.id_of("recognition", n) for n in ns[:20]]
    return max(needed(ids, "recognition"), key=partial(_told, desk))


def _told(desk: Recognition, id: str) -> tuple[int, int]:
    case = desk.case(id)
    return sum(one.mark is not None for one in case.mappings), len(case.lines)

"""How a task is told in lists and on cards: its days beside today, its state, its side; and the tabs of the list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from exchange_admin.domain.rules.casework.states import Lateness
from exchange_admin.services.casework.case_task import CaseTask
from exchange_admin.services.casework.task_list import TaskTab
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.formats import Formats
from exchange_admin.ui.presentation import CHOICE_TONES
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.widgets.view_tabs import Tab
from exchange_admin.ui.words import QT_TRANSLATE_NOOP, count, say

_TABS = {
    TaskTab.OVERDUE: (QT_TRANSLATE_NOOP("Tasks", "Overdue"), Tone.RED),
    TaskTab.WEEK: (QT_TRANSLATE_NOOP("Tasks", "This week"), Tone.GREY),
    TaskTab.WAITING: (QT_TRANSLATE_NOOP("Tasks", "Waiting"), Tone.VIOLET),
    TaskTab.TO_CHECK: (QT_TRANSLATE_NOOP("Tasks", "To check"), Tone.TEAL),
    TaskTab.DOCUMENTS: (QT_TRANSLATE_NOOP("Tasks", "Documents"), Tone.GREY),
    TaskTab.NOTICES: (QT_TRANSLATE_NOOP("Tasks", "Notices"), Tone.GREY),
    TaskTab.ALL: (QT_TRANSLATE_NOOP("Tasks", "All"), Tone.GREY),
}
_EMPTY = {
    TaskTab.OVERDUE: QT_TRANSLATE_NOOP("Tasks", "Nothing is overdue. What comes next stands under “This week”."),
    TaskTab.WEEK: QT_TRANSLATE_NOOP("Tasks", "Nothing is due this week. What comes later stands under “All”."),
    TaskTab.WAITING: QT_TRANSLATE_NOOP("Tasks", "Nobody owes you an answer."),
    TaskTab.TO_CHECK: QT_TRANSLATE_NOOP("Tasks", "Nothing has come in that you have to look at."),
    TaskTab.DOCUMENTS: QT_TRANSLATE_NOOP("Tasks", "No documents are missing."),
    TaskTab.NOTICES: QT_TRANSLATE_NOOP("Tasks", "No notice to an authority is due."),
}


@dataclass(frozen=True, slots=True)
class SaidDay:
    """A day (ISO, empty for none), what is to be known about it, and the tone of that."""

    iso: str = ""
    words: str = ""
    tone: str = ""


def said_act_by(task: CaseTask, formats: Formats) -> SaidDay:
    """The words stand here as long as this is the day that matters."""
    if task.act_by is None:
        return SaidDay()
    iso, late = task.act_by.isoformat(), (formats.today() - task.act_by).days
    match task.lateness:
        case Lateness.LATE_TO_ACT:
            return SaidDay(iso, count("Tasks", "%n d late to act", late), Tone.AMBER)
        case Lateness.SOON | Lateness.LATER:
            tone = Tone.AMBER if task.lateness is Lateness.SOON else ""
            return SaidDay(iso, say("Tasks", "today") if not late else count("Tasks", "in %n d", -late), tone)
    return SaidDay(iso)


def said_due(task: CaseTask, formats: Formats) -> SaidDay:
    """Red is for what is overdue, and for nothing else."""
    if task.due is None:
        return SaidDay()
    iso, left = task.due.isoformat(), (task.due - formats.today()).days
    match task.lateness:
        case Lateness.OVERDUE:
            return SaidDay(iso, count("Tasks", "%n d overdue", task.days_overdue), Tone.RED)
        case Lateness.LATE_TO_ACT:
            return SaidDay(iso, say("Tasks", "due today") if not left else count("Tasks", "%n d left", left))
        case Lateness.SETTLED:
            return SaidDay(iso)
    return SaidDay(iso, why_due(task, formats))


def why_due(task: CaseTask, formats: Formats) -> str:
    """What is special about the day; empty where there is nothing."""
    if task.moved_by_hand:
        return say("Tasks", "moved by hand")
    if task.is_planned:
        return say("Tasks", "planned")
    return weekday(task.due, formats) if task.due and task.due != task.act_by else ""


def weekday(day: date, formats: Formats) -> str:
    return formats.locale.standaloneDayName(day.isoweekday())


def state_tone(task: CaseTask) -> Tone:
    return Tone(CHOICE_TONES["task_state"].get(task.state, "grey"))


def state_word(task: CaseTask, desk: Desk) -> str:
    return desk.words.choice("task_state", task.state)


def about_words(task: CaseTask, desk: Desk) -> str:
    """Its phase and whose matter it is."""
    phase = desk.words.choice("case_phase", task.phase) if task.phase else desk.words.choice("task_kind", task.kind)
    actor = desk.words.choice("case_actor", task.actor) if task.actor else task.about
    return " · ".join(part for part in (phase, actor) if part)


def counted_tabs(counts: Mapping[TaskTab, int]) -> list[Tab]:
    return [Tab(tab, tab_word(tab), counts.get(tab), tone) for tab, (_, tone) in _TABS.items()]


def tab_word(tab: TaskTab) -> str:
    return say("Tasks", _TABS[tab][0])


def nothing_in(tab: TaskTab) -> str:
    """Said where nothing is wanted but the tab."""
    return say("Tasks", _EMPTY.get(tab, ""))

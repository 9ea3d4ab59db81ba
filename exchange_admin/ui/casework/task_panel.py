"""The panel beside the list of tasks: why this day, what proves it, whose matter it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from exchange_admin.services.casework.case_task import CaseTask
from exchange_admin.services.casework.explaining import Explained
from exchange_admin.ui.casework.task_words import said_act_by, said_due, state_tone, state_word, weekday
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.detail.detail_panel import WIDTH
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import (
    LEFT,
    STRETCH,
    Card,
    Drawing,
    ElidedLabel,
    Fact,
    Label,
    Pill,
    Rule,
    column,
    row,
    scrolled,
)
from exchange_admin.ui.widgets.step_bar import StepBar
from exchange_admin.ui.words import Retranslated

NAMES = 74  # pixels for “Due” and “Act by” in every language: days need the rest
SAID_BESIDE = ("due", "act_by", "act_at_once", "confidence", "checked", "not_checked")
"""Steps of an explanation that stand in fields of their own."""
EVENTS = ("event", "event_planned")
TERMS = (
    "on_the_day",
    *(f"{unit}s_{side}" for unit in ("hour", "day", "working_day", "week", "month") for side in ("after", "before")),
)
MAY_CHANGE = ("newest_counts", "newest_alone", "not_final", "no_calendar")
OF_THE_RULE = ("basis", "source", "ends")
CONFIDENCE_TONES = {"high": Tone.GREEN, "medium": Tone.AMBER, "low": Tone.GREY, "unverified": Tone.GREY}


class TaskPanel(Retranslated, QFrame):
    """Shows one task; the page does what its buttons ask for."""

    step_wanted = Signal(int)
    hide_wanted = Signal()
    done_wanted = Signal()
    move_wanted = Signal()
    attach_wanted = Signal()
    stay_wanted = Signal()
    rule_wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("detail")
        self._desk = desk
        self._shown: Explained | None = None
        self._place_words = ""
        look = desk.look
        self.setFixedWidth(look.px(WIDTH))
        self.bar = StepBar(look)
        self._title = Label(look, 17, SEMIBOLD, wraps=True)
        self.stay = Button(look, "", "link")
        self._pill = Pill(look)
        self.done = Button(look, "check", "primary")
        self.why = _WhyCard(desk)
        self.proof = _ProofCard(desk)
        self.who = _WhoCard(desk)
        self._lay_out()
        self.bar.step_wanted.connect(self.step_wanted)
        self.bar.hide_wanted.connect(self.hide_wanted)
        self.done.clicked.connect(self.done_wanted)
        self.stay.clicked.connect(self.stay_wanted)
        self.why.move_button.clicked.connect(self.move_wanted)
        self.why.rule_button.clicked.connect(self._want_rule)
        self.proof.attach.clicked.connect(self.attach_wanted)
        self.retranslate()

    @property
    def task(self) -> CaseTask | None:
        return self._shown.task if self._shown else None

    def show_task(self, shown: Explained, place: str) -> None:
        """`place` is "3 of 86"."""
        self._shown, self._place_words, task = shown, place, shown.task
        self.bar.show_place(place)
        self._title.setText(task.title)
        self.stay.say(task.person_name or task.about)
        self.stay.setVisible(bool(task.person_name or task.about))
        self._pill.say(state_word(task, self._desk), state_tone(task))
        self.done.setVisible(task.is_open)
        self.why.show_task(shown)
        self.proof.show_task(task)
        self.who.show_task(task)

    def retranslate(self) -> None:
        self.bar.previous.say(self.tr("Previous task"), "Alt+↑")
        self.bar.next.say(self.tr("Next task"), "Alt+↓")
        self.bar.hide_button.say(self.tr("Hide panel"), "F8")
        self.done.say(self.tr("Done today"))
        if self._shown:
            self.show_task(self._shown, self._place_words)

    def _want_rule(self) -> None:
        if self.task:
            self.rule_wanted.emit(self.task.requirement)

    def _lay_out(self) -> None:
        px = self._desk.look.px
        head = column(margins=(px(18), px(6), px(14), px(8)), spacing=px(2)).add(self._title, (self.stay, LEFT))
        state = row(margins=(px(18), px(2), px(18), px(8)), spacing=px(8)).add(self._pill, STRETCH, self.done)
        cards = QWidget()
        column(cards, (px(14), px(12), px(14), px(14)), px(10)).add(self.why, self.proof, self.who, STRETCH)
        column(self).add(self.bar, head, state, Rule(), (scrolled(cards, Qt.FocusPolicy.StrongFocus), 1))


class _WhyCard(Card):
    """The days of a task with what they are counted from, and how sure the rule is."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look)
        self._desk, look = desk, desk.look
        self._counted = Label(look, 12, tone="ink3", wraps=True)
        self.due, self.act_by = Fact(look), Fact(look)
        self._event, self._term, self._calendar = Fact(look), Fact(look), Fact(look)
        facts = (self._event, self._term, self.due, self.act_by, self._calendar)
        for fact in facts:
            fact.name.setFixedWidth(look.px(NAMES))
        self._note = Label(look, 12, tone="amber", wraps=True)
        self._rule = Rule()
        self._source = Label(look, 12, tone="ink3", wraps=True)
        self._confidence, self._checked = Pill(look), ElidedLabel(look, 12, tone="ink3")
        self.rule_button, self.move_button = Button(look, "", "link"), Button(look, "", "link")
        sure = row(spacing=look.px(8)).add(self._confidence, (self._checked, 1))
        foot = row().add(self.rule_button, STRETCH, self.move_button)
        self.body.setSpacing(look.px(4))
        gap = look.px(4)
        self.body.add(*facts, self._counted, self._note, gap, self._rule, gap, self._source, sure, foot)

    def show_task(self, shown: Explained) -> None:
        desk, formats, task = self._desk, self._desk.look.formats, shown.task
        self.title.setText(self.tr("Why this day"))
        self.rule_button.say(self.tr("Open the rule"))
        self.move_button.say(self.tr("Move to…"))
        steps: dict[str, list[str]] = {reason.code: [] for reason in shown.reasons}
        for reason, step in zip(shown.reasons, shown.steps, strict=True):
            steps[reason.code].append(step)
        beside = (*SAID_BESIDE, *MAY_CHANGE, *OF_THE_RULE, *EVENTS, *TERMS)
        self._say_rule(shown, steps)
        self._counted.say("\n".join(step for code, some in steps.items() if code not in beside for step in some))
        due, act_by = said_due(task, formats), said_act_by(task, formats)
        self._say(self.due, self.tr("Due"), due.iso, due.words or (weekday(task.due, formats) if task.due else ""))
        self._say(self.act_by, self.tr("Act by"), act_by.iso, act_by.words)
        self.due.value.retone(due.tone or "ink")
        self.act_by.value.retone(act_by.tone or "ink")
        moved = [self.tr("Moved by hand: the rule does not move it.")] if task.moved_by_hand else []
        over = self.tr("Its phase is over: it stands behind what can still be done in time.")
        self._note.say("\n".join([*[over] * task.is_past, *moved, *_of(steps, MAY_CHANGE)]))
        self._source.say("\n".join(_of(steps, OF_THE_RULE)))
        known = desk.words.choice("confidence", task.confidence) if task.confidence else ""
        self._confidence.say(known, CONFIDENCE_TONES.get(task.confidence, Tone.GREY))
        checked = formats.day(task.checked_on.isoformat()) if task.checked_on else ""
        words = self.tr("checked {day}").replace("{day}", checked) if checked else self.tr("not checked yet")
        self._checked.setText(words if task.requirement else "")
        self._rule.setVisible(bool(task.requirement))
        self.rule_button.setVisible(bool(task.requirement) and desk.limits.shows("requirement"))

    def _say_rule(self, shown: Explained, steps: Mapping[str, Sequence[str]]) -> None:
        """From what the days are counted, by which term, on whose calendar."""
        words, formats = self._desk.words, self._desk.look.formats
        event = next((one for one in shown.reasons if one.code in EVENTS), None)
        said = [formats.day(str(event.facts["day"]))] if event else []
        said += [self.tr("planned")] if event and event.code != EVENTS[0] else []
        said += [words.say(str(event.facts["event"]))] if event else []
        final = self.tr("{country}, final").replace("{country}", words.choice("country", shown.final_on))
        told = (
            (self._event, self.tr("Event"), words.listed(said)),
            (self._term, self.tr("Rule"), next(iter(_of(steps, TERMS)), "").rstrip(".。")),
            (self._calendar, self.tr("Calendar"), final if shown.final_on else ""),
        )
        for fact, name, value in told:
            fact.say(name, value)
            fact.setVisible(bool(value))

    def _say(self, fact: Fact, name: str, iso: str, words: str) -> None:
        day = self._desk.look.formats.day(iso) if iso else self.tr("no day yet")
        fact.say(name, f"{day} · {words}" if words and iso else day)


class _ProofCard(Card):
    """What proves that a task is done, and scans kept with it; of what is sensitive none are."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look)
        self._desk, look = desk, desk.look
        self._lock = Drawing(look, "lock", 14)
        self._said = Label(look, 13, wraps=True)
        self._facts = Label(look, 12, tone="ink3", wraps=True)
        self.attach = Button(look, "paperclip", "ghost")
        self.body.setSpacing(look.px(4))
        line = row(spacing=look.px(6)).add(self._lock, (self._said, 1))
        self.body.add(line, self._facts, (self.attach, LEFT))

    def show_task(self, task: CaseTask) -> None:
        self.title.setText(self.tr("Proof"))
        self.attach.say(self.tr("Add scans…"))
        self._lock.setVisible(task.is_sensitive)
        self.attach.setVisible(not task.is_sensitive and task.is_asked)
        self._said.say(proof_words(task, self._desk))
        self._facts.say("\n".join(self._lines(task)))

    def _lines(self, task: CaseTask) -> list[str]:
        formats, lines = self._desk.look.formats, []
        if task.number:
            lines.append(self.tr("Number {number}").replace("{number}", task.number))
        if task.valid_until:
            day = formats.day(task.valid_until.isoformat())
            lines.append(self.tr("valid until {day}").replace("{day}", day))
        if task.is_sensitive:
            lines.append(self.tr("Only the day is kept, no file."))
        lines += [self._desk.words.problem(problem) for problem in task.problems]
        return lines


class _WhoCard(Card):
    """Whose matter it is, who looks after it, and what was said about it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look)
        self._desk = desk
        self._rows = [Fact(desk.look) for _ in range(6)]
        self._reason = Label(desk.look, 12, tone="ink2", wraps=True)
        self.body.add(*self._rows, self._reason)

    def show_task(self, task: CaseTask) -> None:
        self.title.setText(self.tr("Who"))
        said = [one for one in self._said(task) if one[1]]
        for fact, one in zip(self._rows, [*said, *[("", "")] * len(self._rows)], strict=False):
            fact.say(*one)
            fact.setVisible(bool(one[1]))
        self._reason.say(task.reason)

    def _said(self, task: CaseTask) -> Sequence[tuple[str, str]]:
        desk, formats = self._desk, self._desk.look.formats

        def day(value: object) -> str:
            return formats.day(str(value)) if value else ""

        return (
            (self.tr("Does it"), desk.words.choice("case_actor", task.actor) if task.actor else ""),
            (self.tr("Assigned to"), desk.label("staff", task.assigned_to) if task.assigned_to else ""),
            (self.tr("Seen by"), desk.words.choice("task_share", task.share) if task.share else ""),
            (self.tr("Asked"), day(task.asked_on)),
            (self.tr("Received"), day(task.received_on)),
            (self.tr("Done"), day(task.done_on)),
        )


def proof_words(task: CaseTask, desk: Desk) -> str:
    """Why it counts as proved or does not; where nobody looked, that there is nothing to look at."""
    return task.proof_text or desk.words.choice("task_state", task.state)


def _of(steps: Mapping[str, Sequence[str]], codes: Iterable[str]) -> list[str]:
    return [step for code in codes for step in steps.get(code, ())]

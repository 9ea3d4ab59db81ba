"""Today: the page that opens first. It shows numbers with the rows behind them, and changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from exchange_admin.domain.changes import Changes
from exchange_admin.services.casework.task_list import TaskTab
from exchange_admin.services.exchange.at_a_glance import OpenDecisions
from exchange_admin.services.office import Office
from exchange_admin.services.today.on_the_desk import DeskLine
from exchange_admin.services.today.today import Day
from exchange_admin.ui.casework.task_acts import TaskActs
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.jobs import Task
from exchange_admin.ui.latest_job import LatestJob, pause
from exchange_admin.ui.pages.plain_page import PlainPage
from exchange_admin.ui.today.block import Block
from exchange_admin.ui.today.block_shown import BlockShown
from exchange_admin.ui.today.first_steps import first_steps
from exchange_admin.ui.today.fitting import Wish, base_of, fitting, heights_of
from exchange_admin.ui.today.moving_block import TALL as CHART
from exchange_admin.ui.today.moving_block import MovingChart, moving_block
from exchange_admin.ui.today.office_blocks import agreements_block, class_block, continue_block, desk_block
from exchange_admin.ui.today.pulse_blocks import TALL, AttendedChart, attended_block, formalities_block, here_block
from exchange_admin.ui.today.row_shown import CLOSE_ONE, ONE_LINE
from exchange_admin.ui.today.said_days import day_title
from exchange_admin.ui.today.targets import Target, ToMonth, ToMore
from exchange_admin.ui.today.task_blocks import TaskBlocks
from exchange_admin.ui.today.titles import title_of
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import Line, column, row, scrolled
from exchange_admin.ui.widgets.own_key import own_key
from exchange_admin.ui.words import count

AFTER = 300
"""Milliseconds after a change: a burst of them is read once."""
LOW = 780
"""Height of the page below which its rows stand closer."""
LEAST = {
    "overdue": 3,
    "week": 3,
    "waiting": 2,
    "moving": 3,
    "nothing": 3,
    "first": 6,
    "class": 2,
    "desk": 2,
    "agreements": 2,
}
"""Rows that a block names in any case; the page scrolls then."""
AT_FOOT = 3
"""Rows of each block at the foot."""
COLUMNS = (
    ("first", "nothing", "overdue", "week"),
    ("waiting", "moving"),
    ("class", "desk", "agreements"),
)
FOOT = ("here", "formal", "attended", "continue")
WHILE_READING = tuple(id for ids in (*COLUMNS, FOOT) for id in ids if id not in ("first", "nothing"))
"""Blocks whose titles stand there before the day is read."""
OF_THE_OFFICE = frozenset({"class", "agreements", "attended"})
"""What an office keeps for itself: not in the file of a partner."""
ABOVE, BELOW, GAP = 2, 16, 12
SHARES = (405, 313, 282)
"""Of the width."""


class TodayPage(PlainPage):
    """`wanted` gives where a row leads. Arrows go through a block and from block to block, Enter opens."""

    wanted = Signal(object)  # a Target
    overdue_counted = Signal(int)

    def __init__(self, desk: Desk, now: Callable[[], datetime] = datetime.now) -> None:
        super().__init__(desk)
        look = desk.look
        self._now = now
        self._decisions = OpenDecisions(0, 0, 0, 0)
        self._lines: tuple[DeskLine, ...] = ()
        self.day: Day | None = None
        self._is_current = False
        self._acts = TaskActs(desk, list, self)
        self.month_button, self.add_button = Button(look, "calendar-clock"), Button(look, "plus", "primary")
        self.blocks = {id: Block(look, id) for ids in (*COLUMNS, FOOT) for id in ids}
        self._shown: dict[str, BlockShown] = {}
        self._chart, self._weeks = MovingChart(look), AttendedChart(look)
        self._reading = LatestJob(desk.jobs, 0, self)
        self._soon = pause(self, AFTER, self._catch_up)
        self._is_close = False
        self._opened = set[str]()  # blocks of which somebody wanted to see all
        self._columns: list[Line] = []
        self._lay_out()
        self._connect()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.retranslate()

    # What the window asks of a page

    def enter(self) -> None:
        if self.day is None and not self._desk.office.today_on(self._desk.office.program.today()).is_new():
            self._show_titles()
        self.take_keyboard()
        if not self._is_current or self._is_of_another_day():
            self.refresh()

    def panes(self) -> Sequence[QWidget]:
        return (self,)

    def status_words(self) -> str:
        if self.day is None:
            return ""
        found = self.day.numbers
        if not (found.overdue or found.late or found.week):
            return self.tr("No task is due")
        words = (count("TodayPage", "%n overdue", found.overdue), count("TodayPage", "%n this week", found.week))
        return ", ".join(words)

    def key_hints(self) -> list[tuple[str, str]]:
        keys = [("↑ ↓", self.tr("move")), ("Enter", self.tr("open")), ("M", self.tr("calendar"))]
        if any(row.verb is not None for row in self.blocks["waiting"].rows()):
            keys.append(("Ctrl+M", self.tr("ask again")))
        return [*keys, ("F5", self.tr("refresh"))]

    # What it does

    def refresh(self) -> None:
        """Reads the day anew, in jobs; what stands there stays until then."""
        upkeep = self._desk.office.casework.upkeep
        if upkeep.is_far_behind():
            job = self._desk.write(lambda apart, task: apart.casework.upkeep.bring_up(lambda: task.step(0)))
            job.start_telling(self._ask, self._desk.say_reason)
            return
        upkeep.bring_up()
        self._ask()

    def take_keyboard(self) -> None:
        """To the first row, or to the one where it was."""
        if any(block.has_keyboard() for block in self.blocks.values()):
            return
        there = self._with_rows()
        (there[0].take_keyboard if there else self.setFocus)()

    def show_decisions(self, decisions: OpenDecisions) -> None:
        """How much waits for a decision, which is counted apart."""
        if decisions != self._decisions:
            self._decisions = decisions
            if self.day is not None:
                self._ask()

    def show_day(self, day: Day, lines: tuple[DeskLine, ...] = ()) -> None:
        self.day, self._lines, self._is_current = day, lines, True
        self._make_blocks()
        self._show_blocks()
        self.overdue_counted.emit(day.numbers.overdue)
        self.status_changed.emit()

    # Inside

    def _show_month(self) -> None:
        self.wanted.emit(ToMonth())

    def _do_verb(self) -> None:
        """What the row that has the keyboard can do besides being opened: ask again."""
        here = next((block.here() for block in self.blocks.values() if block.has_keyboard()), None)
        if here is not None and here.verb is not None:
            self.wanted.emit(here.verb)

    def _lead(self, target: Target) -> None:
        if isinstance(target, ToMore):
            self._opened.add(target.block)
            self._show_blocks()
        else:
            self.wanted.emit(target)

    def _ask(self, *_: object) -> None:
        self._is_current = True
        self._reading.ask(self._desk.apart(partial(_read, self._desk.language, self._decisions)))

    def _answered(self, answer: object) -> None:
        assert isinstance(answer, tuple)
        self.show_day(*answer)

    def _on_changes(self, changes: Changes, origin: object) -> None:
        self._is_current = False
        self._soon.start()

    def _catch_up(self) -> None:
        """All of it while somebody looks; else only the number that stands in the sidebar."""
        casework = self._desk.office.casework
        if self.isVisible():
            self.refresh()
        elif not casework.upkeep.is_far_behind():
            self.overdue_counted.emit(casework.tasks.counts()[TaskTab.OVERDUE])

    def _is_of_another_day(self) -> bool:
        return self.day is not None and self.day.numbers.day != self._desk.look.formats.today()

    def _show_titles(self) -> None:
        """Before the first reading has come: the cards stand where they will be, and say nothing yet."""
        self._shown = {id: BlockShown(title_of(id)) for id in WHILE_READING if self._is_of_this_file(id)}
        self._show_blocks()

    def _is_of_this_file(self, block: str) -> bool:
        return not (self._desk.office.is_partner and block in OF_THE_OFFICE)

    def _make_blocks(self) -> None:
        assert self.day is not None
        day, tasks = self.day, TaskBlocks(self._desk, self.day.numbers)
        if day.is_new:
            self._shown = {"first": first_steps(self._desk.office)}
            return
        due = {"nothing": tasks.nothing_due()} if tasks.is_quiet else {"overdue": tasks.overdue(), "week": tasks.week()}
        shown = {
            **due,
            "waiting": tasks.waiting(),
            "moving": moving_block(self._desk, day),
            "class": class_block(self._desk, day, self._now()),
            "desk": desk_block(self._desk, self._lines),
            "agreements": agreements_block(self._desk, day),
            "here": here_block(self._desk, day),
            "formal": formalities_block(self._desk, day),
            "attended": attended_block(self._desk, day),
            "continue": continue_block(self._desk, day),
        }
        self._shown = {id: block for id, block in shown.items() if self._is_of_this_file(id)}
        self._weeks.show_weeks(day.attended)
        self._chart.show_day(day)

    def _show_blocks(self) -> None:
        was_here = self._waits_for_keyboard() or any(block.has_keyboard() for block in self.blocks.values())
        self._is_close = self.height() < self._desk.look.px(LOW)
        for ids, line in zip(COLUMNS, self._columns, strict=True):
            there = [id for id in ids if id in self._shown]
            for id, n in zip(there, self._fitting(there), strict=True):
                self._show_block(self.blocks[id], self._shown[id], n)
            for id in ids:
                self.blocks[id].setVisible(id in self._shown)
            self._share_room(ids, line)
            if (holder := line.parentWidget()) is not None:
                holder.setVisible(bool(there))  # the others take its width
        for id in FOOT:
            if id in self._shown:
                self._show_block(self.blocks[id], self._shown[id], AT_FOOT)
            self.blocks[id].setVisible(id in self._shown)
        self.header.second.say(self._term_words())
        if was_here:
            self.take_keyboard()

    def _waits_for_keyboard(self) -> bool:
        """It came here before there were rows. The window may become active later; while somebody searches, the
        keyboard is in another one."""
        return self.window().focusWidget() is self and QApplication.focusWidget() in {None, self}

    def _fitting(self, ids: Sequence[str]) -> list[int]:
        """How many rows each block of a column shows, so that the column fills the page."""
        room = self._scrolled.viewport().height() / self._desk.look.scale - ABOVE - BELOW - GAP * (len(ids) - 1)
        if FOOT[0] in self._shown:
            room -= (
                GAP
                + base_of("", close=self._is_close)
                + max(TALL, AT_FOOT * (CLOSE_ONE if self._is_close else ONE_LINE))
            )
        wishes = []
        for id in ids:
            shown = self._shown[id]
            kept = sum(heights_of(shown.kept, close=self._is_close))
            heights = heights_of(shown.rows, close=self._is_close)
            least = len(heights) if id in self._opened else LEAST[id]
            above = CHART if id == "moving" and self._chart.has_days else 0
            wishes.append(Wish(base_of(shown.sentence, close=self._is_close) + kept + above, heights, least))
        return fitting(room, wishes)

    def _show_block(self, block: Block, shown: BlockShown, most: int) -> None:
        block.say_title(shown.title, shown.badge, shown.tone, shown.aside)
        hidden = len(shown.rows) - most
        more = count("TodayPage", "%n more", hidden) if hidden > 0 and shown.all_of is None else ""
        block.say_all(shown.all_words or more, ToMore(block.id) if more else shown.all_of)
        block.show_rows([*shown.rows[:most], *shown.kept], shown.sentence, close=self._is_close)

    def _share_room(self, ids: Sequence[str], line: Line) -> None:
        """The last block with rows ends where the page ends; what stands below it has a sentence only. Until the day
        is read all blocks share the page."""
        if self.day is None:
            for place, id in enumerate(ids):
                line.setStretch(place, int(id in self._shown))
            line.setStretch(len(ids), 0)
            return
        rows = [place for place, id in enumerate(ids) if id in self._shown and self.blocks[id].has_rows()]
        is_new = "first" in self._shown
        for place in range(len(ids)):
            line.setStretch(place, 1 if rows and place == rows[-1] and not is_new else 0)
        line.setStretch(len(ids), 0 if rows and not is_new else 1)

    def _with_rows(self) -> list[Block]:
        return [block for block in self.blocks.values() if not block.isHidden() and block.has_rows()]

    def _go_sideways(self, by: int) -> None:
        there = self._with_rows()
        here = self.sender()
        if here in there:
            there[(there.index(here) + by) % len(there)].take_keyboard()

    def _term_words(self) -> str:
        if self.day is None or not self.day.term:
            return ""
        words = self.tr("{term}, week {n}").replace("{term}", self.day.term)
        return words.replace("{n}", str(self.day.week))

    def retranslate(self) -> None:
        self.header.title.setText(day_title(self._desk.look.formats.today(), self._desk.look.formats))
        self.month_button.say(self.tr("Calendar"), "M")
        self.add_button.say(self.tr("New task"), "Ctrl+N")
        if self.day is not None:
            self.refresh()
        elif self._shown:
            self._show_titles()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Beside the rows, where somebody has clicked, the arrows lead into them."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.take_keyboard()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._shown:
            self._show_blocks()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isVisible() and self._is_of_another_day():
            self.retranslate()

    def _connect(self) -> None:
        for block in self.blocks.values():
            block.wanted.connect(self._lead)
            block.sideways.connect(self._go_sideways)
        self.month_button.clicked.connect(self._show_month)
        self.add_button.clicked.connect(self._acts.add)
        self._reading.answered.connect(self._answered)
        self._reading.refused.connect(self._desk.say_reason)
        self._desk.feed.changed.connect(self._on_changes)
        own_key(self, "F5").activated.connect(self.refresh)
        own_key(self, "M").activated.connect(self._show_month)
        own_key(self, "Ctrl+N").activated.connect(self._acts.add)
        own_key(self, "Ctrl+M").activated.connect(self._do_verb)

    def _lay_out(self) -> None:
        px = self._desk.look.px
        self.header.add(self.month_button)
        self.header.add(self.add_button)
        self.blocks["moving"].above.addWidget(self._chart)
        self.blocks["attended"].above.addWidget(self._weeks)
        whole = row(spacing=px(GAP))
        for ids, share in zip(COLUMNS, SHARES, strict=True):
            holder = QWidget()
            holder.setMinimumWidth(px(200))
            policy = holder.sizePolicy()
            policy.setHorizontalPolicy(policy.Policy.Ignored)
            holder.setSizePolicy(policy)
            line = column(holder, spacing=px(GAP))
            for id in ids:
                line.addWidget(self.blocks[id])
                self.blocks[id].hide()
            line.addStretch()
            self._columns.append(line)
            whole.addWidget(holder, share)
        content = QWidget()
        foot = row(spacing=px(GAP))
        for id in FOOT:
            self.blocks[id].hide()
            policy = self.blocks[id].sizePolicy()
            policy.setHorizontalPolicy(policy.Policy.Ignored)
            self.blocks[id].setSizePolicy(policy)
            foot.addWidget(self.blocks[id], 1)
        column(content, (px(22), px(ABOVE), px(22), px(BELOW)), px(GAP)).add((whole, 1), foot)
        self._scrolled = scrolled(content)
        column(self).add(self.header, (self._scrolled, 1))


def _read(language: str, decisions: OpenDecisions, apart: Office, task: Task) -> tuple[Day, tuple[DeskLine, ...]]:
    today = apart.today_on(apart.program.today())
    return today.read(language), today.desk(decisions)

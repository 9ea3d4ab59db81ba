"""The blocks of what is to be done: overdue, this week, waiting for others, and what comes next where nothing is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from exchange_admin.services.casework.case_task import CaseTask
from exchange_admin.services.casework.task_list import TaskFilter, TaskTab
from exchange_admin.services.casework.today_numbers import DueGroup, TaskPart, TodayNumbers
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.today.block_shown import BlockShown
from exchange_admin.ui.today.row_shown import Icon, RowShown, Tile
from exchange_admin.ui.today.said_days import above_day, day_of_month, short_day
from exchange_admin.ui.today.targets import ToMessage, ToTask, ToTasks
from exchange_admin.ui.today.titles import title_of
from exchange_admin.ui.words import count, say

OVERDUE = TaskPart(TaskTab.OVERDUE, TaskFilter())


class TaskBlocks:
    """Of one reading, in the language of the window."""

    def __init__(self, desk: Desk, numbers: TodayNumbers) -> None:
        self._desk, self._found = desk, numbers
        self._formats = desk.look.formats

    @property
    def is_quiet(self) -> bool:
        """Nothing is overdue, late or due this week."""
        return not (self._found.overdue or self._found.late or self._found.week)

    def overdue(self) -> BlockShown:
        found = self._found
        rows = [self._task(one, count("Today", "%n d", one.days_overdue), Tone.RED) for one in found.overdue_first]
        return BlockShown(
            title_of("overdue"),
            rows,
            self._number(found.overdue),
            Tone.RED,
            sentence="" if found.overdue or found.late else say("Today", "Nothing is overdue."),
            all_words=self._all(found.overdue),
            all_of=ToTasks(OVERDUE) if found.overdue else None,
            kept=[self._late(group, first=not place) for place, group in enumerate(found.late_groups)],
        )

    def week(self) -> BlockShown:
        found = self._found
        title = title_of("week")
        return BlockShown(
            title,
            self._groups(found.week_groups),
            self._number(found.week),
            sentence="" if found.week else self._nothing_this_week(),
            all_words=self._all(found.week),
            all_of=ToTasks(found.week_part, title) if found.week else None,
        )

    def waiting(self) -> BlockShown:
        found = self._found
        title = title_of("waiting")
        rows = [self._asked(some) for some in _by_person(found.waiting_first)]
        words = count("Today", "asked %n days ago or more", found.remind_after)
        whole = ToTasks(found.waiting_part, words)
        if found.waiting_long:
            return BlockShown(
                title, rows, self._number(found.waiting_long), Tone.VIOLET,
                all_words=self._all(found.waiting_long), all_of=whole,
            )  # fmt: skip
        if found.waiting:
            words = count("Today", "%n asked lately; nobody has to be reminded yet.", found.waiting)
            part = TaskPart(TaskTab.WAITING, TaskFilter())
            return BlockShown(title, sentence=words, all_words=self._all(found.waiting), all_of=ToTasks(part))
        return BlockShown(title, sentence=say("Today", "Nobody owes you an answer."))

    def nothing_due(self) -> BlockShown:
        """In place of the first two blocks on a quiet day."""
        words = say("Today", "No task is late, and none is to be done within a week.")
        if not self._found.next_groups:
            words = say("Today", "Nothing is due, and no day is known for anything to come.")
        return BlockShown(title_of("nothing"), self._groups(self._found.next_groups), sentence=words)

    def _task(self, task: CaseTask, right: str, tone: Tone | None) -> RowShown:
        whom = task.person_name or task.about
        part = TaskPart(TaskTab.OVERDUE, TaskFilter())
        return RowShown(
            whom or task.title,
            ToTask(task.id, task.stay, task.person, part),
            middle=task.short_title if whom else "",
            right=right,
            tone=tone,
        )

    def _late(self, group: DueGroup, *, first: bool) -> RowShown:
        left = (group.due - self._found.day).days
        words = count("Today", "due in %n d", left) if left else say("Today", "due today")
        title = self._short(group)
        return RowShown(
            self._names(group) or title, ToTasks(group.part, self._late_words(title)), middle=title, right=words,
            tone=Tone.AMBER, lead=Icon("clock", Tone.AMBER), is_apart=first and bool(self._found.overdue),
        )  # fmt: skip

    def _late_words(self, title: str) -> str:
        return say("Today", "{task}, late to act").replace("{task}", title)

    def _groups(self, groups: tuple[DueGroup, ...]) -> list[RowShown]:
        rows, last = [], None
        for group in groups:
            rows.append(self._group(group, is_new_day=group.act_by != last))
            last = group.act_by
        return rows

    def _group(self, group: DueGroup, *, is_new_day: bool) -> RowShown:
        today = self._found.day
        number = day_of_month(group.act_by, today, self._formats)
        tile = Tile(above_day(group.act_by, today, self._formats), number, group.act_by == today)
        title = group.title or self._desk.words.say("task.other")
        second = self._names(group)
        if group.act_by == today < group.due:
            day = short_day(group.due, self._formats)
            second = say("Today", "Due {day}: act today").replace("{day}", day)
        return RowShown(
            title, ToTasks(group.part, self._short(group)), second or "…", right=self._number(group.n),
            lead=tile if is_new_day else Tile(),
        )  # fmt: skip

    def _asked(self, tasks: Sequence[CaseTask]) -> RowShown:
        """Of one person: the row opens the first of them, its verb writes about all that the person was asked for."""
        first, part = tasks[0], self._found.waiting_part
        whom = first.person_name or first.about
        days = (self._found.day - first.asked_on).days if first.asked_on else 0
        may_write = not self._desk.office.is_partner
        return RowShown(
            whom or first.title, ToTask(first.id, first.stay, first.person, part),
            self._listed(one.short_title for one in tasks) if whom else "…",
            right=count("Today", "%n d", days),
            right_below=say("Today", "Ask again") if may_write else "",
            verb=ToMessage(first.id, first.person, part) if may_write else None,
        )  # fmt: skip

    def _names(self, group: DueGroup) -> str:
        more = group.n - len(group.names)
        named = self._listed(group.names)
        return f"{named} +{self._number(more)}" if named and more > 0 else named

    def _listed(self, words: Iterable[str]) -> str:
        return ("、" if self._desk.language == "zh" else ", ").join(words)

    def _short(self, group: DueGroup) -> str:
        return group.short_title or self._desk.words.say("task.other")

    def _nothing_this_week(self) -> str:
        following: date | None = self._found.next_day
        if following is None:
            return say("Today", "Nothing is due this week, and no day is known for anything to come.")
        words = say("Today", "Nothing is due this week. Next: {day}.")
        return words.replace("{day}", short_day(following, self._formats))

    def _number(self, n: int) -> str:
        return self._formats.number(n) if n else ""

    def _all(self, n: int) -> str:
        return say("Today", "All {n}").replace("{n}", self._formats.number(n))


def _by_person(tasks: Sequence[CaseTask]) -> list[list[CaseTask]]:
    """In order of the first of each; a task of nobody stands alone."""
    found = dict[str, list[CaseTask]]()
    for one in tasks:
        found.setdefault(one.person or one.id, []).append(one)
    return list(found.values())

"""One design being edited: its states, the part in front, the page drawn anew, what will not fit, the draft saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.problems import Problem
from exchange_admin.services.certificates.design_parts import (
    DesignSpec,
    Group,
    PartKey,
    added,
    duplicated,
    moved,
    on_paper,
    part,
    parts_of,
    removed,
    reordered,
    sized,
    with_part,
    with_setting,
)
from exchange_admin.services.certificates.design_samples import Whom
from exchange_admin.services.office import Office
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.jobs import Task
from exchange_admin.ui.latest_job import LatestJob, pause
from exchange_admin.ui.page_picture import first_page

DRAW_PAUSE, CHECK_PAUSE, SAVE_PAUSE = 30, 400, 900  # milliseconds after the last change
PAGE = PartKey("page")


@dataclass(frozen=True, slots=True)
class Sample:
    """What the preview shows: the facts of whom, in which languages."""

    whom: Whom
    languages: tuple[str, ...]


T = TypeVar("T")
LONGEST = 500


class History(Generic[T]):
    """States are values that never change. `now` is the one on screen."""

    def __init__(self, first: T) -> None:
        self._states = [first]
        self._at = 0
        self._about: object = None

    @property
    def now(self) -> T:
        return self._states[self._at]

    @property
    def can_undo(self) -> bool:
        return self._at > 0

    @property
    def can_redo(self) -> bool:
        return self._at + 1 < len(self._states)

    def put(self, state: T, about: object = None) -> bool:
        """Goes on from `now`; False when nothing differs. States in a row `about` the same thing are one step."""
        if state == self.now:
            return False
        del self._states[self._at + 1 :]
        if about is not None and about == self._about and self._at:
            self._states[self._at] = state
        else:
            self._states.append(state)
            del self._states[: -LONGEST - 1]
        self._at = len(self._states) - 1
        self._about = about
        return True

    def undo(self) -> T:
        self._at = max(0, self._at - 1)
        self._about = None
        return self.now

    def redo(self) -> T:
        self._at = min(len(self._states) - 1, self._at + 1)
        self._about = None
        return self.now

    def rest(self) -> None:
        """What comes next is a step of its own, whatever it is about."""
        self._about = None


class EditorSession(QObject):
    """`changed` after every new state, `chosen` when another part is in front. Drafts save themselves."""

    changed = Signal()
    chosen = Signal()
    painted = Signal(QImage)
    checked = Signal()
    refused = Signal(Exception)
    not_drawn = Signal(Exception)
    saved = Signal(Changes)
    busy_changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.id = ""
        self._history: History[DesignSpec] | None = None
        self._saved: DesignSpec | None = None
        self.key = PAGE
        self.sample = Sample(Whom(), ())
        self.findings: tuple[Problem, ...] = ()
        self._facts: dict[object, Any] = {}  # by kinds and sample: the longest names are looked for once
        self._width = 0
        self._saving = 0
        self._drawing = LatestJob(desk.jobs, DRAW_PAUSE, self)
        self._checking = LatestJob(desk.jobs, CHECK_PAUSE, self, aside=True)
        self._pause = pause(self, SAVE_PAUSE, self.save)
        self._drawing.answered.connect(self._drawn)
        self._drawing.refused.connect(self.not_drawn)
        self._checking.answered.connect(self._after_check)
        for job in (self._drawing, self._checking):
            job.busy_changed.connect(self._tell_busy)

    # What is edited

    @property
    def is_open(self) -> bool:
        return self._history is not None

    @property
    def spec(self) -> DesignSpec:
        assert self._history is not None
        return self._history.now

    @property
    def part(self) -> Any:
        """The part in front."""
        return part(self.spec, self.key)

    @property
    def can_undo(self) -> bool:
        return self._history is not None and self._history.can_undo

    @property
    def can_redo(self) -> bool:
        return self._history is not None and self._history.can_redo

    @property
    def is_saved(self) -> bool:
        return self._history is None or self._saved == self.spec

    @property
    def is_busy(self) -> bool:
        return self._drawing.is_busy or self._checking.is_busy or self._saving > 0 or self._pause.isActive()

    def open(self, id: str, spec: DesignSpec, sample: Sample) -> None:
        """A draft, as it is in the file."""
        self.close()
        self.id, self._history, self._saved, self._facts = id, History(spec), spec, {}
        self.key, self.sample, self.findings = PAGE, sample, ()
        self.changed.emit()
        self.chosen.emit()
        self._look_again()

    def close(self) -> None:
        """Saves what is not saved yet and lets go."""
        self.save()
        for job in (self._drawing, self._checking):
            job.forget()
        self.id, self._history, self._saved = "", None, None

    def reload(self, spec: DesignSpec) -> None:
        """The draft was changed elsewhere, or a step taken back: goes on from there."""
        if self._history is not None and self.is_saved and spec != self.spec:
            self._saved = spec
            self._go_to(spec, None)

    # Parts

    def choose(self, key: PartKey) -> None:
        if self._history is None or part(self.spec, key) is None:
            key = PAGE
        if key != self.key:
            self.key = key
            if self._history is not None:
                self._history.rest()
            self.chosen.emit()

    def set(self, path: str, value: Any) -> None:
        """A setting of the part in front; several in a row of the same one are one step. Paper takes all along."""
        if (self.key.group, path) == ("page", "paper"):
            changed = on_paper(self.spec, value)
        else:
            changed = with_part(self.spec, self.key, with_setting(self.part, path, value))
        self._go_to(changed, (self.key, path))

    def move(self, right: float, down: float) -> None:
        """By millimetres, as far as the part stays on the page."""
        self._go_to(moved(self.spec, self.key, right, down), (self.key, "place"))

    def size(self, left: float, top: float, right: float, bottom: float) -> None:
        """The edges of the part by millimetres, as far as they stay on the page."""
        self._go_to(sized(self.spec, self.key, left, top, right, bottom), (self.key, "size"))

    def add(self, group: Group) -> None:
        self._go_on(*added(self.spec, group))

    def duplicate(self) -> None:
        self._go_on(*duplicated(self.spec, self.key))

    def reorder(self, by: int) -> None:
        self._go_on(*reordered(self.spec, self.key, by))

    def remove(self) -> None:
        key = self.key
        self._go_to(removed(self.spec, key), None)
        if part(self.spec, key) is None:
            left = [one for one in parts_of(self.spec) if one.group == key.group]
            self.choose(left[-1] if left else PAGE)

    def undo(self) -> None:
        if self._history is not None and self._history.can_undo:
            self._history.undo()
            self._after_step()

    def redo(self) -> None:
        if self._history is not None and self._history.can_redo:
            self._history.redo()
            self._after_step()

    def _go_on(self, spec: DesignSpec, key: PartKey) -> None:
        self._go_to(spec, None)
        self.choose(key)

    def _go_to(self, spec: DesignSpec, about: object) -> None:
        if self._history is not None and self._history.put(spec, about):
            self._after_step()

    def _after_step(self) -> None:
        if part(self.spec, self.key) is None:
            self.key = PAGE
            self.chosen.emit()
        self._pause.start()
        self.changed.emit()
        self._look_again()

    # Looking

    def show_sample(self, sample: Sample) -> None:
        if sample != self.sample:
            self.sample = sample
            self._look_again()

    def want_picture(self, width: int) -> None:
        """The page `width` device pixels wide."""
        if width != self._width:
            self._width = width
            self.draw()

    def draw(self) -> None:
        if self._history is None or self._width < 1:
            return
        spec, sample, width, known = self.spec, self.sample, self._width, self._facts

        def act(apart: Office, _: Task) -> QImage:
            previews, wanted = apart.design_previews, (spec.kinds, sample)
            if wanted not in known:
                known[wanted] = previews.facts(spec.kinds, sample.languages, sample.whom)
            return first_page(previews.page(spec, known[wanted]), width)

        self._drawing.ask(self._desk.apart(act))

    def check(self) -> None:
        if self._history is None:
            return
        spec, languages = self.spec, self.sample.languages
        self._checking.ask(self._desk.apart(lambda apart, _: apart.design_previews.check(spec, languages)))

    def _look_again(self) -> None:
        self.draw()
        self.check()

    def _drawn(self, picture: object) -> None:
        if isinstance(picture, QImage):
            self.painted.emit(picture)

    def _after_check(self, findings: object) -> None:
        assert isinstance(findings, Sequence)
        self.findings = tuple(findings)
        self.checked.emit()

    # Saving

    def save(self) -> None:
        """The draft as it is now, in a job; jobs that write follow one another."""
        self._pause.stop()
        if self._history is None or self.is_saved:
            return
        id, spec, who = self.id, self.spec, self._desk.who()

        self._saved = spec
        self._saving += 1
        job = self._desk.write(lambda apart, _: apart.designs.save(id, spec, who))
        job.ended.connect(self._after_saving)
        job.start_telling(self.saved, self._not_saved)
        self._tell_busy()

    def _not_saved(self, error: Exception) -> None:
        self._saved = None
        self.refused.emit(error)

    def _after_saving(self) -> None:
        self._saving -= 1
        self._tell_busy()

    def _tell_busy(self, *_: object) -> None:
        self.busy_changed.emit()

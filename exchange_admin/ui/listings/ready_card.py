"""How far an offer or a need is, beside its form: what is there, what is missing, and publishing it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from exchange_admin.domain.fields import Value
from exchange_admin.domain.rules.listing_checks import Check, checks
from exchange_admin.domain.rules.listings import DRAFT, WITHDRAWN
from exchange_admin.domain.steps import Record
from exchange_admin.ui import painting
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.listings.publish_card import PublishButton
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import STRETCH, Card, Drawing, Label, row


class ReadyCard(Card):
    """What is open leads to its field."""

    field_wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk.look)
        self._desk = desk
        self.publish = PublishButton(desk, parent)
        self.bar = CheckBar(desk)
        self.lines = [CheckLine(desk) for _ in checks({}, desk.look.formats.today())]
        self.body.add(self.bar, *self.lines, desk.look.px(6), row().add(self.publish, STRETCH))
        for line in self.lines:
            line.wanted.connect(self.field_wanted)

    def show_draft(self, values: Mapping[str, Value], record: Record | None, refused: Collection[str] = ()) -> None:
        """`record` is None for what is not in the file yet, `refused` are fields that hold what cannot be kept."""
        words = self._desk.words
        self.setVisible(values.get("state") in {None, DRAFT, WITHDRAWN})
        found = checks(values, self._desk.look.formats.today(), refused)
        done, all_ = sum(one.is_done for one in found), len(found)
        self.title.setText(words.say("listings.window.publish_title"))
        self.aside.setText(words.say("listings.form.done", {"n": done, "all": all_}))
        self.bar.show_checks(found)
        for line, check in zip(self.lines, found, strict=True):
            line.show_check(check)
        self.publish.show_record(record)


class CheckLine(QWidget):
    wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, look = desk, desk.look
        self._open: tuple[str, ...] = ()
        self._marks = {
            Tone.GREEN: Drawing(look, "circle-check", 15, Tone.GREEN),
            Tone.AMBER: Drawing(look, "circle-dashed", 15, Tone.AMBER),
            Tone.GREY: Drawing(look, "circle-dashed", 15, Tone.GREY),
        }
        self.said = Label(look, 12, tone="ink2", wraps=True)
        self.link = Button(look, "", "link")
        self.link.clicked.connect(self._go)
        self._line = row(self, spacing=look.px(8)).add(*self._marks.values(), (self.said, 1), self.link, STRETCH)
        self.setMinimumHeight(look.px(26))

    def show_check(self, check: Check) -> None:
        words = self._desk.words
        self._open = check.open
        tone = Tone.GREEN if check.is_done else Tone.AMBER if check.needed else Tone.GREY
        for one, mark in self._marks.items():
            mark.setVisible(one is tone)
        said = words.say(f"listings.form.check_{check.name}")
        self.said.say(said if check.is_done else "")
        self.link.say("" if check.is_done else said)
        self.link.setVisible(not check.is_done)

    def _go(self) -> None:
        self.wanted.emit(self._open[0])


class CheckBar(QWidget):
    """A piece for each of them: green where it is done, amber where it is needed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._look = desk.look
        self._checks: Sequence[Check] = ()
        self.setFixedHeight(desk.look.px(14))

    def show_checks(self, found: Sequence[Check]) -> None:
        self._checks = found
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, theme, painter = self._look, self._look.theme, painting.smooth(self)
        gap, high = look.px(4), look.px(5)
        wide = (self.width() - gap * (len(self._checks) - 1)) / max(1, len(self._checks))
        for at, one in enumerate(sorted(self._checks, key=lambda one: not one.is_done)):
            colour = theme.tones[Tone.GREEN].dot if one.is_done else theme.tones[Tone.AMBER].dot
            if not one.is_done and not one.needed:
                colour = theme.track
            painting.rounded(painter, QRectF(at * (wide + gap), look.px(3), wide, high), high / 2, colour)

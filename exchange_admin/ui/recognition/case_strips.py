"""Below the grid of a case: what is owed, why the chosen row is what it is, the credits at a glance."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from exchange_admin.domain.rules.recognition.balance import CreditBalance
from exchange_admin.domain.steps import Record
from exchange_admin.services.grades import written
from exchange_admin.services.grades.explaining import credit_steps, explained
from exchange_admin.services.grades.frozen import ConvertedMark
from exchange_admin.services.recognition.case import CourseMapping
from exchange_admin.services.recognition.reading import balance_said
from exchange_admin.ui import painting
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.recognition.case_model import CaseRow
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.tips import plain_tip
from exchange_admin.ui.typography import MEDIUM
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import Label, column, row
from exchange_admin.ui.words import Retranslated


class BalanceBar(QWidget):
    """The bar is as long as what was asked; filled is what is recognised."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._balance: CreditBalance | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        desk.look.changed.connect(self.update)

    def show_balance(self, balance: CreditBalance) -> None:
        self._balance = balance
        self.setAccessibleName(self.sentence())
        self.setToolTip(plain_tip(self.sentence()))
        self.update()

    def sentence(self) -> str:
        """Asked 24, earned 26, recognised 21 (Chinese credits)."""
        return "" if self._balance is None else balance_said(self._balance, self._desk.words)

    def sizeHint(self) -> QSize:
        return QSize(self._desk.look.px(360), self._desk.look.px(34))

    def paintEvent(self, event: QPaintEvent) -> None:
        balance, look = self._balance, self._desk.look
        if balance is None:
            return
        painter = painting.smooth(self)
        theme, height = look.theme, look.px(6)
        room = self.width() - look.px(8)
        painting.line_of_text(painter, 0, look.px(10), room, self.sentence(), look.font(12, figures=True), theme.ink2)
        track = QRectF(0, self.height() - height - look.px(3), min(room, look.px(320)), height)
        painting.rounded(painter, track, height / 2, theme.track)
        if balance.asked > 0 and balance.recognised > 0:
            share = min(1.0, float(balance.recognised / balance.asked))
            tone = Tone.GREEN if balance.recognised >= balance.asked else Tone.AMBER
            filled = QRectF(track.x(), track.y(), max(float(height), track.width() * share), height)
            painting.rounded(painter, filled, height / 2, theme.tones[tone].dot)


class OwedStrip(QFrame):
    """Hidden while nothing is owed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        px = desk.look.px
        self.title = Label(desk.look, 13, MEDIUM)
        self.waiting = Label(desk.look, 12, tone="amber", wraps=True)
        self.settled = Label(desk.look, 12, tone="ink3", wraps=True)
        column(self, (px(22), px(6), px(18), px(8)), px(3)).add(self.title, self.waiting, self.settled)

    def show_owed(self, owed: Sequence[Record]) -> None:
        """One line each, those that wait first by their day."""
        waiting = [one for one in owed if not one["settled_on"]]
        settled = [one for one in owed if one["settled_on"]]
        self.setVisible(bool(owed))
        self.title.setText(self._desk.words.kind("owed_course", 2))
        self.waiting.say("\n".join(map(self._waiting, waiting)))
        self.settled.say("\n".join(map(self._settled, settled)))

    def _waiting(self, owed: Record) -> str:
        return self._desk.words.say("recognition.window.owed_until", self._facts(owed, "due"))

    def _settled(self, owed: Record) -> str:
        key = "owed_settled" if owed["mark"] else "owed_done"
        return self._desk.words.say(f"recognition.window.{key}", self._facts(owed, "settled_on"))

    def _facts(self, owed: Record, day: str) -> dict[str, str]:
        return {
            "course": owed.text("home_course"),
            "form": self._desk.words.choice("owed_form", owed.text("form")),
            "day": self._desk.look.formats.day(owed.text(day)),
            "mark": owed.text("mark"),
        }


class WhyStrip(Retranslated, QFrame):
    """`explain_wanted` hands over the mapping whose pages somebody wants to see: all its courses, mark and credits."""

    explain_wanted = Signal(object)  # CourseMapping

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("why")
        self._desk = desk
        self._row: CaseRow | None = None
        self._known: Record | None = None
        self._frozen = False
        look = desk.look
        self.title = Label(look, 13, MEDIUM)
        self.mark = Label(look, 12, tone="ink2", wraps=True)
        self.credits = Label(look, 12, tone="ink2", wraps=True)
        self.known = Label(look, 12, tone="ink3", wraps=True)
        self.page = Button(look, "sparkles", "small")
        head = row(spacing=look.px(8)).add((self.title, 1), self.page)
        column(self, (look.px(22), look.px(8), look.px(18), look.px(8)), look.px(3)).add(
            head, self.mark, self.credits, self.known
        )
        self.page.clicked.connect(self._show_page)
        self.retranslate()

    def show_row(self, shown: CaseRow | None, known: Record | None, *, frozen: bool) -> None:
        """`known` is the equivalence that the row was filled from; a `frozen` case shows what is stored with it."""
        self._row, self._known, self._frozen = shown, known, frozen
        self._say()

    def retranslate(self) -> None:
        self.page.say(self.tr("Explain"))
        self._say()

    def _say(self) -> None:
        mapping = self._row.mapping if self._row else None
        self.title.setText(self._title(mapping))
        self.mark.say(self._mark_words(mapping) if mapping else "")
        self.credits.say(self._credit_words(mapping) if mapping else "")
        self.known.say(self._known_words())
        self.page.setVisible(mapping is not None and _is_explained(mapping))

    def _title(self, mapping: CourseMapping | None) -> str:
        if self._row is None:
            return ""
        if mapping is None:
            return self.tr("No home course yet: type its title, or write in the last column why it is not transferred.")
        if not mapping.courses:
            return self.tr("Not transferred")
        if mapping.refused is not None:
            return self._desk.sentence([mapping.refused])
        nothing = "not_stored" if self._frozen else "no_rule"
        return self._desk.words.say(f"recognition.window.why.{mapping.mark.how if mapping.mark else nothing}")

    def _mark_words(self, mapping: CourseMapping) -> str:
        if not mapping.courses or mapping.mark is None:
            return ""
        parts = []
        for one in mapping.mark.lines:
            if isinstance(one.converted, ConvertedMark):
                said = explained(one.converted.conversion.explanation, self._desk.words)
                name = one.converted.rule.names.said(self._desk.language)
                version = self._desk.words.say(
                    "recognition.window.rule", {"rule": name, "n": one.converted.rule.version}
                )
                parts.append(f"{said.result} {version}" if name else said.result)
        if mapping.mark.how == "weighted" and mapping.mark.exact is not None:
            number = written.number(mapping.mark.exact, self._desk.language)
            parts.append(self._desk.words.say("recognition.window.mean", {"exact": number}))
        if mapping.record["mark_reason"]:
            facts = {"reason": mapping.record.text("mark_reason")}
            parts.append(self._desk.words.say("recognition.window.mark_reason", facts))
        return "\n".join(parts)

    def _credit_words(self, mapping: CourseMapping) -> str:
        """How the hours became credits, what limits and rounding did, how near that is to the home course."""
        worth = mapping.worth
        if not mapping.courses or worth is None:
            return ""
        steps = [step for one in worth.courses for step in one.credits.steps]
        return " ".join(credit_steps([*steps, *worth.steps], self._desk.words))

    def _known_words(self) -> str:
        known = self._known
        if known is None:
            return ""
        facts = {
            "who": known.text("approved_by"),
            "day": self._desk.look.formats.day(known.text("approved_on")),
            "minutes": known.text("minutes_number"),
        }
        return self._desk.words.say("recognition.window.known", facts)

    def _show_page(self) -> None:
        if self._row is not None and self._row.mapping is not None:
            self.explain_wanted.emit(self._row.mapping)


def _is_explained(mapping: CourseMapping) -> bool:
    """Whether a rule converted a mark or hours of it."""
    converted = [one.converted for one in mapping.mark.lines] if mapping.mark else []
    by_rule = any(isinstance(one, ConvertedMark) and one.rule.id for one in converted)
    return bool(mapping.courses) and (by_rule or bool(mapping.worth and mapping.worth.courses))

"""What the papers are: kind, design, languages, day, numbers, who signs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Order, Query
from exchange_admin.domain.rules.paper_kinds import PAPER_KINDS, RECORD_KINDS
from exchange_admin.services.certificates.paper_facts import PaperOrder
from exchange_admin.ui.certificates.design_choice import DesignChoice
from exchange_admin.ui.certificates.language_set import LanguageSet
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.forms.editors import DayEditor
from exchange_admin.ui.forms.new_record_dialog import form_tools
from exchange_admin.ui.tips import plain_tip
from exchange_admin.ui.typography import MEDIUM
from exchange_admin.ui.widgets.field_problem import FieldProblem
from exchange_admin.ui.widgets.labels import Label, column
from exchange_admin.ui.widgets.quiet_combo import QuietCombo
from exchange_admin.ui.words import Retranslated

OFFERED_KINDS = (*PAPER_KINDS, *RECORD_KINDS)
USUAL_LANGUAGES = "zh,ru"


def offered_languages(usual: str) -> tuple[str, ...]:
    """Both languages, the office's own first; all three; the other pairs; one alone."""
    first, second = ("ru", "zh") if usual.startswith("ru,") else ("zh", "ru")
    both = f"{first},{second}"
    return both, f"{both},en", f"{first},en", f"{second},en", first, second, "en"


def document_languages(desk: Desk) -> tuple[str, ...]:
    """In which the office usually issues papers."""
    return tuple(_of_office(desk)[0].split(","))


class PaperSettings(Retranslated, QFrame):
    """`changed` whenever another order is meant, or what is typed is none; `problem` then says why."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        look = desk.look
        usual, self._usual_signatory = _of_office(desk)
        self.kind, self.signatory = QuietCombo(letters=8), QuietCombo(letters=8)
        self.design = DesignChoice(desk)
        self.languages = LanguageSet(look, usual.split(","))
        self.day = DayEditor(desk.registry["certificate"]["issued_on"], form_tools(desk))
        self.numbers = QLineEdit()
        self.numbers.setReadOnly(True)
        self._day_problem = FieldProblem(look)
        self.problem = ""
        self._labels = [Label(look, 12, MEDIUM, "ink3") for _ in range(5)]
        for kind in OFFERED_KINDS:
            self.kind.addItem("", kind)
        self.day.show_value(look.formats.today().isoformat())
        self.design.use_kind(OFFERED_KINDS[0])
        self._lay_out()
        self.kind.activated.connect(self._kind_chosen)
        self.design.changed.connect(self._told)
        self.signatory.activated.connect(self._told)
        self.languages.chosen.connect(self._told)
        self.day.left.connect(self._day_left)
        self.retranslate()

    def order(self) -> PaperOrder:
        """What is asked for now."""
        shown = str(self.day.shown or self._desk.look.formats.today().isoformat())
        languages = tuple(self.languages.current().split(","))
        signatory = str(self.signatory.currentData() or "")
        kind = str(self.kind.currentData())
        return PaperOrder(kind, languages, date.fromisoformat(shown), signatory, self.design.id())

    def use_kind_about(self, *, course: bool) -> None:
        """Stays how it is where it is about the same, else becomes the usual kind."""
        if _is_about_course(str(self.kind.currentData())) != course:
            self.use_kind(next(name for name, kind in PAPER_KINDS.items() if kind.for_course == course))

    def use_kind(self, name: str) -> None:
        self.kind.setCurrentIndex(self.kind.findData(name))
        self.design.use_kind(name)

    def show_numbers(self, numbers: Sequence[str]) -> None:
        """From the first to the last one that the papers will get."""
        if not numbers:
            text = "—"
        else:
            text = numbers[0] if len(numbers) == 1 else f"{numbers[0]} … {_tail(numbers[0], numbers[-1])}"
        self.numbers.setText(text)
        self.numbers.setToolTip(plain_tip(" … ".join(dict.fromkeys((*numbers[:1], *numbers[-1:])))))
        self.numbers.setCursorPosition(0)

    def offer_signatories(self) -> None:
        """Those of the office, its usual one chosen at first."""
        desk = self._desk
        ids = desk.lists.ids(Query("signatory", order=Order("valid_from", descending=True)))
        rows = desk.lists.rows("signatory", ids, (), desk.language)
        labels = desk.lists.labels("signatory", [row.id for row in rows.values()], desk.language)
        now = self.signatory.currentData() or self._usual_signatory
        self.signatory.clear()
        for id, label in labels.items():
            self.signatory.addItem(label, id)
        self.signatory.setCurrentIndex(max(0, self.signatory.findData(now)))

    def retranslate(self) -> None:
        words = self._desk.words
        texts = (
            words.field("certificate", "kind"),
            words.field("certificate", "languages"),
            words.field("certificate", "issued_on"),
            self.tr("Numbers"),
            words.field("certificate", "signatory_id"),
        )
        parts: tuple[QWidget, ...] = (self.kind, self.languages, self.day.widget, self.numbers, self.signatory)
        for label, text, part in zip(self._labels, texts, parts, strict=True):
            label.setText(text)
            part.setAccessibleName(text)
        for n, kind in enumerate(OFFERED_KINDS):
            self.kind.setItemText(n, words.choice("certificate_kind", kind))
        self.languages.say(words)
        self.day.retranslate()
        self.offer_signatories()

    def _day_left(self) -> None:
        try:
            value = self.day.value()
        except RuleBroken as broken:
            self.problem = self._desk.sentence(broken.problems)
            self.day.mark_wrong(True)
            self._day_problem.say(self.problem, broken.problem.level)
            self.changed.emit()
            return
        self.problem = ""
        self.day.mark_wrong(False)
        self._day_problem.clear()
        if value is None:
            value = self._desk.look.formats.today().isoformat()
        self.day.show_value(value)
        self.changed.emit()

    def _kind_chosen(self, _: int) -> None:
        self.design.use_kind(str(self.kind.currentData()))
        self.changed.emit()

    def _told(self, *_: object) -> None:
        self.changed.emit()

    def _lay_out(self) -> None:
        px = self._desk.look.px
        whole = column(self, spacing=px(4))
        parts: tuple[QWidget, ...] = (self.kind, self.languages, self.day.widget, self.numbers, self.signatory)
        for label, part in zip(self._labels, parts, strict=True):
            whole.add(label, part)
            if part is self.kind:
                whole.add(px(5), self.design)
            if part is self.day.widget:
                whole.addWidget(self._day_problem)
            whole.addSpacing(px(5))


def _is_about_course(name: str) -> bool | None:
    """Whether papers of a kind are about courses, else stays; None where they are made of other records."""
    if kind := PAPER_KINDS.get(name):
        return kind.for_course
    return {"language_enrolment": True, "mobility": False}.get(RECORD_KINDS[name].about)


def _of_office(desk: Desk) -> tuple[str, str]:
    """(languages of documents, signatory) that the office usually takes."""
    rows = desk.lists.rows("office", desk.lists.ids(Query("office")), (), desk.language)
    for row in rows.values():
        office = desk.records.get("office", row.id)
        return office.text("document_languages") or USUAL_LANGUAGES, office.text("signatory_id")
    return USUAL_LANGUAGES, ""


def _tail(first: str, last: str) -> str:
    """The part of the last number that differs from the first: `SHGC-2026-AP0001-4 … AP0038-F`."""
    same = first.rsplit("-", 2)[0]
    return last.removeprefix(f"{same}-")

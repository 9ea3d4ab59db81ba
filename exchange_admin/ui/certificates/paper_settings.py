"""What the papers are: kind, design, languages, day, numbers, who signs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QSizePolicy, QWidget

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Order, Query
from exchange_admin.domain.rules.paper_kinds import PAPER_KINDS, RECORD_KINDS
from exchange_admin.domain.wording import Wording
from exchange_admin.services.certificates.design_catalogue import ListedDesign, OfferedDesigns
from exchange_admin.services.certificates.paper_facts import PaperOrder
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.forms.editors import DayEditor, TickBox
from exchange_admin.ui.forms.new_record_dialog import form_tools
from exchange_admin.ui.languages import LANGUAGES, OWN_NAMES
from exchange_admin.ui.look import Look
from exchange_admin.ui.tips import plain_tip
from exchange_admin.ui.typography import MEDIUM
from exchange_admin.ui.widgets.field_problem import FieldProblem
from exchange_admin.ui.widgets.labels import STRETCH, Label, column, row
from exchange_admin.ui.widgets.quiet_combo import QuietCombo
from exchange_admin.ui.widgets.segments import Segments
from exchange_admin.ui.words import Retranslated

PAPERS = ("A4", "A3")
OFFERED_KINDS = (*PAPER_KINDS, *RECORD_KINDS)
USUAL_LANGUAGES = "zh,ru"


class DesignChoice(Retranslated, QFrame):
    """`changed` when another design is meant. Designs of one name on A4 and A3 are one entry with a choice of paper."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        look = desk.look
        self._kind, self._usual = "", ""
        self._offered = OfferedDesigns()
        self._designs: tuple[ListedDesign, ...] = ()
        self._title, self._paper_title = Label(look, 12, MEDIUM, "ink3"), Label(look, 12, MEDIUM, "ink3")
        self.design = QuietCombo(letters=8)
        self.paper = Segments(look, PAPERS)
        column(self, spacing=look.px(4)).add(self._title, self.design, self._paper_title, self.paper)
        self.design.activated.connect(self._chosen)
        self.paper.chosen.connect(self._chosen)
        self.retranslate()

    def offer(self, offered: OfferedDesigns) -> None:
        """Those that new papers may be drawn with."""
        self._offered = offered
        self._fill()

    def use_kind(self, kind: str) -> None:
        """The designs of a kind of paper; the one that was chosen for it last comes first."""
        if kind != self._kind:
            self._kind = kind
            self._fill()

    def id(self) -> str:
        """The chosen design; empty for the one that the office usually takes."""
        chosen = self._chosen_one()
        return chosen.id if chosen is not None and chosen.id != self._usual else ""

    def paper_size(self) -> str:
        """Of the pages of the chosen design."""
        chosen = self._chosen_one()
        return chosen.paper if chosen is not None else "A4"

    def retranslate(self) -> None:
        self._title.setText(self.tr("Design"))
        self.design.setAccessibleName(self.tr("Design"))
        self._paper_title.setText(self.tr("Paper"))
        for paper in PAPERS:
            self.paper.say(paper, paper)
        self._fill()

    def _fill(self) -> None:
        self._designs = tuple(one for one in self._offered.designs if self._kind in one.kinds)
        self._usual = self._offered.usual.get(self._kind, "")
        ids = [one.id for one in self._designs]
        kept = self._desk.preferences.design_for(self._kind)
        wanted = next((id for id in (kept, self._usual) if id in ids), "")
        self.design.offer((name, name) for name in dict.fromkeys(self._name(one) for one in self._designs))
        chosen = next((one for one in self._designs if one.id == wanted), None)
        if chosen is not None:
            self.design.choose(self._name(chosen))
            self.paper.set_current(chosen.paper)
        self._show_papers()
        self.setVisible(len(self._designs) > 1)

    def _name(self, design: ListedDesign) -> str:
        """Versions of one design have one name, and only one of them is in use."""
        return design.names.best(self._desk.language)

    def _of_name(self) -> Sequence[ListedDesign]:
        return [one for one in self._designs if self._name(one) == self.design.currentData()]

    def _chosen_one(self) -> ListedDesign | None:
        there = self._of_name()
        fitting = (one for one in there if one.paper == self.paper.current())
        return next(fitting, there[0] if there else None)

    def _show_papers(self) -> None:
        papers = {one.paper for one in self._of_name()}
        several = len(papers) > 1
        if papers and self.paper.current() not in papers:
            self.paper.set_current(min(papers, key=PAPERS.index))
        for part in (self._paper_title, self.paper):
            part.setVisible(several)

    def _chosen(self, *_: object) -> None:
        self._show_papers()
        chosen = self._chosen_one()
        if chosen is not None:
            self._desk.preferences.keep_design(self._kind, chosen.id)
        self.changed.emit()


def in_order(usual: Sequence[str]) -> tuple[str, ...]:
    """All languages, those that the office usually takes first."""
    return (*usual, *(code for code in LANGUAGES if code not in usual))


class LanguageSet(QWidget):
    """A box to tick for each language; the last one stays ticked. `chosen` gives the codes: `zh,ru`."""

    chosen = Signal(str)

    def __init__(self, look: Look, usual: Sequence[str]) -> None:
        super().__init__()
        self.boxes = {code: TickBox(look) for code in in_order(usual)}
        line = row(self, spacing=look.px(12))
        for code, box in self.boxes.items():
            box.setChecked(code in usual)
            box.clicked.connect(self._clicked)
            line.add(box)
        line.add(STRETCH)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def current(self) -> str:
        return ",".join(code for code, box in self.boxes.items() if box.isChecked())

    def set_current(self, languages: str) -> None:
        """Silently; the order stays."""
        codes = languages.split(",")
        for code, box in self.boxes.items():
            box.setChecked(code in codes)

    def say(self, words: Wording) -> None:
        """Each under its own name; the tip names it in the language of the window."""
        for code, box in self.boxes.items():
            box.setText(OWN_NAMES[code])
            box.setAccessibleName(words.choice("language", code))
            box.setToolTip(plain_tip(words.choice("language", code)))
            box.updateGeometry()

    def _clicked(self, on: bool) -> None:
        if not self.current():
            box = self.sender()
            assert isinstance(box, TickBox)
            box.setChecked(True)
        else:
            self.chosen.emit(self.current())


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
        self.signatory.setPlaceholderText("—")
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
        self.kind.choose(name)
        self.design.use_kind(name)

    def show_numbers(self, numbers: Sequence[str]) -> None:
        """From the first to the last one that the papers will get."""
        several = f"{numbers[0]} … {_tail(numbers[0], numbers[-1])}" if len(numbers) > 1 else ""
        self.numbers.setText(several or "".join(numbers) or "—")
        self.numbers.setToolTip(plain_tip(" … ".join(dict.fromkeys((*numbers[:1], *numbers[-1:])))))
        self.numbers.setCursorPosition(0)

    def offer_signatories(self) -> None:
        """Those of the office, its usual one chosen at first."""
        desk = self._desk
        ids = desk.lists.ids(Query("signatory", order=Order("valid_from", descending=True)))
        rows = desk.lists.rows("signatory", ids, (), desk.language)
        labels = desk.lists.labels("signatory", [one.id for one in rows.values()], desk.language)
        now = self.signatory.currentData() or self._usual_signatory
        self.signatory.offer((label, id) for id, label in labels.items())
        self.signatory.choose(now)

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
        else:
            self.problem = ""
            self.day.mark_wrong(False)
            self._day_problem.clear()
            self.day.show_value(value or self._desk.look.formats.today().isoformat())
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
                whole.add(self._day_problem)
            whole.add(px(5))


def _is_about_course(name: str) -> bool | None:
    """Whether papers of a kind are about courses, else stays; None where they are made of other records."""
    if kind := PAPER_KINDS.get(name):
        return kind.for_course
    return {"language_enrolment": True, "mobility": False}.get(RECORD_KINDS[name].about)


def _of_office(desk: Desk) -> tuple[str, str]:
    """(languages of documents, signatory) that the office usually takes."""
    rows = desk.lists.rows("office", desk.lists.ids(Query("office")), (), desk.language)
    for one in rows.values():
        office = desk.records.get("office", one.id)
        return office.text("document_languages") or USUAL_LANGUAGES, office.text("signatory_id")
    return USUAL_LANGUAGES, ""


def _tail(first: str, last: str) -> str:
    """The part of the last number that differs from the first: `SHGC-2026-AP0001-4 … AP0038-F`."""
    same = first.rsplit("-", 2)[0]
    return last.removeprefix(f"{same}-")

"""Erasing a person for good: what goes, what stays, what becomes of papers; done only after the name was typed."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import Field, FieldType
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.vocabulary import words
from exchange_admin.services.exchange.statuses import ErasurePlan
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.exchange import phrases
from exchange_admin.ui.exchange.exchange_session import ExchangeSession
from exchange_admin.ui.exchange.figures import Figure, Figures
from exchange_admin.ui.exchange.subpage import SubPage
from exchange_admin.ui.forms.editors import DayEditor
from exchange_admin.ui.forms.new_record_dialog import form_tools
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.widgets.banner import Banner
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import STRETCH, Card, Label, row
from exchange_admin.ui.widgets.quiet_combo import QuietCombo
from exchange_admin.ui.widgets.segments import Segments
from exchange_admin.ui.words import Retranslated, count

KEEP, ERASE = "keep", "erase"
KEPT_YEARS = 50
"""Proposed term for papers that stay; the rules of the office decide."""


class ErasePanel(Retranslated, SubPage):
    erased = Signal(Changes)

    def __init__(self, desk: Desk, session: ExchangeSession) -> None:
        super().__init__(desk, session)
        look = desk.look
        self.person = ""
        self.plan: ErasurePlan | None = None
        self.warning = Banner(look, Tone.RED)
        self._going, self.figures = Card(look), Figures(look)
        self._kinds, self._elsewhere = Label(look, 13, wraps=True), Label(look, 13, tone="ink2", wraps=True)
        self._papers, self._paper_list = Card(look), Label(look, 12, tone="ink3", wraps=True)
        self.papers = Segments(look, (KEEP, ERASE))
        self._until_words = Label(look, 12, tone="ink3")
        self.until = DayEditor(Field(name="until", type=FieldType.DATE), form_tools(desk))
        self._until = self.until.line
        self._left, self._backups = Card(look), Label(look, 12, tone="ink3", wraps=True)
        self._confirm, self._reason_words, self.reason = Card(look), Label(look, 12, tone="ink3"), QuietCombo()
        self._type_words, self.typed = Label(look, 13, wraps=True), QLineEdit()
        self.erase = Button(look, "eraser", "danger")
        self._lay_out()
        self._connect()
        self.retranslate()

    def open(self, person: str) -> None:
        """Works out what erasing would take away."""
        self.person, self.plan = person, None
        self.notice.say("")
        self.typed.clear()
        self.papers.set_current(KEEP)
        today = self._desk.look.formats.today()
        self.until.show_value(date(today.year + KEPT_YEARS, 12, 31).isoformat())
        language = self._desk.language

        job = self._session.look(lambda tools: tools.erasing.plan(person, language))
        self._run_job(job, self._planned)

    def do_it(self) -> None:
        """For good; the button is dead until the name stands in the field."""
        plan, who, reason = self.plan, self._desk.who(), str(self.reason.currentData())
        if plan is None or not self._is_confirmed() or self._working:
            return
        papers = self.papers.current() or KEEP
        keep_until: date | None = None
        if plan.papers and papers == KEEP:
            try:
                keep_until = date.fromisoformat(str(self.until.value() or ""))
            except (RuleBroken, ValueError):
                self.until.mark_wrong(True)
                self._until.setFocus()
                return
        person = self.person

        self.notice.say("")
        job = self._session.job(
            lambda tools: tools.erasing.erase(person, who, reason, papers=papers, keep_until=keep_until)
        )
        self._run_job(job, self._erased)

    # Answers

    def _planned(self, plan: ErasurePlan) -> None:
        self.plan = plan
        self._fill(plan)

    def _erased(self, changes: Changes) -> None:
        self.plan = None
        self.erased.emit(changes)
        self._desk.feed.publish(changes, self)
        said = self.tr("Erased. Partners erase it when they take in the next package.")
        self._desk.notices.say(self._desk.sentence(changes.problems) if changes.problems else said)
        self.left.emit()

    def _ended(self) -> None:
        super()._ended()
        if self.plan is not None:
            self.typed.setFocus()

    # Showing

    def retranslate(self) -> None:
        self.say_title(self.tr("Erase for good"))
        self.warning.say(self.tr("This cannot be undone. Everything about the person leaves the file and its history."))
        self._going.title.setText(self.tr("What goes"))
        self._papers.title.setText(self.tr("Papers that were issued"))
        self.papers.say(KEEP, self.tr("Keep until"))
        self.papers.say(ERASE, self.tr("Erase"))
        self._until.setAccessibleName(self.tr("Keep until"))
        self._until_words.setText(
            self.tr("Of an erased paper number, kind, date and checksum remain; it cannot be printed again.")
        )
        self._left.title.setText(self.tr("Copies that still hold the data"))
        self._confirm.title.setText(self.tr("Confirm"))
        self._reason_words.setText(self.tr("Reason"))
        self.reason.setAccessibleName(self.tr("Reason"))
        reasons = words("erasure_reason")
        self.reason.offer((self._desk.words.choice("erasure_reason", word), word) for word in reasons)
        self.erase.say(self.tr("Erase for good"))
        if self.plan is not None:
            self._fill(self.plan)

    def _fill(self, plan: ErasurePlan) -> None:
        self.say_title(self.tr("Erase {name}").replace("{name}", plan.person))
        total = sum(plan.records.values())
        figures = [Figure(total, count("ErasePanel", "record", total))]
        if len(plan.entries) > 1:
            figures.append(Figure(len(plan.entries), count("ErasePanel", "entry of this person", len(plan.entries))))
        if plan.attachments:
            figures.append(Figure(plan.attachments, count("ErasePanel", "file", plan.attachments)))
        self.figures.show_figures(figures)
        self._kinds.setText(phrases.people_words(self._desk, plan.records))
        partners = self.tr("Also erased at: {names}, with the next package to each.")
        self._elsewhere.setText(partners.replace("{names}", self._desk.words.listed(dict.fromkeys(plan.partners))))
        self._elsewhere.setVisible(bool(plan.partners))
        formats, kinds = self._desk.look.formats, self._desk.words
        lines = [
            f"{paper.number} · {kinds.choice('certificate_kind', paper.kind)} · {formats.day(paper.issued_on)}"
            for paper in plan.papers
        ]
        self._paper_list.setText("\n".join(lines))
        copies = self.tr(
            "These backups still hold the person. Remove them in the settings, at the latest on their day:"
        )
        until = self.tr("{file}, made {made}, until {until}")
        held = [
            until.replace("{file}", one.path.name)
            .replace("{made}", formats.day(f"{one.made:%Y-%m-%d}"))
            .replace("{until}", formats.day(one.until.isoformat()))
            for one in plan.backups
        ]
        self._backups.setText("\n".join([copies, *held]))
        self._type_words.setText(self.tr("Type the name to confirm: {name}").replace("{name}", plan.person))
        self.typed.setAccessibleName(self._type_words.text())
        self._show()

    def _is_confirmed(self) -> bool:
        plan = self.plan
        return plan is not None and " ".join(self.typed.text().split()).casefold() == plan.person.casefold()

    def _show(self, *_: object) -> None:
        plan = self.plan
        for card in (self._going, self._confirm):
            card.setVisible(plan is not None)
        self._papers.setVisible(plan is not None and bool(plan.papers))
        self._left.setVisible(plan is not None and bool(plan.backups))
        self._until.setVisible(self.papers.current() == KEEP)
        self.erase.setEnabled(self._is_confirmed() and not self._working)
        self.show_working(self._working)

    def _connect(self) -> None:
        self.typed.textChanged.connect(self._show)
        self.papers.chosen.connect(self._show)
        self.erase.clicked.connect(self.do_it)

    def _lay_out(self) -> None:
        px = self._desk.look.px
        self._going.body.add(self.figures, self._kinds, self._elsewhere)
        self._going.body.setSpacing(px(8))
        choice = row(spacing=px(10)).add(self.papers, self._until, STRETCH)
        self._until.setFixedWidth(px(150))
        self._papers.body.setSpacing(px(8))
        self._papers.body.add(self._paper_list, choice, self._until_words)
        self._left.body.addWidget(self._backups)
        self._confirm.body.setSpacing(px(8))
        why = row(spacing=px(10)).add(self._reason_words, self.reason, STRETCH)
        self._confirm.body.add(why, self._type_words)
        self.typed.setMaximumWidth(px(360))
        self._confirm.body.addWidget(self.typed)
        parts: tuple[QWidget, ...] = (self.warning, self._going, self._papers, self._left, self._confirm)
        self.body.add(*parts)
        self.finish_layout()
        self.foot.add(STRETCH, self.bar, self.erase)

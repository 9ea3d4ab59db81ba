"""The editor of a recognition case: courses of the host left, courses at home right, why below."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.labels import person_name
from exchange_admin.domain.problems import Problem, RuleBroken, blocking
from exchange_admin.domain.wording import Wording
from exchange_admin.services.recognition.case import CourseMapping, RecognitionCase, left_out
from exchange_admin.services.recognition.decided_lines import standing_problems
from exchange_admin.services.recognition.explaining import explained_mapping
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.formats import Formats
from exchange_admin.ui.grading.explanation_dialog import ExplanationDialog, pages_source
from exchange_admin.ui.recognition.case_cells import CaseCells, CaseTable, Write
from exchange_admin.ui.recognition.case_model import HOME, CaseModel
from exchange_admin.ui.recognition.case_strips import BalanceBar, OwedStrip, WhyStrip
from exchange_admin.ui.recognition.decide_dialog import DecideDialog, SettleDialog
from exchange_admin.ui.recognition.sheet_page import SheetPage
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.widgets.banner import Banner
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import Label, Rule, column, row
from exchange_admin.ui.widgets.own_key import own_key
from exchange_admin.ui.words import count


class CasePage(SheetPage):
    """Keyboard: type into a cell, Enter goes down, Delete takes a mapping away, Ctrl+Enter proposes or decides.

    Ctrl+J joins the chosen rows to one mapping, Ctrl+Shift+J splits it course by course.
    """

    read_from = frozenset(
        {"recognition", "recognition_mapping", "mapping_line", "mapping_course", "owed_course", "transcript_line"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.case: RecognitionCase | None = None
        look = desk.look
        self.standing = Banner(look, Tone.AMBER)
        self._answer: Sequence[Problem] = ()  # of the last verb, in the notice
        self.model = CaseModel(self._words, self._formats, self)
        self.table = CaseTable(look, self.model)
        self.table.together = desk.feed.together
        self.cells = CaseCells(desk, self.table, self._write, self)
        self.hint = Label(look, 12, tone="ink3", wraps=True)
        self.competence = Button(look, "plus", "ghost")
        self.join, self.split = Button(look, "merge", "ghost"), Button(look, "arrow-left-right", "ghost")
        self.owed = OwedStrip(desk)
        self.why = WhyStrip(desk)
        self.balance = BalanceBar(desk)
        self.correct, self.send_back = Button(look, "undo-2"), Button(look, "undo-2")
        self.settle, self.close_case = Button(look, "check"), Button(look, "shield-check", "primary")
        self.propose, self.decide = Button(look, "send", "primary"), Button(look, "check", "primary")
        self._lay_out()
        self._connect()
        self.retranslate()

    # What others call

    def show_case(self, id: str) -> None:
        """Opens a case; courses that an approved equivalence answers are filled in at once."""
        self._say_answer(())
        self.case = None
        self.model.show_case(self._desk.office.recognition.case(id))
        self.refresh(id)
        if self.case is not None and self.case.draft and self.case.open_lines:
            filled = self._write(lambda: self._desk.office.recognition.mapping.fill(id, self._desk.who()))
            if filled:
                n = len(filled.ids.get("recognition_mapping", ()))
                self._tell(count("CasePage", "%n course filled in from approved equivalences", n))
        self.table.go_to_cell(self._first_open(), HOME)
        self.table.setFocus()

    def refresh(self, id: str = "") -> None:
        """Reads the case again."""
        id = id or (self.case.id if self.case else "")
        if not id:
            return
        try:
            self.case = self._desk.office.recognition.case(id)
        except RuleBroken:  # undone, or deleted elsewhere
            self.left.emit()
            return
        self.model.show_case(self.case, self._desk.office.recognition.offers(self.case))
        self._say_case()
        self._show_why()

    # What the window asks of a page

    def enter(self) -> None:
        self.refresh()
        self.table.setFocus()

    def status_words(self) -> str:
        if self.case is None:
            return ""
        return count("CasePage", "%n course open", len(self.case.open_lines))

    def key_hints(self) -> list[tuple[str, str]]:
        if self.case is None or not self.case.draft:
            return [(self.tr("Esc"), self.tr("back"))]
        return [
            (self.tr("Enter"), self.tr("row below")),
            (self.tr("Ctrl+Enter"), self.tr("propose")),
            (self.tr("Del"), self.tr("take away")),
            ("Ctrl+J", self.tr("join")),
        ]

    def kept_clear(self) -> tuple[QWidget, ...]:
        """Why the mark of the first row is what it is: what one looks for when a case opens."""
        return self.why, self.owed, self.hint

    def leave_fields(self) -> None:
        self.table.leave_cell()

    def retranslate(self) -> None:
        self.back.say(self.tr("Back"), "Esc")
        self.competence.say(self.tr("Add a competence"))
        self.join.say(self.tr("Join"), "Ctrl+J")
        self.split.say(self.tr("Split"), "Ctrl+Shift+J")
        self.propose.say(self.tr("Propose"), "Ctrl+Enter")
        self.decide.say(self.tr("Decide…"), "Ctrl+Enter")
        self.send_back.say(self.tr("Back to draft"))
        self.correct.say(self.tr("Correct…"))
        self.pdf.say(self.tr("Sheet as PDF…"))
        self.settle.say(self.tr("Settle what is owed…"))
        self.close_case.say(self.tr("Close the case"), "Ctrl+Enter")
        self.hint.setText(
            self.tr(
                "Several home courses: part them by +. Code and credits if wanted: Title@CODE:4. "
                "Several courses of the host: choose them, then type."
            )
        )
        if self.notice.text():
            self._say_answer(self._answer)
        self._say_case()

    def go_on(self) -> None:
        for button in (self.propose, self.decide, self.close_case):
            if button.isVisible():
                button.click()
                return

    # Verbs on the case as a whole

    def _propose(self) -> None:
        self.table.leave_cell()
        if self.case is None:
            return
        id, deciding = self.case.id, self._desk.office.recognition.deciding
        if stopping := blocking(deciding.problems(id)):
            self._refuse(stopping)
        else:
            self._write(lambda: deciding.propose(id, self._desk.who()))

    def _decide(self) -> None:
        if self.case is None:
            return
        case, deciding = self.case, self._desk.office.recognition.deciding
        dialog = DecideDialog(self._desk, case, self)
        if self._desk.ask.show(dialog) and dialog.answer is not None:
            said = dialog.answer
            self._write(
                lambda: deciding.decide(case.id, said.ruling, self._desk.who(), verdicts=said.verdicts, owed=said.owed)
            )

    def _settle(self) -> None:
        """The owed courses that are done, with mark and day."""
        waiting = [one for one in self.case.owed if not one["settled_on"]] if self.case else []
        if not waiting:
            return
        dialog = SettleDialog(self._desk, waiting, self)
        if self._desk.ask.show(dialog):
            done = dialog.answer
            self._write(lambda: self._desk.office.recognition.deciding.settle(done, self._desk.who()))

    def _close(self) -> None:
        if self.case is not None:
            id = self.case.id
            self._write(lambda: self._desk.office.recognition.deciding.close(id, self._desk.who()))

    def _save_pdf(self) -> None:
        self.table.leave_cell()
        if self.case is not None:
            draw = partial(self._desk.office.course_papers.sheet_pdf, self.case)
            self.save_sheet(person_name(self.case.person.values)[0], draw)

    def _send_back(self) -> None:
        if self.case is not None:
            id = self.case.id
            self._write(lambda: self._desk.office.recognition.deciding.send_back(id, self._desk.who()))

    def _correct(self) -> None:
        if self.case is None:
            return
        id = self.case.id
        reason = self._desk.ask.words(self.tr("Correct"), self.tr("Why is the decision corrected?"))
        if reason:
            self._write(lambda: self._desk.office.recognition.deciding.reopen(id, reason, self._desk.who()))

    # Inside

    def _write(self, verb: Write) -> Changes:
        """Runs a verb; what it refused stands above the table."""
        try:
            changes = verb()
        except RuleBroken as broken:
            self._refuse(broken.problems)
            return Changes()
        self._say_answer(changes.problems)
        if changes:
            self._desk.feed.publish(changes, self)
            self.refresh()
            self.status_changed.emit()
        return changes

    def _refuse(self, problems: Sequence[Problem]) -> None:
        self._say_answer(problems[:3])
        if self.case is not None and self.case.open_lines and problems[0].code == "recognition.line_open":
            self.table.go_to_line(self.case.open_lines[0].id)

    def _say_answer(self, problems: Sequence[Problem]) -> None:
        self._answer = problems
        self.notice.say(self._desk.sentence(problems))

    def _tell(self, text: str) -> None:
        self._desk.notices.say(text, self._desk.actions["edit.undo"].trigger)

    def follow(self) -> None:
        """What the last verb answered is no longer how things stand."""
        if self.case is not None:
            self._say_answer(())
            self.refresh()

    def _explain(self, mapping: CourseMapping) -> None:
        """How mark and credits of a mapping came about."""
        source = pages_source(self._desk, mapping.title, explained_mapping(mapping))
        dialog = ExplanationDialog(self._desk, source, self.window())
        self._desk.ask.show(dialog)

    def _first_open(self) -> int:
        return next((n for n, one in enumerate(self.model.held) if one.mapping is None), 0)

    def _show_why(self) -> None:
        shown = self.model.row_at(self.table.currentIndex().row())
        id = shown.mapping.record.text("course_equivalence_id") if shown and shown.mapping else ""
        known = self._desk.records.get("course_equivalence", id) if id else None
        self.why.show_row(shown, known, frozen=self.case is not None and not self.case.draft)

    def _say_case(self) -> None:
        case = self.case
        if case is None:
            return
        desk, state = self._desk, case.state
        self.say_head(case.person, self._way(case), "recognition_state", state)
        self.standing.say(desk.sentence([*left_out(case), *standing_problems(case)[:3]]))
        self.balance.show_balance(case.balance)
        self.owed.show_owed(case.owed)
        owed = any(not one["settled_on"] for one in case.owed)
        shown: dict[QWidget, bool] = {
            self.propose: state == "draft",
            self.send_back: state == "proposed",
            self.decide: state == "proposed",
            self.settle: state == "decided" and owed,
            self.close_case: state == "decided" and not owed,
            self.correct: state in {"decided", "closed"},
            self.competence: state == "draft",
            self.join: state == "draft",
            self.split: state == "draft",
            self.hint: state == "draft",
        }
        if (held := self.window().focusWidget()) is not None and not shown.get(held, True):
            self.table.setFocus()  # Qt would hand the keyboard to the next verb, and Enter would carry that out
        for widget, visible in shown.items():
            widget.setVisible(visible)
        self.context_changed.emit()

    def _way(self, case: RecognitionCase) -> str:
        """Host → home, the minutes of the decision."""
        label, words = self._desk.label, self._desk.words
        parts = [f"{label('institution', case.host.id)} → {label('institution', case.home.id)}"]
        if case.record["minutes_number"]:
            facts = {
                "minutes": case.record.text("minutes_number"),
                "day": self._desk.look.formats.day(case.record.text("decided_on")),
                "who": case.record.text("decided_by"),
            }
            key = "decided" if facts["who"] else "minuted"
            parts.append(words.say(f"recognition.window.{key}", facts))
        return " · ".join(parts)

    def _words(self) -> Wording:
        return self._desk.words

    def _formats(self) -> Formats:
        return self._desk.look.formats

    def _lay_out(self) -> None:
        px = self._desk.look.px
        under = row(margins=(px(22), px(6), px(18), px(6)), spacing=px(10)).add(
            (self.hint, 1), self.join, self.split, self.competence
        )
        foot = row(margins=(px(22), px(10), px(18), px(10)), spacing=px(10)).add(
            (self.balance, 1),
            self.pdf,
            self.correct,
            self.send_back,
            self.settle,
            self.propose,
            self.decide,
            self.close_case,
        )
        notices = column(margins=(px(22), 0, px(22), px(6)), spacing=px(6)).add(self.standing, self.notice)
        column(self).add(self.head(8), notices, (self.table, 1), under, self.owed, Rule(), self.why, Rule(), foot)

    def _connect(self) -> None:
        self.model.typed.connect(self.cells.typed)
        self.table.chosen_changed.connect(self._show_why)
        self.model.unmapped.connect(self.cells.unmap)
        self.competence.clicked.connect(self.cells.add_competence)
        self.why.explain_wanted.connect(self._explain)
        self.join.clicked.connect(self.cells.join)
        self.split.clicked.connect(self.cells.split)
        self.pdf.clicked.connect(self._save_pdf)
        self.propose.clicked.connect(self._propose)
        self.decide.clicked.connect(self._decide)
        self.settle.clicked.connect(self._settle)
        self.close_case.clicked.connect(self._close)
        self.send_back.clicked.connect(self._send_back)
        self.correct.clicked.connect(self._correct)
        own_key(self, "Ctrl+J").activated.connect(self.join.click)
        own_key(self, "Ctrl+Shift+J").activated.connect(self.split.click)

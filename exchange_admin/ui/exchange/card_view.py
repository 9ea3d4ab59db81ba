"""One thing to decide: what stood there before, every answer as a large button, and what else can be done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from exchange_admin.domain.fields import Field
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.values import problems_of
from exchange_admin.services.exchange.cards import Candidate, CardKind, ConflictCard
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.exchange import phrases
from exchange_admin.ui.exchange.candidate_button import CandidateButton
from exchange_admin.ui.exchange.cards_view import CardDetail
from exchange_admin.ui.exchange.people_compare import PeopleCompare
from exchange_admin.ui.forms.editors import Editor
from exchange_admin.ui.forms.making import make_editor
from exchange_admin.ui.forms.new_record_dialog import form_tools
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import MEDIUM
from exchange_admin.ui.widgets.banner import Banner
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.field_problem import FieldProblem
from exchange_admin.ui.widgets.labels import STRETCH, Label, column, row
from exchange_admin.ui.widgets.quiet_combo import QuietCombo
from exchange_admin.ui.words import Retranslated

KEYS = 9
_PAPER = "certificate"
"""Its number never changes: whoever has a paper with it keeps it."""


class AskStrip(QWidget):
    """Asks the college: the question goes with the next package, and the card waits.

    A link that unfolds into a text field. Hidden where no partner is concerned."""

    asked = Signal(str, str)  # institution, text

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        look = desk.look
        self.state = Label(look, 12, tone="ink3", wraps=True)
        self.begin = Button(look, "circle-question-mark", "link")
        self._box = QWidget()
        self.whom = QuietCombo()
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(look.px(64))
        self.send, self.leave = Button(look, "send", "small"), Button(look, kind="ghost")
        self._proposed = ""
        buttons = row(spacing=look.px(8)).add(self.send, self.leave, STRETCH)
        column(self._box, spacing=look.px(6)).add((self.whom, Qt.AlignmentFlag.AlignLeft), self.text, buttons)
        column(self, spacing=look.px(6)).add(self.state, (self.begin, Qt.AlignmentFlag.AlignLeft), self._box)
        self.begin.clicked.connect(self.unfold)
        self.leave.clicked.connect(self.fold)
        self.send.clicked.connect(self._send)

    def show_card(self, card: ConflictCard) -> None:
        """Offers the institutions that gave an answer, without our own."""
        others = {one.institution_id: one.institution for one in card.candidates if one.institution_id and not one.ours}
        self.setVisible(bool(others) and card.kind is not CardKind.DANGLING)
        self.whom.offer((name, id) for id, name in others.items())
        self.whom.setCurrentIndex(0)
        self.whom.setVisible(len(others) > 1)
        self.whom.setAccessibleName(self.tr("Who is asked"))
        first = next(iter(others.values()), "")
        self.begin.say(self.tr("Ask {name}…").replace("{name}", first) if len(others) == 1 else self.tr("Ask…"))
        self.state.setText(self.tr("Asked; the answer has not come yet."))
        self.state.setVisible(bool(card.asked))
        self._proposed = self.tr("{person}: which is right for “{field}”?")
        self._proposed = self._proposed.replace("{person}", card.person or card.title).replace(
            "{field}", card.field_label
        )
        self.text.setAccessibleName(self.tr("Question"))
        self.send.say(self.tr("Put into the next package"))
        self.leave.say(self.tr("Cancel"))
        self.fold()

    def unfold(self) -> None:
        self.text.setPlainText(self._proposed)
        self.begin.hide()
        self._box.show()
        self.text.setFocus()
        self.text.selectAll()

    def fold(self) -> None:
        self._box.hide()
        self.begin.show()

    def _send(self) -> None:
        text = self.text.toPlainText().strip()
        if text:
            self.asked.emit(str(self.whom.currentData()), text)
            self.fold()


class CardView(Retranslated, CardDetail):
    """`answered` carries the key of a candidate, or an empty one and what was typed. The digits press the answers."""

    answered = Signal(object, str, str)  # card, key, other value
    ask_wanted = Signal(object, str, str)  # card, institution, text

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.card: ConflictCard | None = None
        look = desk.look
        self.blocked = Banner(look, Tone.AMBER)
        self._why = Label(look, 13, tone="ink2", wraps=True)
        self._field, self._before = Label(look, 13, MEDIUM), Label(look, 13, tone="ink3", wraps=True)
        self.buttons: list[CandidateButton] = []
        self._answers = column(spacing=look.px(8))
        self._alike = Label(look, 12, tone="amber", wraps=True)
        self.other = Button(look, "pencil", "link")
        self._other_place = column()
        self._other_box = QWidget()
        self._editor: Editor | None = None
        self._corrected = ""  # the record among those with the same number whose number is typed anew
        self.people = PeopleCompare(desk)
        self.use, self._problem = Button(look, kind="small"), FieldProblem(look)
        self.asking = AskStrip(desk)
        self._lay_out()
        self._connect()

    def show_card(self, card: ConflictCard, place: str) -> None:
        """A card that is shown already keeps what is being typed into it."""
        self.head.say_place(place)
        if card == self.card:
            return
        self.card = card
        self.head.show_subject(card, *phrases.kind_words(card.kind))
        self._why.setText(self._reason(card))
        self.blocked.say(self.tr("No paper is issued to this person until this is decided.") if card.blocks else "")
        self._field.say(card.field_label)
        self._before.setText(self.tr("before: {value}").replace("{value}", card.before))
        self._before.setVisible(bool(card.before))
        self._fill(card)
        self._show_twins(card)
        self._stop_correcting()
        self.other.say(self.tr("Other value…"))
        same_number = card.kind is CardKind.SAME_NUMBER
        self.other.setVisible(card.takes_other and not same_number and self._editable(card) is not None)
        self.asking.show_card(card)

    def press(self, number: int) -> None:
        """The answer with this digit."""
        if 0 < number <= len(self.buttons):
            self.buttons[number - 1].click()

    def open_other(self) -> None:
        """An editor of the field's own type for a third value, or for the number of one record among several."""
        field = self._editable(self.card) if self.card is not None else None
        if field is None or self.card is None:
            return
        self._close_other()
        self._editor = make_editor(field, form_tools(self._desk), self)
        self._editor.widget.setAccessibleName(self.card.field_label)
        self._other_place.addWidget(self._editor.widget)
        self._editor.left.connect(self._leave_problem)
        self.use.say(self.tr("Correct the number") if self._corrected else self.tr("Use this value"))
        self._other_box.show()
        self._editor.widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def use_other(self) -> None:
        """Settles with what stands in the editor, once it can be read as a value."""
        card, editor = self.card, self._editor
        if card is None or editor is None:
            return
        try:
            value = editor.value()
            if found := problems_of(editor.field, value):
                raise RuleBroken(*found)
        except RuleBroken as broken:
            self._problem.say(self._desk.sentence(broken.problems), broken.problem.level)
            editor.mark_wrong(True)
            return
        self.answered.emit(card, self._corrected, "" if value is None else str(value))

    def refuse(self, sentence: str) -> None:
        """Why an answer was not taken."""
        self.blocked.say(sentence, "", Tone.RED)

    # Inside

    def _reason(self, card: ConflictCard) -> str:
        match card.kind:
            case CardKind.VALUES:
                return self.tr("Two sides filled this in without knowing of each other. Both answers are kept.")
            case CardKind.DELETED:
                return self.tr("One side deleted this record while the other went on changing it.")
            case CardKind.SAME_NUMBER if card.record_kind == _PAPER:
                return self.tr(
                    "Copies of the office file gave this number twice. Revoke both papers, then issue them again."
                )
            case CardKind.SAME_NUMBER:
                return self.tr("Only one record may have this number. Press the one that is wrong to correct it.")
            case CardKind.DANGLING:
                words = self.tr("This points to a record that was deleted: {record}.")
                return words.replace("{record}", card.target or "—")
            case CardKind.INVALID:
                words = self.tr("This was sent and could not be taken over as a value: {typed}.")
                return words.replace("{typed}", card.typed or "—")
            case CardKind.PROPOSAL:
                return self.tr("The other side decides this field; what is proposed here waits for its answer.")

    def _fill(self, card: ConflictCard) -> None:
        while len(self.buttons) > len(card.candidates):
            gone = self.buttons.pop()
            self._answers.take_out(gone)
        while len(self.buttons) < len(card.candidates):
            button = CandidateButton(self._desk.look, len(self.buttons) + 1)
            button.clicked.connect(self._chosen)
            self.buttons.append(button)
            self._answers.addWidget(button)
        people = {twin.id: twin.person or twin.label for twin in card.twins}
        alike: list[str] = []
        for button, candidate in zip(self.buttons, card.candidates, strict=True):
            button.setProperty("key", candidate.key)
            button.setChecked(False)
            button.say(
                candidate.text or self.tr("nothing"),
                " · ".join(part for part in (people.get(candidate.key, ""), self._origin(candidate)) if part),
                note=self._note(candidate),
                spans=candidate.differing,
                empty=not candidate.text,
            )
            alike.append(phrases.letters_named(self._desk, candidate.text, candidate.differing))
        named = [words for words in dict.fromkeys(alike) if words]
        self._alike.setVisible(bool(named))
        told = self.tr("These look the same and are different letters: {letters}")
        self._alike.setText(told.replace("{letters}", " / ".join(named)))

    def _origin(self, candidate: Candidate) -> str:
        where = self.tr("this office") if candidate.ours else candidate.institution
        when = phrases.weekday_and_moment(self._desk.look.formats, candidate.when) if candidate.when else ""
        return " · ".join(part for part in (candidate.who, where, when) if part)

    def _note(self, candidate: Candidate) -> str:
        parts = []
        if candidate.shown and self.card is not None and self.card.kind in {CardKind.VALUES, CardKind.PROPOSAL}:
            parts.append(self.tr("shown in the lists until somebody decides"))
        if candidate.by_owner:
            parts.append(self.tr("by the side that decides this field"))
        return " · ".join(parts)

    def _show_twins(self, card: ConflictCard) -> None:
        people = list(dict.fromkeys(twin.person_id for twin in card.twins if twin.person_id))
        self.people.setVisible(len(people) == 2)
        if len(people) == 2:
            self.people.show_people(people[0], people[1])

    def _editable(self, card: ConflictCard) -> Field | None:
        kind = self._desk.registry.by_name.get(card.record_kind)
        return kind.by_name.get(card.field) if kind is not None else None

    def _close_other(self) -> None:
        if self._editor is not None:
            widget = self._editor.widget
            self._other_place.take_out(widget)
            self._editor = None
        self._problem.clear()
        self._other_box.hide()

    def _stop_correcting(self) -> None:
        self._corrected = ""
        self._close_other()

    def _leave_problem(self) -> None:
        self._problem.clear()
        if self._editor is not None:
            self._editor.mark_wrong(False)

    def _chosen(self) -> None:
        button = self.sender()
        assert isinstance(button, CandidateButton)
        card, key = self.card, str(button.property("key"))
        if card is None:
            return
        for one in self.buttons:
            one.setChecked(False)  # nothing is chosen before the file says so
        if card.kind is CardKind.SAME_NUMBER and card.record_kind == _PAPER:
            self.record_wanted.emit(card.record_kind, key)
        elif card.kind is CardKind.SAME_NUMBER:
            button.setChecked(True)
            self._corrected = key
            self.open_other()
        else:
            self.answered.emit(card, key, "")

    def _ask(self, institution: str, text: str) -> None:
        if self.card is not None:
            self.ask_wanted.emit(self.card, institution, text)

    def _digit(self) -> None:
        shortcut = self.sender()
        assert isinstance(shortcut, QShortcut)
        self.press(int(shortcut.key().toString()))

    def _connect(self) -> None:
        for number in range(1, KEYS + 1):
            shortcut = QShortcut(QKeySequence(str(number)), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(self._digit)
        self.other.clicked.connect(self.open_other)
        self.use.clicked.connect(self.use_other)
        self.asking.asked.connect(self._ask)
        self.people.record_wanted.connect(self.record_wanted)

    def retranslate(self) -> None:
        if self.card is not None:
            card, self.card = self.card, None
            self.show_card(card, self.head.place())

    def _lay_out(self) -> None:
        px = self._desk.look.px
        before = row(spacing=px(10)).add(self._field, (self._before, 1))
        across = row(spacing=px(8)).add((self._other_place, 1), self.use)
        column(self._other_box, spacing=px(4)).add(across, self._problem)
        self.lay_out(
            self._why,
            self.blocked,
            px(4),
            before,
            self._answers,
            self._alike,
            (self.other, Qt.AlignmentFlag.AlignLeft),
            self._other_box,
            self.people,
            self.asking,
        )

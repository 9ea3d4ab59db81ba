"""Questions to partners and their answers; in a partner's file the questions of its office."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit

from exchange_admin.services.exchange.cards import QuestionCard
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.exchange import phrases
from exchange_admin.ui.exchange.cards_view import CARD, CardDetail, CardsView
from exchange_admin.ui.exchange.exchange_session import ExchangeSession
from exchange_admin.ui.exchange.item_list import Item
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import MEDIUM
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import Label
from exchange_admin.ui.widgets.segments import Segments
from exchange_admin.ui.words import count

OPEN, ALL = "open", "all"
STATE_TONES = {"open": Tone.AMBER, "answered": Tone.GREEN, "withdrawn": Tone.GREY}


class QuestionDetail(CardDetail):
    answered = Signal(str, str)  # question, text
    withdrawn = Signal(str)

    def __init__(self, desk: Desk, *, answers: bool) -> None:
        super().__init__(desk)
        self._answers = answers
        self.card: QuestionCard | None = None
        look = desk.look
        self._about = Label(look, 12, tone="ink3")
        self._question = Label(look, 15, MEDIUM, wraps=True)
        self._answer_words, self._answer = Label(look, 12, tone="ink3"), Label(look, 13, wraps=True)
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(look.px(96))
        self.give, self.withdraw = Button(look, "check", "primary"), Button(look, kind="small")
        answer = (self._answer_words, self._answer, self.text, self.notice)
        self.lay_out(self._about, self._question, *answer, self.in_line(self.give, self.withdraw))
        self.give.clicked.connect(self._give)
        self.withdraw.clicked.connect(self._withdraw)

    def show_card(self, card: QuestionCard, place: str) -> None:
        """A question that is being answered keeps what is typed."""
        same = self.card is not None and self.card.id == card.id
        self.card = card
        words = self._desk.words
        kind = words.kind(card.record_kind)
        second = " · ".join(part for part in (kind, card.field_label) if part)
        state = words.choice("question_state", card.state)
        subject = (card.record_kind, card.record)
        self.head.say(card.title or kind, second, state, STATE_TONES.get(card.state, Tone.GREY), subject)
        self.head.say_place(place)
        day = self._desk.look.formats.day(card.asked_on)
        asked = self.tr("Asked on {day}").replace("{day}", day) if day else ""
        self._about.setText(" · ".join(part for part in (card.institution, asked) if part))
        self._question.setText(card.text)
        self._answer_words.setText(self.tr("Answer"))
        self._answer.setText(card.answer)
        self._answer_words.setVisible(bool(card.answer) or self._may_answer(card))
        self._answer.setVisible(bool(card.answer))
        self.notice.say("")
        self.text.setVisible(self._may_answer(card))
        self.text.setAccessibleName(self.tr("Answer"))
        self.give.setVisible(self._may_answer(card))
        self.give.say(self.tr("Answer; goes with the next package"))
        self.withdraw.setVisible(card.state == OPEN and not self._answers)
        self.withdraw.say(self.tr("No longer needed"))
        if not same:
            self.text.setPlainText("")

    def _may_answer(self, card: QuestionCard) -> bool:
        return self._answers and card.state == OPEN

    def _give(self) -> None:
        text = self.text.toPlainText().strip()
        if self.card is not None and text:
            self.answered.emit(self.card.id, text)

    def _withdraw(self) -> None:
        if self.card is not None:
            self.withdrawn.emit(self.card.id)


class QuestionsView(CardsView[QuestionCard]):
    def __init__(self, desk: Desk, session: ExchangeSession) -> None:
        self.detail = QuestionDetail(desk, answers=desk.office.is_partner)
        self.shown = Segments(desk.look, (OPEN, ALL))
        super().__init__(desk, session, self.shown, "circle-question-mark", self.detail)
        self.shown.set_current(OPEN)
        self.shown.chosen.connect(self.refill)
        self.detail.answered.connect(self.answer)
        self.detail.withdrawn.connect(self.withdraw)
        self.retranslate()

    def status_words(self) -> str:
        n = self._session.standing.open_questions
        return count("QuestionsView", "%n open question", n) if n else ""

    def answer(self, question: str, text: str) -> None:
        done = self.tr("The answer goes with the next package")
        self._act(lambda tools, who: tools.conflicts.answer(question, text, who), done)

    def withdraw(self, question: str) -> None:
        done = self.tr("The question is withdrawn")
        self._act(lambda tools, who: tools.conflicts.withdraw_question(question, who), done)

    def retranslate(self) -> None:
        self.shown.say(OPEN, self.tr("Open"))
        self.shown.say(ALL, self.tr("All"))
        self.empty.say(
            self.tr("The office has no questions.")
            if self._desk.office.is_partner
            else self.tr("No open questions. Ask a college from a card on the page “Decisions”.")
        )
        self.refill()

    def _item(self, card: QuestionCard) -> Item:
        words = self._desk.words
        tone = STATE_TONES.get(card.state, Tone.GREY)
        title = card.title or words.kind(card.record_kind)
        word = card.institution if not self._desk.office.is_partner else words.choice("question_state", card.state)
        return Item(card.id, title, word, tone, card.text, phrases.age(self._desk.look.formats, card.asked_on))

    def _wanted(self) -> Sequence[QuestionCard]:
        found = self._session.standing.questions
        return [card for card in found if card.state == OPEN] if self.shown.current() == OPEN else found

    def _show_card(self, card: QuestionCard) -> int:
        self.detail.show_card(card, self._place())
        return CARD

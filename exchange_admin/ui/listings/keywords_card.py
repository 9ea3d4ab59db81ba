"""Keywords that the glossary does not know, on the panel of an offer or need, and the way to make terms of them."""

from __future__ import annotations

from exchange_admin.domain.rules.glossary import is_foreign
from exchange_admin.domain.rules.listings import parts_in
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import LANGUAGES
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.detail.cards import RecordCard
from exchange_admin.ui.forms.new_record_dialog import NewRecordDialog
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import STRETCH, Label, row

_TERM = "glossary_term"


class KeywordsCard(RecordCard):
    """Hidden where every keyword is a term, agreed or proposed, or is read in every language as it stands."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look)
        self._desk = desk
        self._record: Record | None = None
        self._unknown: list[str] = []
        self._said = Label(desk.look, 13, tone="ink2", wraps=True)
        self.button = Button(desk.look, "", "link")  # of the first one; the next comes when that is a term
        self.button.clicked.connect(self._add)
        self.body.add(self._said, row().add(self.button, STRETCH))

    def show_record(self, record: Record) -> None:
        self._record, words = record, self._desk.words
        self._unknown = self._not_known(record)
        self.setVisible(bool(record.live and self._unknown))
        if self._unknown:
            self.title.setText(words.say("glossary.unknown_title"))
            self._said.say(words.say("glossary.unknown", {"words": words.listed(self._unknown)}))
            self.button.say(words.say("glossary.add_term", {"word": self._unknown[0]}))
            self.button.setVisible(self._desk.limits.may_add(_TERM))

    def _not_known(self, record: Record) -> list[str]:
        terms = self._desk.office.glossary.usable()
        typed = (one for one in parts_in(record["keywords"]) if any(is_foreign(one, code) for code in LANGUAGES))
        return [one for one in typed if terms.called(one) is None]

    def _add(self) -> None:
        dialog = NewRecordDialog(self._desk, _TERM, self._unknown[0], self)
        if self._desk.ask.show(dialog) and self._record is not None:
            self.show_record(self._record)

"""Who of several parties has signed an agreement, and who is missing; nothing where no parties are named."""

from __future__ import annotations

from collections.abc import Sequence

from exchange_admin.domain.steps import Record
from exchange_admin.services.agreements.parties import Party, missing
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.detail.cards import RecordCard
from exchange_admin.ui.widgets.labels import Label


class PartiesCard(RecordCard):
    """Empty until the parties were read, so that it never shows those of another agreement."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look)
        self._desk = desk
        self.signed = Label(desk.look, 13, tone="ink2", wraps=True)
        self.lacks = Label(desk.look, 13, tone="amber", wraps=True)
        self.body.add(self.signed, self.lacks)

    def show_record(self, record: Record) -> None:
        self.hide()

    def show_parties(self, parties: Sequence[Party]) -> None:
        words, formats = self._desk.words, self._desk.look.formats
        lacking = missing(parties)
        self.title.setText(words.say("agreements.window.parties"))
        self.aside.setText(f"{len(parties) - len(lacking)} / {len(parties)}")
        lines = [
            words.say("agreements.said.signed", {"who": one.institution, "day": formats.day(one.signed_on.isoformat())})
            for one in parties
            if one.signed_on is not None
        ]
        self.signed.say("\n".join(lines))
        who = words.listed(one.institution for one in lacking)
        self.lacks.say(words.say("agreements.window.not_signed", {"who": who}) if who else "")
        self.setVisible(bool(parties))

"""Who of several parties has signed an agreement, and who is missing; nothing where no parties are named."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from exchange_admin.domain.rules.kept_files import name_of_title
from exchange_admin.domain.steps import Record
from exchange_admin.services.agreements.parties import Party, missing
from exchange_admin.services.office import Office
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.detail.cards import RecordCard
from exchange_admin.ui.jobs import Task
from exchange_admin.ui.saving import ask_target
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import STRETCH, Label, row


class PartiesCard(RecordCard):
    """Empty until the parties were read, so that it never shows those of another agreement."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look)
        self._desk = desk
        self.signed = Label(desk.look, 13, tone="ink2", wraps=True)
        self.lacks = Label(desk.look, 13, tone="amber", wraps=True)
        self.print = Button(desk.look, "printer", "small")
        self.print.clicked.connect(self._print)
        self._agreement = ""
        self.body.add(self.signed, self.lacks, desk.look.px(6), row().add(self.print, STRETCH))

    def show_record(self, record: Record) -> None:
        self._agreement = record.id
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
        self.print.say(words.say("agreements.window.print_parties"))
        self.setVisible(bool(parties))

    def _print(self) -> None:
        """In the languages of the papers of this agreement, whatever the language of the screen is."""
        desk, agreement = self._desk, self._agreement
        title = f"{desk.words.say('paper.agreement.parties.title')} {desk.label('agreement', agreement)}"
        target = ask_target(desk, title, name_of_title(f"{title}.pdf"), self.tr("PDF (*.pdf)"))
        if target is None:
            return
        path = target if target.suffix else target.with_suffix(".pdf")

        def work(apart: Office, task: Task) -> Path:
            apart.parties_papers.write(agreement, apart.agreements.paper_languages(agreement), path)
            return path

        desk.read(work, aside=True).start_telling(desk.notices.say_saved, desk.say_reason)

"""Receiving: a dry run says what a package would do, then it is taken in; decisions come afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QWidget

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.services.exchange.packages_in import Outcome, PackageInfo
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.exchange import phrases
from exchange_admin.ui.exchange.drop_card import DropCard
from exchange_admin.ui.exchange.exchange_session import ExchangeSession
from exchange_admin.ui.exchange.figures import Figure, Figures
from exchange_admin.ui.exchange.item_list import Item, ItemList
from exchange_admin.ui.exchange.subpage import SubPage
from exchange_admin.ui.keys_card import PassphraseLine
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.banner import Banner
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.file_drops import FileDrops, one_of
from exchange_admin.ui.widgets.labels import STRETCH, Card, Label, row
from exchange_admin.ui.words import Retranslated, count

SUFFIXES = (".exchpack",)
NEEDS_WORD = {"package.passphrase_needed", "package.wrong_passphrase"}
PEOPLE_SHOWN = 7
STATES = {"new": Tone.GREEN, "changed": Tone.ACCENT, "deleted": Tone.RED}


class ReceivePanel(Retranslated, SubPage):
    """`open_file` takes what was dropped, double-clicked or chosen elsewhere."""

    record_wanted = Signal(str, str)
    decisions_wanted = Signal()
    held_wanted = Signal()
    confirm_wanted = Signal(str)  # institution whose key came with the package

    def __init__(self, desk: Desk, session: ExchangeSession) -> None:
        super().__init__(desk, session)
        look = desk.look
        self.path: Path | None = None
        self.outcome: Outcome | None = None
        self.imported = False
        self._refusal = ""
        self.drop = DropCard(look)
        FileDrops(self, self._fitting, self.open_file, self.drop.light_up)
        self._letter, self._from = Card(look), Label(look, 15, SEMIBOLD, wraps=True)
        self._made, self.figures = Label(look, 12, tone="ink3", wraps=True), Figures(look)
        self.notes = [Banner(look, Tone.AMBER) for _ in range(5)]
        self._word_card, self.passphrase = Card(look), PassphraseLine(look)
        self.open_again = Button(look, kind="small")
        self._people, self.people = Card(look), ItemList(look)
        self.decide, self.see_held = Button(look, "list-checks", "primary"), Button(look, "hand")
        self.confirm, self.go_on = Button(look, "key-round"), Button(look, "history")
        self.later, self.take = Button(look), Button(look, "package-open", "primary")
        self._lay_out()
        self._connect()
        self.retranslate()

    # Verbs

    def open(self) -> None:
        """Before there is a file."""
        self.path, self.outcome, self.imported, self._refusal = None, None, False, ""
        self.passphrase.clear()
        self.notice.say("")
        self._show()
        self.drop.choose.setFocus()

    def choose(self) -> None:
        kinds = self.tr("Exchange packages (*.exchpack)")
        folder = self._desk.preferences.package_folder
        path = self._desk.ask.file_to_open(self.tr("Receive a package"), folder, kinds)
        if path is not None:
            self.open_file(path)

    def open_file(self, path: Path) -> None:
        """A dry run: everything is done and rolled back, so the numbers are those of the import."""
        self.open()
        self.path = path
        self._desk.preferences.package_folder = str(path.parent)
        self._preview()

    def take_in(self) -> None:
        """For good. It waits for no decision."""
        path, language, who, word = self.path, self._desk.language, self._desk.who(), self.passphrase.text()
        seen = self.outcome
        if path is None or seen is None or self.imported or self._working:
            return

        job = self._session.job(
            lambda tools: tools.receiving.take_in(path, language, who, passphrase=word, previewed=seen)
        )
        self._run_job(job, self._taken_in)

    def give_up(self) -> None:
        """Lets go on what waits for steps that nobody has any more."""
        done = self.tr("The lost steps are given up.")
        self._session.act(lambda tools, who: tools.ended_copies.give_up(who), done, self.notice.say)
        if self.outcome is not None:
            self.outcome = replace(self.outcome, can_give_up=False, waiting=())
            self._show()

    def _preview(self) -> None:
        path, language, who, word = self.path, self._desk.language, self._desk.who(), self.passphrase.text()
        if path is None or self._working:
            return

        self.notice.say("")
        job = self._session.job(lambda tools: tools.receiving.preview(path, language, who, passphrase=word))
        self._run_job(job, self._previewed)

    # Answers

    def _previewed(self, outcome: Outcome) -> None:
        self.outcome, self._refusal = outcome, ""
        self._fill(outcome)

    def _taken_in(self, outcome: Outcome) -> None:
        self.outcome, self.imported = outcome, True
        touched = (*outcome.new, *outcome.changed, *outcome.deleted)
        self._desk.feed.publish(Changes.of(touched, step=outcome.step, verb="package.import"), self)
        self._session.refresh()
        self._fill(outcome)

    def _say_refusal(self, error: Exception) -> None:
        self._refusal = error.problem.code if isinstance(error, RuleBroken) else "error"
        super()._say_refusal(error)

    def _ended(self) -> None:
        super()._ended()
        if self._refusal in NEEDS_WORD:
            self.passphrase.setFocus()
            self.passphrase.selectAll()
        elif self.imported:
            (self.decide if not self.decide.isHidden() else self.later).setFocus()
        elif self.outcome is not None:
            self.take.setFocus()

    def _fitting(self, dragged: QMimeData) -> list[Path]:
        """A package, unless one is being read."""
        return [] if self._working else one_of(SUFFIXES)(dragged)

    # Showing

    def retranslate(self) -> None:
        self.say_title(self.tr("Receive a package"))
        self.drop.say(
            self.tr("Drop a package here"),
            self.tr("Nothing is changed before you have seen what the package would do."),
            self.tr("Choose file…"),
        )
        self._word_card.title.setText(self.tr("This package is locked with a passphrase"))
        self.passphrase.setAccessibleName(self.tr("Passphrase"))
        self.open_again.say(self.tr("Open"))
        self._people.title.setText(self.tr("People in the package"))
        self.take.say(self.tr("Import"))
        self.go_on.say(self.tr("Give the lost steps up"))
        self._show()
        if self.outcome is not None:
            self._fill(self.outcome)

    def _fill(self, outcome: Outcome) -> None:
        info = outcome.info
        sentence = self.tr("The package from {name} is in.") if self.imported else self.tr("From {name}")
        self._from.setText(sentence.replace("{name}", info.institution or info.sender))
        self._made.setText(" · ".join(self._letterhead(info)))
        self.figures.show_figures(self._figures(outcome))
        self._say_notes(self._sentences(outcome))
        self.people.show_items(
            [
                Item(
                    one.id,
                    one.name,
                    self._state_words(one.state),
                    STATES.get(one.state, Tone.GREY),
                    self._fields(one.fields),
                )
                for one in outcome.people
            ]
        )
        self.people.fit(PEOPLE_SHOWN)
        self._people.aside.setText(self._desk.look.formats.number(len(outcome.people)))
        self.decide.say(count("ReceivePanel", "Go to %n decision", outcome.decisions - len(outcome.held)))
        self.see_held.say(count("ReceivePanel", "See %n held change", len(outcome.held)))
        self.confirm.say(self.tr("Compare the keys…"))

    def _letterhead(self, info: PackageInfo) -> list[str]:
        formats = self._desk.look.formats
        parts = [
            self.tr("made {moment}").replace("{moment}", phrases.weekday_and_moment(formats, info.created)),
            formats.size(info.size),
            self.tr("signed with key {digits}…").replace("{digits}", info.signed_by[:9]) if info.signed_by else "",
        ]
        if info.part[1] > 1:
            part = self.tr("part {k} of {n}").replace("{k}", str(info.part[0])).replace("{n}", str(info.part[1]))
            parts.append(part)
        return [part for part in parts if part]

    def _figures(self, outcome: Outcome) -> list[Figure]:
        changed = len(outcome.changed) + len(outcome.new)
        decisions, twins = outcome.decisions - len(outcome.look_alikes) - len(outcome.held), len(outcome.look_alikes)
        unlike = len(outcome.differences)
        figures = [
            Figure(outcome.new_people, count("ReceivePanel", "new person", outcome.new_people)),
            Figure(changed, count("ReceivePanel", "changed record", changed)),
            Figure(
                decisions, count("ReceivePanel", "needs your decision", decisions), Tone.AMBER if decisions else None
            ),
            Figure(twins, count("ReceivePanel", "possible duplicate", twins), Tone.AMBER if twins else None),
            Figure(unlike, count("ReceivePanel", "difference", unlike), Tone.RED if unlike else None),
        ]
        if outcome.held:
            held = len(outcome.held)
            figures.insert(4, Figure(held, count("ReceivePanel", "held change", held), Tone.AMBER))
        if outcome.deleted:
            figures.insert(2, Figure(len(outcome.deleted), count("ReceivePanel", "deleted", len(outcome.deleted))))
        return figures

    def _sentences(self, outcome: Outcome) -> list[tuple[str, Tone]]:
        """What else there is to know, the most important first."""
        info, told = outcome.info, []
        if info.answers_enrolment:
            words = self.tr(
                "This is the answer of {name}: its keys come with it. Compare them by telephone afterwards."
            )
            told.append((words.replace("{name}", info.institution), Tone.ACCENT))
        if info.taken_in and not self.imported:
            words = self.tr("This package was already taken in on {moment}. Doing it again changes nothing.")
            moment = self._desk.look.formats.moment(info.taken_in)
            told.append((words.replace("{moment}", moment), Tone.GREY))
        if outcome.problems:
            told.append((self._desk.sentence(outcome.problems), Tone.RED))
        if outcome.waiting and not outcome.can_give_up:
            words = count("ReceivePanel", "%n step waits for a package that has not come yet.", len(outcome.waiting))
            told.append((words, Tone.AMBER))
        if outcome.own_lost:
            words = self.tr(
                "The other side knows changes of this file that are no longer here. They come back with it."
            )
            told.append((words, Tone.AMBER))
        if outcome.for_update:
            words = count(
                "ReceivePanel",
                "%n change waits for an update of the program: this version does not know what it says.",
                len(outcome.for_update),
            )
            told.append((words, Tone.GREY))
        if clock := phrases.clock_words(outcome.clock_ahead):
            told.append((clock, Tone.AMBER))
        return told

    def _say_notes(self, told: Sequence[tuple[str, Tone]]) -> None:
        for at, banner in enumerate(self.notes):
            words, tone = told[at] if at < len(told) else ("", Tone.AMBER)
            banner.say(words, "", tone)

    def _state_words(self, state: str) -> str:
        return {"new": self.tr("new"), "changed": self.tr("changed"), "deleted": self.tr("deleted")}.get(state, "")

    def _fields(self, fields: Sequence[str]) -> str:
        names = [self._desk.words.field("person", field) for field in fields]
        return self._desk.words.listed(names[:4]) + ("…" if len(names) > 4 else "")

    def _show(self) -> None:
        outcome, done = self.outcome, self.imported
        self.drop.setVisible(outcome is None and self._refusal not in NEEDS_WORD)
        self.drop.show_reading(self._working, self.tr("Reading the package…"))
        self._letter.setVisible(outcome is not None)
        self._word_card.setVisible(self._refusal in NEEDS_WORD and outcome is None)
        self._people.setVisible(outcome is not None and bool(outcome.people))
        if outcome is None:
            self._say_notes(())
        self.take.setVisible(outcome is not None and not done)
        self.take.setEnabled(not self._working)
        self.later.say(self.tr("Done") if done else self.tr("Not now"))
        self.footer.setVisible(outcome is not None)
        held = len(outcome.held) if outcome is not None else 0
        self.decide.setVisible(done and outcome is not None and outcome.decisions > held)
        self.see_held.setVisible(done and held > 0)
        self.confirm.setVisible(done and outcome is not None and outcome.info.answers_enrolment)
        self.go_on.setVisible(done and outcome is not None and outcome.can_give_up)
        self.show_working(self._working and outcome is not None)

    def _open_person(self, key: str) -> None:
        if self.imported:
            self.record_wanted.emit("person", key)

    def _try_again(self) -> None:
        if self.outcome is None:
            self._preview()
        else:
            self.take_in()

    def _confirm(self) -> None:
        if self.outcome is not None:
            self.confirm_wanted.emit(self.outcome.info.institution_id)

    def _connect(self) -> None:
        self.drop.choose.clicked.connect(self.choose)
        self.passphrase.returnPressed.connect(self._try_again)
        self.open_again.clicked.connect(self._try_again)
        self.take.clicked.connect(self.take_in)
        self.later.clicked.connect(self.left)
        self.decide.clicked.connect(self.decisions_wanted)
        self.see_held.clicked.connect(self.held_wanted)
        self.confirm.clicked.connect(self._confirm)
        self.go_on.clicked.connect(self.give_up)
        self.people.opened.connect(self._open_person)

    def _lay_out(self) -> None:
        px = self._desk.look.px
        self._letter.title.hide()
        self._letter.aside.hide()
        self._letter.body.setSpacing(px(8))
        self._letter.body.add(self._from, self._made, self.figures)
        word = row(spacing=px(8)).add((self.passphrase, 1), self.open_again)
        word.addStretch(1)
        self._word_card.body.addLayout(word)
        after = QWidget()
        row(after, spacing=px(8)).add(self.decide, self.see_held, self.go_on, self.confirm, STRETCH)
        self._letter.body.addWidget(after)
        self._people.body.addWidget(self.people)
        self.body.add(self.drop, self.keys, self._word_card, self._letter, *self.notes, self._people)
        self.finish_layout()
        self.foot.add(STRETCH, self.bar, self.later, self.take)

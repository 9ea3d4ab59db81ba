"""A partner's office file in four steps: for whom, what it will contain, in which language, where it is saved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from exchange_admin.domain.fields import Field, FieldType
from exchange_admin.domain.home_languages import home_language
from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.services.exchange.statuses import FileContents, MadePartnerFile
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.exchange import phrases
from exchange_admin.ui.exchange.exchange_session import ExchangeSession
from exchange_admin.ui.exchange.figures import Figure, Figures
from exchange_admin.ui.exchange.item_list import Item, ItemList
from exchange_admin.ui.exchange.subpage import SubPage
from exchange_admin.ui.exchange.without_consent import WithoutConsent
from exchange_admin.ui.exchange.written_card import WrittenCard
from exchange_admin.ui.forms.new_record_dialog import form_tools
from exchange_admin.ui.forms.reference_editor import ReferenceEditor
from exchange_admin.ui.importing.step_line import StepLine
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import STRETCH, Card, Label, column
from exchange_admin.ui.widgets.segments import Segments
from exchange_admin.ui.words import Retranslated, count

PARTNER, CONTENTS, LANGUAGE, SAVE, DONE = 1, 2, 3, 4, 5
LANGUAGES = ("zh", "ru", "en")
OFFERED = 200


class MakeFilePanel(Retranslated, SubPage):
    written_out = Signal()

    def __init__(self, desk: Desk, session: ExchangeSession) -> None:
        super().__init__(desk, session)
        look = desk.look
        self.institution = ""
        self.contents: FileContents | None = None
        self.made: MadePartnerFile | None = None
        self._step = PARTNER
        self._target: Path | None = None
        self.steps = StepLine(look, 4)
        self._stack = QStackedWidget()
        self._ask_partner, self.partners = Label(look, 13, tone="ink2", wraps=True), ItemList(look)
        self.other = ReferenceEditor(
            Field(name="institution_id", type=FieldType.REFERENCE, refers="institution"), form_tools(desk), self
        )
        self._inside, self.figures, self._kinds = Card(look), Figures(look), Label(look, 12, tone="ink3", wraps=True)
        self._explained = Label(look, 13, tone="ink2", wraps=True)
        self.without = WithoutConsent(desk)
        self._ask_language, self.language = Label(look, 13, tone="ink2", wraps=True), Segments(look, LANGUAGES)
        self._summary_card, self._summary = Card(look), Label(look, 13, wraps=True)
        self.written, self._next_card = WrittenCard(desk), Card(look)
        self.code, self._next = Label(look, 17, SEMIBOLD), Label(look, 13, wraps=True)
        self._code_words = Label(look, 12, tone="ink3", wraps=True)
        self.go_on, self.save = Button(look, kind="primary"), Button(look, "file-plus", "primary")
        self._lay_out()
        self._connect()
        self.retranslate()

    def open(self) -> None:
        """The first step, with the partners that have no file yet."""
        self.institution, self.contents, self.made = "", None, None
        self.notice.say("")
        self.other.show_value(None)
        self._offer_partners()
        self.show_step(PARTNER)

    def show_step(self, step: int) -> None:
        if step > PARTNER and not self.institution:
            return
        self._step = step
        self._stack.setCurrentIndex(step - 1)
        if step == CONTENTS and (self.contents is None or self.contents.institution_id != self.institution):
            self._read_contents()
        if step == SAVE:
            self._say_summary()
        self._show()
        targets = {PARTNER: self.partners, LANGUAGE: self.language, SAVE: self.save, DONE: self.written.close_button}
        targets.get(step, self.go_on).setFocus()

    def choose_partner(self, institution: str) -> None:
        """Takes an institution and goes on to what its file will contain."""
        if institution and institution != self.institution:
            self.institution, self.contents = institution, None
            country = self._desk.records.get("institution", institution).text("country")
            self.language.set_current(home_language(country))
        self.show_step(CONTENTS)

    def make(self) -> None:
        """Asks where to and writes the file."""
        name = self._desk.label("institution", self.institution)
        folder = Path(self._desk.preferences.package_folder)
        proposed = str(folder / f"{_file_name(name)}.exchange")
        kinds = self.tr("Office files (*.exchange)")
        path = self._desk.ask.file_to_save(self.tr("Save the file for the partner"), proposed, kinds)
        if path is not None:
            self.make_at(path)

    def make_at(self, path: Path) -> None:
        institution, who = self.institution, self._desk.who()
        language, left_out = self.language.current() or "en", tuple(self.without.ticked())
        basis = self.without.basis()
        self._target = path
        self._desk.preferences.package_folder = str(path.parent)

        self.notice.say("")
        job = self._session.job(
            lambda tools: tools.partners.make_office_file(
                institution, path, language, who, without_people=left_out, basis=basis
            )
        )
        self._run_job(job, self._written)

    # Answers

    def _read_contents(self) -> None:
        institution, language = self.institution, self._desk.language

        job = self._session.look(lambda tools: tools.partners.contents(institution, language))
        self._run_job(job, self._contents_read)

    def _count_again(self) -> None:
        """Without those who are ticked now."""
        if self.contents is not None:
            institution, language = self.institution, self._desk.language
            left_out = tuple(self.without.ticked())
            job = self._session.look(
                lambda tools: tools.partners.contents(institution, language, without_people=left_out)
            )
            job.start_telling(self._counted, self._refused)

    def _counted(self, contents: FileContents) -> None:
        """Nobody was ticked or taken out since it was asked for."""
        if contents.institution_id == self.institution and contents.left_out == frozenset(self.without.ticked()):
            self.contents = contents
            self._show_counts(contents)

    def _contents_read(self, contents: FileContents) -> None:
        self.contents = contents
        self._fill(contents)

    def _written(self, made: MadePartnerFile) -> None:
        self.made = made
        self._session.refresh()
        self.written.say(
            self.tr("Saved {file}.").replace("{file}", made.path.name),
            count("MakeFilePanel", "It holds %n person and what belongs to them.", made.people),
            made.path.parent,
        )
        self.code.setText(made.code)
        self.written_out.emit()
        self.show_step(DONE)

    def _try_again(self) -> None:
        if self._target is not None:
            self.make_at(self._target)

    # Showing

    def retranslate(self) -> None:
        self.say_title(self.tr("Make a partner file"))
        self._ask_partner.setText(self.tr("For which college? Colleges that have a file already are not in the list."))
        self.other.line.setPlaceholderText(self.tr("Name of another institution"))
        self.other.line.setAccessibleName(self.tr("Name of another institution"))
        self._inside.title.setText(self.tr("What the file will contain"))
        self._explained.setText(
            self.tr(
                "Its own people and stays and the lists it needs. Of everything else it gets only the name, read-only. "
                "Notes of this office stay here."
            )
        )
        self._ask_language.setText(self.tr("In which language does the program start there? It can be changed there."))
        for language in LANGUAGES:
            self.language.say(language, self._desk.words.choice("language", language))
        self._summary_card.title.setText(self.tr("Summary"))
        self._next_card.title.setText(self.tr("How to go on"))
        self._next.setText(
            self.tr(
                "1. Give the college the file and this program, on a stick for example.\n"
                "2. The college opens the file; at the first opening it makes its own keys.\n"
                "3. It presses Send and gives you that package. Receive it here: it brings the keys.\n"
                "4. Telephone and compare the digits. From then on both sides only send packages."
            )
        )
        self._code_words.setText(self.tr("Code of the file. It lies in the file; the first package is known by it."))
        self.go_on.say(self.tr("Continue"))
        self.save.say(self.tr("Save the file…"))
        self._show()
        if self.contents is not None:
            self._fill(self.contents)

    def _offer_partners(self) -> None:
        desk = self._desk
        have = {one.institution_id for one in self._session.standing.statuses if one.state != "revoked"}
        numbers = desk.lists.ids(Query("institution", filters=(Filter("is_partner", Test.IS, (1,)),)))[:OFFERED]
        rows = desk.lists.rows("institution", numbers, ("country", "city"), desk.language)
        labels = desk.lists.labels("institution", [row.id for row in rows.values()], desk.language)
        items = []
        for n in numbers:
            if n in rows and rows[n].id not in have:
                where = " · ".join(cell.text for cell in rows[n].cells if cell.text)
                items.append(Item(rows[n].id, labels.get(rows[n].id, ""), "", Tone.GREY, where))
        self.partners.show_items(items)
        self.partners.fit(7)

    def _fill(self, contents: FileContents) -> None:
        self._show_counts(contents)
        self.without.show_people(contents.without_consent)

    def _show_counts(self, contents: FileContents) -> None:
        """What is in the file without those who are left out."""
        people = contents.records.get("person", 0)
        stays = contents.records.get("mobility", 0)
        figures = [
            Figure(people, count("MakeFilePanel", "person", people)),
            Figure(stays, count("MakeFilePanel", "stay", stays)),
        ]
        self.figures.show_figures(figures)
        self._kinds.setText(phrases.people_words(self._desk, contents.records))

    def _say_summary(self) -> None:
        name = self._desk.label("institution", self.institution)
        people = len(self.contents.people) - len(self.without.ticked()) if self.contents is not None else 0
        lines = [name, count("MakeFilePanel", "%n person", people)]
        if left_out := len(self.without.ticked()):
            lines.append(count("MakeFilePanel", "%n left out for want of consent", left_out))
        lines.append(self._desk.words.choice("language", self.language.current()))
        self._summary.setText("\n".join(lines))

    def _show(self) -> None:
        names = [self.tr("Partner"), self.tr("Contents"), self.tr("Language"), self.tr("Save")]
        reachable = 0 if self._step == DONE else (SAVE if self.contents is not None else PARTNER)
        self.steps.say(names, self._step, reachable)
        self.go_on.setVisible(self._step < SAVE)
        ready = (
            bool(self.partners.current_key() or self.institution)
            if self._step == PARTNER
            else self.contents is not None
        )
        self.go_on.setEnabled(ready and not self._working)
        self.save.setVisible(self._step == SAVE)
        self.save.setEnabled(not self._working)
        self.footer.setVisible(self._step != DONE)
        self.show_working(self._working)

    def _next_step(self) -> None:
        if self._step == PARTNER:
            self.choose_partner(str(self.other.value() or "") or self.partners.current_key())
        else:
            self.show_step(self._step + 1)

    def _found(self) -> None:
        if found := str(self.other.value() or ""):
            self.choose_partner(found)

    def _current_changed(self, key: str) -> None:
        self._show()

    def _connect(self) -> None:
        self.steps.chosen.connect(self.show_step)
        self.go_on.clicked.connect(self._next_step)
        self.save.clicked.connect(self.make)
        self.partners.opened.connect(self.choose_partner)
        self.partners.current_changed.connect(self._current_changed)
        self.other.left.connect(self._found)
        self.without.changed.connect(self._count_again)
        self.written.closed.connect(self.left)

    def _lay_out(self) -> None:
        px = self._desk.look.px
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._inside.body.setSpacing(px(8))
        self._inside.body.add(self.figures, self._kinds, self._explained)
        self._summary_card.body.addWidget(self._summary)
        self._next_card.body.setSpacing(px(8))
        self._next_card.body.add(self._next, self._code_words, self.code)
        pages: tuple[tuple[QWidget, ...], ...] = (
            (self._ask_partner, self.partners, self.other.line),
            (self._inside, self.without),
            (self._ask_language, self.language),
            (self._summary_card, self.keys),
            (self.written, self._next_card),
        )
        for parts in pages:
            page = QWidget()
            page.setObjectName("scrolled")
            column(page, spacing=px(12)).add(*parts, STRETCH)
            self._stack.addWidget(page)
        self.body.add(self.steps, self._stack)
        self.finish_layout()
        self.foot.add(STRETCH, self.bar, self.go_on, self.save)


def _file_name(name: str) -> str:
    """The name of an institution without what file systems refuse."""
    return "".join(" " if letter in '\\/:*?"<>|' else letter for letter in name).strip(" .") or "partner"

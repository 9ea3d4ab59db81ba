"""The right side of the editor: everything that can be set about the part in front."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from exchange_admin.services.certificates.design_parts import Block, Group
from exchange_admin.ui.designs.editor_session import EditorSession
from exchange_admin.ui.designs.paragraph_box import ParagraphBox
from exchange_admin.ui.designs.part_names import part_name
from exchange_admin.ui.designs.setting_form import SettingForm, read_settings
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.choice_list import open_choices
from exchange_admin.ui.widgets.labels import LEFT, STRETCH, Label, column
from exchange_admin.ui.words import Retranslated

WIDTH = 308


class PartPanel(Retranslated, QScrollArea):
    """`image_wanted` asks for a picture from a file for the setting at a path."""

    image_wanted = Signal(str)

    def __init__(self, desk: Desk, session: EditorSession) -> None:
        super().__init__()
        self._desk, self._session = desk, session
        look = desk.look
        self._settings = read_settings(desk.office.program.resources)
        self._forms: dict[Group, SettingForm] = {}
        self._said: Mapping[str, str] = {}
        self._samples: Mapping[str, str] = {}
        self.title = Label(look, 13, SEMIBOLD)
        self.paragraphs = ParagraphBox(desk)
        self.insert = Button(look, "plus", "small")
        self._words = QFrame()
        self._lay_out()
        self.paragraphs.edited.connect(self._paragraphs_edited)
        self.insert.clicked.connect(self.offer_placeholders)
        session.changed.connect(self.refresh)
        session.chosen.connect(self._another)
        self.retranslate()

    def use_placeholders(self, said: Mapping[str, str], samples: Mapping[str, str]) -> None:
        """What they are called in the language of the window, and what stands for each in the preview."""
        self._said, self._samples = said, samples
        self.paragraphs.use_facts(said)

    def form(self, group: Group) -> SettingForm:
        """Made when a part of the group first comes to the front."""
        if group not in self._forms:
            form = SettingForm(self._desk, self._settings[group])
            form.edited.connect(self._session.set)
            form.image_wanted.connect(self.image_wanted)
            self._forms[group] = form
            self._body.insertWidget(self._body.count() - 1, form)
        return self._forms[group]

    def refresh(self) -> None:
        """The values of the part in front."""
        session = self._session
        if not session.is_open:
            return
        self.title.setText(part_name(session.spec, session.key, self._desk.words))
        shown, held = self.form(session.key.group), session.part
        for form in self._forms.values():
            form.setVisible(form is shown)
        shown.show_part(held)
        self._words.setVisible(isinstance(held, Block))
        if isinstance(held, Block):
            self.paragraphs.show_value(held.paragraphs)

    def go_to(self, paragraph: int, language: str) -> None:
        """To the words that a finding is about."""
        self.paragraphs.go_to(paragraph)
        if language:
            self.paragraphs.words.show_language(language)
        self.paragraphs.words.text.setFocus()

    def focus_first(self) -> None:
        """The keyboard goes to the first setting: words, where the part has some."""
        if self._words.isVisibleTo(self):
            self.paragraphs.words.text.setFocus()
        else:
            self.form(self._session.key.group).focus_first()

    def offer_placeholders(self) -> None:
        """A list with a search line under the button; the chosen one goes in at the cursor."""
        below = self.insert.mapToGlobal(QPoint(0, self.insert.height() + 2))
        open_choices(self._desk.look, self, self._choices(), self.paragraphs.insert, below, width=380)

    def retranslate(self) -> None:
        self.insert.say(self.tr("Insert a fact…"), self.tr("What is different on each paper: name, programme, dates"))
        self.setAccessibleName(self.tr("Settings of the part"))
        self.refresh()

    def _choices(self) -> Sequence[tuple[str, str]]:
        found = []
        for name, said in self._said.items():
            sample = " ".join(self._samples.get(name, "").split())
            found.append((name, f"{said}  ·  {sample}" if sample else said))
        return found

    def _another(self) -> None:
        self.paragraphs.at = 0
        self.refresh()
        self.verticalScrollBar().setValue(0)

    def _paragraphs_edited(self, paragraphs: object) -> None:
        self._session.set("paragraphs", paragraphs)

    def _lay_out(self) -> None:
        px = self._desk.look.px
        inner = QWidget()
        inner.setObjectName("scrolled")
        column(self._words, spacing=px(6)).add(self.paragraphs, (self.insert, LEFT))
        self._body = column(inner, (px(14), px(12), px(14), px(16)), px(10)).add(self.title, self._words, STRETCH)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inner)
        self.setFixedWidth(px(WIDTH))

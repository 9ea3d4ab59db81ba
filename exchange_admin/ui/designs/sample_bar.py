"""Above the page: whose facts the preview shows, and in which languages."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame

from exchange_admin.domain.fields import Field, FieldType
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.services.certificates.design_samples import INVENTED, LONGEST, PERSON, Whom
from exchange_admin.ui.certificates.paper_settings import LanguageSet
from exchange_admin.ui.designs.editor_session import Sample
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.forms.new_record_dialog import form_tools
from exchange_admin.ui.forms.reference_editor import ReferenceEditor
from exchange_admin.ui.widgets.labels import STRETCH, row
from exchange_admin.ui.widgets.quiet_combo import QuietCombo
from exchange_admin.ui.words import Retranslated

_PERSON = Field(name="person_id", type=FieldType.REFERENCE, refers="person")


class SampleBar(Retranslated, QFrame):
    """`changed` gives what is wanted now. Somebody's facts are shown as soon as that person is chosen."""

    changed = Signal(object)  # Sample

    def __init__(self, desk: Desk, languages: Sequence[str]) -> None:
        super().__init__()
        self._desk = desk
        self.whom = QuietCombo()
        self.whom.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.whom.offer(("", sort) for sort in (LONGEST, INVENTED, PERSON))
        self.person = ReferenceEditor(_PERSON, form_tools(desk), self)
        self.languages = LanguageSet(desk.look, languages)
        px = desk.look.px
        row(self, (px(14), px(8), px(14), px(2)), px(8)).add(
            self.whom, (self.person.widget, 1), STRETCH, self.languages
        )
        self.person.widget.hide()
        self.whom.activated.connect(self._whom_chosen)
        self.person.left.connect(self._tell)
        self.languages.chosen.connect(self._tell)
        self.retranslate()

    def sample(self) -> Sample:
        sort, languages = str(self.whom.currentData()), tuple(self.languages.current().split(","))
        if sort != PERSON:
            return Sample(Whom(sort), languages)
        try:
            person = str(self.person.value() or "")
        except RuleBroken:
            person = ""
        return Sample(Whom(PERSON, person) if person else Whom(LONGEST), languages)

    def retranslate(self) -> None:
        texts = (self.tr("Longest names"), self.tr("Invented names"), self.tr("A person…"))
        for n, text in enumerate(texts):
            self.whom.setItemText(n, text)
        self.whom.setAccessibleName(self.tr("Whose facts the page shows"))
        self.person.line.setPlaceholderText(self.tr("Name in any script"))
        self.person.line.setAccessibleName(self.tr("Person"))
        self.languages.say(self._desk.words)

    def _whom_chosen(self, _: int) -> None:
        is_person = self.whom.currentData() == PERSON
        self.person.widget.setVisible(is_person)
        if is_person:
            self.person.line.setFocus()
        self._tell()

    def _tell(self, *_: object) -> None:
        self.changed.emit(self.sample())

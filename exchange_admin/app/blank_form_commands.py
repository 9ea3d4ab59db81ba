"""The command that writes a form for a partner without the program, of the kind of the list in front: blank, with the
people who are known, or about what the partner is to tell."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from exchange_admin.app.list_commands import ListCommands
from exchange_admin.domain.fields import Kind
from exchange_admin.domain.registry.parts import reference
from exchange_admin.domain.rules.kept_files import name_of_title
from exchange_admin.domain.steps import Record
from exchange_admin.services.office import Office
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.jobs import Task
from exchange_admin.ui.main_window import MainWindow
from exchange_admin.ui.pages.in_front import list_in_front
from exchange_admin.ui.saving import ask_target
from exchange_admin.ui.words import count

_PARTNER, _ABOUT = "institution_id", "about_id"
_MOST_NAMED = 12

if TYPE_CHECKING:
    from exchange_admin.ui.lessons.fields_dialog import FieldsDialog


class BlankFormCommands(ListCommands):
    """The form is in the language of the partner's country, where that is one of the program's."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        super().__init__(desk, window)
        self._answers: dict[str, str] = {}
        desk.actions.bind("file.blank_form", self.write)

    def write(self) -> None:
        page, desk = list_in_front(self._window), self._desk
        if page is None:
            return
        of, begun = desk.registry[page.kind], ""
        if of.answer_forms:
            self._write_answers(of, page.panel.record)
            return
        if forms := desk.registry.forms_to(page.kind):
            at = self._ask_which(forms)
            if at is None:
                return
            of, begun = forms[at], page.panel.record.id if page.panel.record else ""
        if not (partner := self._ask(desk.words.kind(of.name, 2), "", partner=begun).get(_PARTNER, "")):
            return
        kind, who, language = of.name, desk.who(), self._language(partner)
        is_of_records = of.has_form or of.known_form is not None
        blank = is_of_records or self._ask_blank()
        if blank is None:
            return
        target = self._ask_target(desk.office.program.wordings[language].kind(kind, 2), partner)
        if target is None:
            return

        def write(apart: Office, task: Task) -> Path:
            if is_of_records:
                apart.blank_forms.write(kind, partner, target, language, who)
            else:
                apart.people_forms.write(partner, target, language, who, blank=bool(blank))
            return target

        desk.write(write).start_telling(desk.notices.say_saved, desk.say_reason)

    def _write_answers(self, of: Kind, record: Record | None) -> None:
        """A form that asks about records of the kind; one that is about a language group about that in front."""
        from exchange_admin.services.importing.form_answers import ANSWER_FORMS
        from exchange_admin.services.importing.list_shapes import kind_label

        desk, forms = self._desk, of.answer_forms
        kinds = [ANSWER_FORMS[one].list_kind for one in forms]
        at: int | None = 0
        if len(forms) > 1:
            text = self.tr("What is the partner to tell?")
            at = desk.ask.choose(self.tr("Form for a partner"), text, [kind_label(one, desk.words) for one in kinds])
        if at is None:
            return
        form, kind, about = forms[at], kinds[at], ANSWER_FORMS[forms[at]].about_kind
        begun = _of_kind(record, about)
        asked = self._ask(kind_label(kind, desk.words), about, begun)
        partner, group, who = asked.get(_PARTNER, ""), asked.get(_ABOUT, ""), desk.who()
        basis = self._ask_basis(form, partner, group) if partner else None
        if basis is None:
            return
        language = self._language(partner)
        target = self._ask_target(kind_label(kind, desk.office.program.wordings[language]), partner)
        if target is None:
            return

        def write(apart: Office, task: Task) -> Path:
            apart.record_forms.write(form, partner, target, language, who, group=group, basis=basis)
            return target

        desk.write(write).start_telling(desk.notices.say_saved, desk.say_reason)

    def _ask_basis(self, form: str, partner: str, group: str) -> str | None:
        """On which basis people without consent to the transfer abroad go along: that of consent leaves them out.
        None when left, or where nothing can be written."""
        from exchange_admin.ui.exchange.without_consent import BASES, CONSENT, said_lacking

        desk = self._desk
        lacking = desk.attempt(lambda: desk.office.record_forms.without_consent(form, partner, group=group))
        if not lacking:
            return None if lacking is None else CONSENT
        named = [said_lacking(desk, one) for one in lacking[:_MOST_NAMED]] + ["…"] * (len(lacking) > _MOST_NAMED)
        said = count("BlankFormCommands", "%n person has no valid consent to a transfer abroad:", len(lacking))
        bases = [
            self.tr("On the basis: {basis}").replace("{basis}", desk.words.choice("transfer_basis", one))
            for one in BASES
        ]
        answers = [self.tr("Leave them out"), *bases]
        at = desk.ask.choose(self.tr("Form for a partner"), "\n".join((said, *named)), answers)
        return None if at is None else (CONSENT, *BASES)[at]

    def _language(self, partner: str) -> str:
        from exchange_admin.domain.home_languages import HOME_LANGUAGE

        country = self._desk.records.get("institution", partner).text("country") if partner else ""
        return HOME_LANGUAGE.get(country, self._desk.language)

    def _ask_target(self, called: str, partner: str) -> Path | None:
        desk = self._desk
        name = name_of_title(f"{called} - {desk.label('institution', partner)}.xlsx")
        return ask_target(desk, self.tr("Save as"), name, "Excel (*.xlsx)")

    def _ask_which(self, forms: Sequence[Kind]) -> int | None:
        text = self.tr("Which form is the partner to get?")
        called = [self._desk.words.kind(one.name, 2) for one in forms]
        return self._desk.ask.choose(self.tr("Form for a partner"), text, called)

    def _ask(self, called: str, about: str, begun: str = "", *, partner: str = "") -> dict[str, str]:
        """Ids of the institution and, where the form is about a record of the kind `about`, of that; empty when
        left."""
        from exchange_admin.ui.lessons.fields_dialog import ask_fields

        self._answers, desk = {}, self._desk
        asked = [(reference(_PARTNER, "institution", required=True), desk.words.kind("institution", 1))]
        if about:
            asked.append((reference(_ABOUT, about, required=True), desk.words.kind(about, 1)))
        told = self.tr("A workbook in the partner’s language, with drop-down lists. What comes back is imported.")
        known = {_ABOUT: begun or None, _PARTNER: partner or None}
        title = self.tr("Form for a partner: {kind}").replace("{kind}", called)
        ask_fields(desk, title, self.tr("Save as…"), asked, known, self._window, self._chosen, told)
        return self._answers

    def _ask_blank(self) -> bool | None:
        """Whether only new people are to be named; None when left."""
        answers = [self.tr("With the people who are known"), self.tr("Blank, for naming new people")]
        text = self.tr("In a form with people, only what differs from it counts as a change when it comes back.")
        at = self._desk.ask.choose(self.tr("Form for a partner"), text, answers)
        return None if at is None else at == 1

    def _chosen(self, dialog: FieldsDialog) -> bool:
        self._answers = {name: str(value) for name, value in dialog.values.items() if value}
        return True


def _of_kind(record: Record | None, kind: str) -> str:
    """The id of a record of that kind: the one on screen, or what it refers to."""
    if record is None or not kind:
        return ""
    return record.id if record.kind == kind else record.text(f"{kind}_id")

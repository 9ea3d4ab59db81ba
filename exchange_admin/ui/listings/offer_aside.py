"""Beside the form of an offer or a need: how far it is, what it would meet today, and what partners will see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from exchange_admin.domain.fields import Value
from exchange_admin.domain.rules.listing_checks import LANGUAGES, checks, state_of
from exchange_admin.domain.rules.listings import parts_in
from exchange_admin.domain.steps import Record
from exchange_admin.services.listings.matches import WouldMeet
from exchange_admin.services.listings.printed import PrintedListing
from exchange_admin.services.office import Office
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.detail.detail_panel import DetailPanel
from exchange_admin.ui.forms.record_form import RecordForm
from exchange_admin.ui.jobs import Task
from exchange_admin.ui.latest_job import LatestJob
from exchange_admin.ui.listings.meets_card import MeetsCard
from exchange_admin.ui.listings.ready_card import ReadyCard
from exchange_admin.ui.listings.seen_card import SeenCard
from exchange_admin.ui.widgets.labels import STRETCH, column
from exchange_admin.ui.words import Retranslated

PAUSE, MOST = 400, 3
"""Milliseconds after the last key, and matches that are shown."""
_TONES = {"ready": "green", "no_title": "amber", "no_summary": "amber", "welcome": "ink3", "other_script": "amber"}
_HINTS = ("keywords", "wanted_countries", "valid_until")


@dataclass(frozen=True, slots=True)
class Foreseen:
    """`seen` is None where nothing is there to be seen yet."""

    meets: WouldMeet
    seen: PrintedListing | None


def foresee(values: Mapping[str, Value], id: str, language: str, office: Office, task: Task) -> Foreseen:
    meets = office.matches.of_draft(values, language, id=id, most=MOST, step=lambda: task.step(0))
    seen = office.printed_listings.of([Record("listing", id, values)]) if values.get("topic") else []
    return Foreseen(meets, seen[0] if seen else None)


class OfferAside(Retranslated, QWidget):
    """Reads in a job what the form would come to, once nobody types any more."""

    listing_wanted = Signal(str)
    gaps_told = Signal()
    """What is missing is told from now on, or no longer."""

    def __init__(self, desk: Desk, panel: DetailPanel) -> None:
        super().__init__()
        self._desk, self._panel = desk, panel
        self._form: RecordForm | None = None
        self._is_told = False
        px = desk.look.px
        self.ready, self.meets, self.seen = ReadyCard(desk, self), MeetsCard(desk), SeenCard(desk)
        column(self, (px(14), px(12), px(14), px(14)), px(10)).add(self.ready, self.meets, self.seen, STRETCH)
        self.reading = LatestJob(desk.jobs, PAUSE, self, aside=True)
        self.reading.answered.connect(self._came)
        self.reading.refused.connect(self._failed)
        self.ready.field_wanted.connect(self._go_to)
        self.meets.listing_wanted.connect(self.listing_wanted)
        panel.form_made.connect(self._serve)

    def refresh(self) -> None:
        form, record = self._form, self._panel.record
        if form is None or not self.isVisible():
            return
        values = form.values()
        self.ready.show_draft(values, record, self._refused(form, values))
        if self.has_gaps != self._is_told:
            self._is_told = self.has_gaps
            self.gaps_told.emit()
        self.seen.show_values(values)
        self._say_asides(form, values)
        id, language = record.id if record else "", self._desk.language
        self.reading.ask(self._desk.apart(lambda apart, task: foresee(values, id, language, apart, task)))

    @property
    def has_gaps(self) -> bool:
        """Whether what is missing is told beside the form."""
        return self._form is not None and not self.ready.isHidden()

    def go_to_gap(self) -> bool:
        """To the next field that publishing needs, else that partners want to read; False where all is said."""
        form = self._form
        if form is None or not self.isVisible() or self.ready.isHidden():
            return False
        values = form.values()
        refused = self._refused(form, values)
        found = checks(values, self._desk.look.formats.today(), refused)
        needed, welcome = ([name for one in found for name in one.open if one.needed is kind] for kind in (True, False))
        gaps = list(dict.fromkeys((*needed, *sorted(refused)))) or welcome
        here = next((at for at, name in enumerate(gaps) if _has_keyboard(form.editors[name].widget)), -1)
        if gaps:
            form.go_to(gaps[(here + 1) % len(gaps)])
        return bool(gaps)

    def _refused(self, form: RecordForm, values: Mapping[str, Value]) -> frozenset[str]:
        """Also a code of education that stands in no table, which is refused once the form is saved."""
        known = self._desk.office.program.reference.fields_of_education
        unknown = any(one not in known for one in parts_in(values.get("isced_f")))
        return form.refused | ({"isced_f"} if unknown else frozenset())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def retranslate(self) -> None:
        self.refresh()

    def _serve(self, form: RecordForm) -> None:
        self._form = form
        form.values_changed.connect(self.refresh)

    def _say_asides(self, form: RecordForm, values: Mapping[str, Value]) -> None:
        words = self._desk.words
        for name in _HINTS:
            form.asides[name].say(words.say(f"listings.form.{name}"))
        for language in LANGUAGES:
            state = state_of(values, language)
            form.asides[f"name_{language}"].say(f"● {words.say(f'listings.form.{state}')}", _TONES[state])

    def _go_to(self, field: str) -> None:
        if self._form is not None:
            self._form.go_to(field)

    def _came(self, found: object) -> None:
        assert isinstance(found, Foreseen)
        self.meets.show_matches(found.meets)
        self.seen.show_printed(found.seen)

    def _failed(self, error: Exception) -> None:
        self._desk.say_reason(error)


def _has_keyboard(widget: QWidget) -> bool:
    focus = widget.window().focusWidget()
    return focus is widget or (focus is not None and widget.isAncestorOf(focus))

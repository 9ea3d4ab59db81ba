"""Readiness: the level that a stay to come asks for, what the person has, where the course leads, and waivers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QAction

from exchange_admin.domain.changes import Changes
from exchange_admin.services.readiness.readiness import ReadinessRow, Standing
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.grid.grid import Grid, GridCell, GridColumn, GridRow
from exchange_admin.ui.latest_job import LatestJob
from exchange_admin.ui.lessons.verb_bar import VerbBar
from exchange_admin.ui.pages.plain_page import PlainPage
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.widgets.empty_state import EmptyState
from exchange_admin.ui.widgets.labels import column
from exchange_admin.ui.widgets.view_tabs import Tab, ViewTabs
from exchange_admin.ui.words import count

TONES: Mapping[Standing, Tone] = {
    Standing.NOT_READY: Tone.RED,
    Standing.ON_TRACK: Tone.AMBER,
    Standing.WAIVED: Tone.VIOLET,
    Standing.READY: Tone.GREEN,
}
ALL = "all"
READ_FROM = frozenset({
    "mobility", "person", "programme", "condition", "exam_result", "language_enrolment", "language_group",
    "language_course", "language_lesson", "attendance", "language_level", "office",
})  # fmt: skip


class ReadinessPage(PlainPage):
    """Those that are not ready stand first; Enter opens the stay."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = desk.look
        self.rows: list[ReadinessRow] = []
        self._is_read = False
        self.tabs = ViewTabs(look)
        self.waive_action, self.back_action = QAction(self), QAction(self)
        self.bar = VerbBar(look, [self.waive_action, self.back_action])
        self.table = Grid(look)
        self.empty = EmptyState(look, "graduation-cap")
        self._reading = LatestJob(desk.jobs, 0, self)
        column(self).add(self.header, self.tabs, self.bar, (self.table, 1), (self.empty, 1))
        self._connect()
        self.retranslate()

    # What the window asks of a page

    def enter(self) -> None:
        self.refresh()
        self.table.setFocus()

    def status_words(self) -> str:
        return count("ReadinessPage", "%n stay", len(self._shown()))

    def key_hints(self) -> list[tuple[str, str]]:
        return [("Enter", self.tr("open the stay"))]

    # Verbs

    def refresh(self) -> None:
        self._reading.ask(self._desk.apart(lambda apart, _: apart.readiness.rows()))

    def waive(self) -> None:
        """With a reason; those chosen go without the level."""
        ids = self._chosen_of({Standing.NOT_READY, Standing.ON_TRACK})
        if not ids:
            return
        title = self.tr("Waive the language level")
        reason = self._desk.ask.words(title, self.tr("Why may they go without the level? The reason is kept."))
        if reason is None:
            return
        changes = self._desk.attempt(lambda: self._desk.office.readiness.waive(ids, reason, self._desk.who()))
        if changes is not None:
            self._done(changes, count("ReadinessPage", "Level waived for %n person", len(ids)))

    def take_back(self) -> None:
        ids = self._chosen_of({Standing.WAIVED})
        if ids:
            changes = self._desk.office.readiness.take_back(ids, self._desk.who())
            self._done(changes, count("ReadinessPage", "Level asked for again for %n person", len(ids)))

    # Inside

    def _done(self, changes: Changes, words: str) -> None:
        self._desk.feed.publish(changes, self)
        if changes:
            self._desk.notices.say(words, self._desk.undo)

    def _read(self, rows: object) -> None:
        assert isinstance(rows, Sequence)
        self.rows, self._is_read = list(rows), True
        self._show()

    def _on_changes(self, changes: Changes, origin: object) -> None:
        if self.isVisible() and READ_FROM & changes.ids.keys():
            self.refresh()

    def _shown(self) -> list[ReadinessRow]:
        view = self.tabs.current()
        return [row for row in self.rows if view in {"", ALL, row.standing.value}]

    def _show(self, *_: object) -> None:
        shown = self._shown()
        self._show_tabs()
        self.table.show_rows(self._columns(), [self._row(row) for row in shown])
        self.table.setVisible(bool(shown) or not self._is_read)
        self.bar.setVisible(bool(shown))
        self.empty.setVisible(self._is_read and not shown)
        self._say_empty()
        self._chosen()
        self.status_changed.emit()

    def _say_empty(self) -> None:
        if self.rows:
            self.empty.say(self.tr("Nobody is in this view. The other views have the rest."))
        else:
            self.empty.say(
                self.tr(
                    "No stay to come asks for a language level. Programmes and conditions of agreements say the level."
                )
            )

    def _show_tabs(self) -> None:
        def total(standing: Standing) -> int:
            return sum(1 for row in self.rows if row.standing is standing)

        say = self._desk.words.say
        tabs = [Tab(ALL, self.tr("All"), len(self.rows))]
        tabs += [Tab(one.value, say(f"readiness.standing.{one.value}"), total(one), TONES[one]) for one in Standing]
        self.tabs.show_tabs(tabs, self.tabs.current() or ALL)

    def _columns(self) -> list[GridColumn]:
        say = self._desk.words.say
        return [
            GridColumn("person", say("readiness.column.person"), 180, share=2),
            GridColumn("programme", self._desk.words.field("mobility", "programme_id"), 140, share=2),
            GridColumn("starts", say("readiness.column.starts"), 96),
            GridColumn("asked", say("readiness.column.asked"), 80),
            GridColumn("held", say("readiness.column.held"), 130),
            GridColumn("course", say("readiness.column.course"), 80),
            GridColumn("hours", say("readiness.column.hours"), 100, right=True),
            GridColumn("standing", say("readiness.column.standing"), 116),
        ]

    def _row(self, row: ReadinessRow) -> GridRow:
        desk, formats = self._desk, self._desk.look.formats
        starts = row.starts.isoformat() if row.starts else ""
        left = formats.days_left(starts) if starts else None
        hours = f"{formats.hours(row.attended)} + {formats.hours(row.planned)}" if row.attended or row.planned else ""
        cells = (
            GridCell(row.name, row.others),
            GridCell(desk.label("programme", row.stay.text("programme_id"))),
            GridCell(formats.day(starts) if starts else "", left[1] if left else ""),
            GridCell(row.asked.written, desk.words.choice("language", row.asked.language)),
            self._held(row),
            GridCell(row.leads_to),
            GridCell(hours),
            GridCell(desk.words.say(f"readiness.standing.{row.standing.value}"), pill=TONES[row.standing]),
        )
        return GridRow(row.stay.id, cells)

    def _held(self, row: ReadinessRow) -> GridCell:
        """What counts; else a result that ends too early, else what somebody says without a proof."""
        formats = self._desk.look.formats
        if row.over is not None and row.over.until is not None:
            until = self.tr("only until {day}").replace("{day}", formats.day(row.over.until.isoformat()))
            return GridCell(row.over.written, until, tone=Tone.AMBER)
        if row.held.written or not row.stated:
            held = row.held
            until = formats.day(held.until.isoformat()) if held.until else ""
            cefr = held.cefr if held.cefr != held.written else ""
            ends = self.tr("until {day}").replace("{day}", until) if until else ""
            return GridCell(held.written, " · ".join(part for part in (cefr, ends) if part))
        return GridCell(row.stated, self.tr("stated, no proof"), tone=Tone.GREY)

    def _chosen_of(self, standings: set[Standing]) -> list[str]:
        chosen = set(self.table.chosen_keys())
        return [row.stay.id for row in self.rows if row.stay.id in chosen and row.standing in standings]

    def _chosen(self) -> None:
        self.waive_action.setEnabled(bool(self._chosen_of({Standing.NOT_READY, Standing.ON_TRACK})))
        self.back_action.setEnabled(bool(self._chosen_of({Standing.WAIVED})))

    def _open(self, id: str) -> None:
        self.record_wanted.emit("mobility", id)

    def retranslate(self) -> None:
        self.header.title.setText(self.tr("Language readiness"))
        self.waive_action.setText(self.tr("Waive…"))
        self.back_action.setText(self.tr("Ask for it again"))
        self._show()

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._show)
        self.waive_action.triggered.connect(self.waive)
        self.back_action.triggered.connect(self.take_back)
        self.table.chosen_changed.connect(self._chosen)
        self.table.opens_rows = True
        self.table.opened.connect(self._open)
        self._reading.answered.connect(self._read)
        self._reading.refused.connect(self._desk.say_reason)
        self._desk.feed.changed.connect(self._on_changes)

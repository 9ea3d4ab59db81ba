"""What is typed into the two tables of a learning agreement becomes verbs; changes ask for their coded reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.rules.learning_agreements import course_title, reasons_for
from exchange_admin.domain.steps import Record
from exchange_admin.services.learning_agreements.drafting import read_cell, read_course
from exchange_admin.services.learning_agreements.reading import AgreementSheet, AgreementVersion
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.recognition.component_table import ComponentTable

Write = Callable[[], Changes]


class AgreementCourses(QObject):
    """`write` runs a verb and shows what it refused; `sheet` and `version` are what is on screen."""

    def __init__(
        self,
        desk: Desk,
        tables: Mapping[str, ComponentTable],
        write: Callable[[Write], Changes],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._tables, self._write = desk, tables, write
        self.sheet: AgreementSheet | None = None
        self.version: AgreementVersion | None = None

    def add(self, table: str, text: str) -> None:
        version = self.version
        if self.sheet is None or version is None:
            return
        institution = self._institution(table)
        reason = self._reason("inserted", text) if self.sheet.approved else ("", "")
        if reason is None:
            return
        more = {"reason_code": reason[0], "reason_text": reason[1]}
        who = self._desk.who()

        def write() -> Changes:
            values = {**read_course(text, institution), **{name: value for name, value in more.items() if value}}
            return self._desk.office.learning_agreements.drafting.add_course(version.id, table, values, who)

        if self._write(write):
            self._tables[table].clear_line()

    def change(self, component: str, column: str, text: str) -> None:
        """A cell of a draft. What was approved goes out and comes in again, each with its coded reason."""
        version, sheet, who = self.version, self.sheet, self._desk.who()
        found = self._course(component)
        if version is None or sheet is None or found is None:
            return
        drafting, institution = self._desk.office.learning_agreements.drafting, self._institution(found.text("table"))
        approved = sheet.approved is not None and found["change"] != "inserted"
        reasons: dict[str, tuple[str, str]] = {}
        for change in ("deleted", "inserted") if approved else ():
            reason = self._reason(change, course_title(found.values))
            if reason is None:
                return
            reasons[change] = reason

        def write() -> Changes:
            values = read_cell(found, column, text, institution, self._desk.language)
            if approved:
                return drafting.replace_course(component, values, reasons, who)
            return drafting.set_course(component, values, who)

        self._write(write)

    def _course(self, component: str) -> Record | None:
        version = self.version
        return next((one for one in version.components if one.id == component), None) if version else None

    def _institution(self, table: str) -> Record:
        """Whose courses the table has. Raises RuleBroken where it is gone."""
        assert self.sheet is not None
        side = "receiving_institution_id" if table == "a" else "sending_institution_id"
        return self._desk.records.get("institution", self.sheet.record.text(side))

    def take_out(self, component: str) -> None:
        version, drafting, who = self.version, self._desk.office.learning_agreements.drafting, self._desk.who()
        found = self._course(component)
        if found is None or self.sheet is None or version is None or version.state != "draft":
            return
        if found["change"] == "deleted":
            self._write(partial(drafting.put_back, component, who))
            return
        approved = self.sheet.approved is not None and found["change"] != "inserted"
        reason = self._reason("deleted", course_title(found.values)) if approved else ("", "")
        if reason is not None:
            self._write(partial(drafting.take_out, component, who, reason=reason[0], text=reason[1]))

    def _reason(self, change: str, course: str) -> tuple[str, str] | None:
        """A coded reason; of another one its words. None when left."""
        codes = reasons_for(change)
        words = [self._desk.words.choice("component_reason", code) for code in codes]
        about = self._desk.words.labelled(self._desk.words.choice("component_change", change), course)
        chosen = self._desk.ask.choose(self.tr("Reason"), about, words)
        if chosen is None:
            return None
        if codes[chosen] != "other":
            return codes[chosen], ""
        said = self._desk.ask.words(self.tr("Reason"), self.tr("Why"))
        return (codes[chosen], said) if said else None

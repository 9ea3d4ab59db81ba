"""A learning agreement: its versions, the two tables side by side, who approved what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import partial

from exchange_admin.domain import exact
from exchange_admin.domain.changes import Changes
from exchange_admin.domain.labels import person_name
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.rules.content_hash import shown_hash
from exchange_admin.domain.rules.learning_agreements import course_title, reasons_for
from exchange_admin.domain.steps import Record
from exchange_admin.services.learning_agreements.drafting import read_cell, read_course
from exchange_admin.services.learning_agreements.reading import AgreementSheet, AgreementVersion
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.detail.file_opener import FileOpener
from exchange_admin.ui.recognition.approval_card import ApprovalCard, SignDialog
from exchange_admin.ui.recognition.component_table import ComponentTable
from exchange_admin.ui.recognition.sheet_page import SheetPage
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import ElidedLabel, Rule, column, row
from exchange_admin.ui.widgets.view_tabs import Tab, ViewTabs

_MOST_SAID = 5


class AgreementPage(SheetPage):
    """Only the newest version can be a draft; the others are there to be looked at."""

    read_from = frozenset(
        {"learning_agreement", "learning_agreement_version", "agreement_component", "agreement_approval"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._papers = FileOpener(desk, self)
        self.sheet: AgreementSheet | None = None
        self._version = ""
        self._unfinished: dict[tuple[str, str], str] = {}
        look = desk.look
        self.tabs = ViewTabs(look)
        self.tables = {name: ComponentTable(desk, name) for name in ("a", "b")}
        self.approvals = ApprovalCard(desk)
        self.hash = ElidedLabel(look, 12, tone="ink3")
        self.propose, self.next = Button(look, "send", "primary"), Button(look, "copy")
        self._lay_out()
        self._connect()
        self.retranslate()

    def show_agreement(self, id: str) -> None:
        self.notice.say("")
        self._version = ""
        for name, table in self.tables.items():
            table.line.setText(self._unfinished.pop((id, name), ""))
        self.refresh(id)

    def refresh(self, id: str = "") -> None:
        """Reads the agreement again."""
        id = id or (self.sheet.record.id if self.sheet else "")
        if not id:
            return
        try:
            self.sheet = self._desk.office.learning_agreements.sheet(id)
        except RuleBroken:  # undone, or deleted elsewhere
            self.sheet = None
            self.left.emit()
            return
        if self._version not in {one.id for one in self.sheet.versions}:
            self._version = self.sheet.current.id
        self._say()

    @property
    def version(self) -> AgreementVersion | None:
        """The one on screen."""
        return next((one for one in self.sheet.versions if one.id == self._version), None) if self.sheet else None

    # What the window asks of a page

    def enter(self) -> None:
        self.refresh()
        self.tables["a"].line.setFocus()

    def status_words(self) -> str:
        return ""

    def key_hints(self) -> list[tuple[str, str]]:
        if self.version is None or self.version.state != "draft":
            return [(self.tr("Esc"), self.tr("back"))]
        return [
            (self.tr("Enter"), self.tr("add, row below")),
            (self.tr("Del"), self.tr("take out")),
            (self.tr("Ctrl+Enter"), self.tr("propose")),
        ]

    def leave_fields(self) -> None:
        """What is being typed counts as typed; a course that still wants its reason waits for the next visit."""
        draft = self.version is not None and self.version.state == "draft"
        for name, table in self.tables.items():
            table.leave_cell()
            text = table.line.text().strip()
            if self.sheet is None or not draft or not text:
                continue
            if self.sheet.approved is None:
                self._add(name, text)
            else:
                self._unfinished[self.sheet.record.id, name] = text

    def retranslate(self) -> None:
        self.back.say(self.tr("Back"), "Esc")
        self.pdf.say(self.tr("Save as PDF…"))
        self.propose.say(self.tr("Propose"), "Ctrl+Enter")
        self.next.say(self.tr("New version"))
        self._say()

    # Verbs

    def go_on(self) -> None:
        if self.propose.isVisible():
            self._propose()

    def _propose(self) -> None:
        self.leave_fields()
        if self.version is not None:
            self._write(
                partial(self._desk.office.learning_agreements.approving.propose, self.version.id, self._desk.who())
            )

    def _begin_next(self) -> None:
        if self.sheet is not None:
            id, self._version = self.sheet.record.id, ""
            self._write(partial(self._desk.office.learning_agreements.drafting.next_version, id, self._desk.who()))

    def _approve(self, side: str) -> None:
        self._sign(side, declines=False)

    def _decline(self, side: str) -> None:
        self._sign(side, declines=True)

    def _sign(self, side: str, *, declines: bool) -> None:
        version, sheet = self.version, self.sheet
        if version is None or sheet is None:
            return
        signer = person_name(sheet.student.values)[0] if side == "student" else ""
        dialog = SignDialog(self._desk, side, signer, declines=declines, parent=self)
        if self._desk.ask.show(dialog) and dialog.answer is not None:
            named, said, who = dialog.hash.text(), dialog.answer, self._desk.who()
            approving = self._desk.office.learning_agreements.approving
            if declines:
                self._write(partial(approving.decline, version.id, named, said, dialog.comment.text(), who))
            else:
                self._write(partial(approving.approve, version.id, named, said, who))

    def _save(self) -> None:
        if self.sheet is not None and self.version is not None:
            name = f"{person_name(self.sheet.student.values)[0]} {self.version.number}"
            draw = partial(self._desk.office.course_papers.agreement_pdf, self.sheet, self.version)
            self.save_sheet(name, draw)

    # What is typed into the tables; changes of what was approved ask for their coded reason

    def _add(self, table: str, text: str) -> None:
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
            self.tables[table].clear_line()

    def _change(self, component: str, column: str, text: str) -> None:
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

    def _take_out(self, components: Sequence[str]) -> None:
        """The courses that stand; where none of them does, all come back. A reason that is left ends it."""
        version, drafting, who = self.version, self._desk.office.learning_agreements.drafting, self._desk.who()
        if self.sheet is None or version is None or version.state != "draft":
            return
        found = [one for id in components if (one := self._course(id)) is not None]
        standing = [one for one in found if one["change"] != "deleted"]
        with self._desk.feed.together():
            for one in found if not standing else ():
                if not self._write(partial(drafting.put_back, one.id, who)):
                    return
            for one in standing:
                approved = self.sheet.approved is not None and one["change"] != "inserted"
                reason = self._reason("deleted", course_title(one.values)) if approved else ("", "")
                if reason is None:
                    return
                if not self._write(partial(drafting.take_out, one.id, who, reason=reason[0], text=reason[1])):
                    return

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

    # Inside

    def _write(self, verb: Callable[[], Changes]) -> Changes:
        """Runs a verb; what it refused stands above the tables."""
        try:
            changes = verb()
        except RuleBroken as broken:
            words = self._desk.sentence(broken.problems[:_MOST_SAID])
            self.refresh()
            self.notice.say(words)
            return Changes()
        self.notice.say("")
        if changes:
            self._desk.feed.publish(changes, self)
            self.refresh()
        return changes

    def _show_version(self, id: str) -> None:
        self._version = id
        self._say()

    def _say(self) -> None:
        sheet, version = self.sheet, self.version
        if sheet is None or version is None:
            return
        words = self._desk.words
        self.say_head(sheet.student, self._way(sheet), "learning_agreement_state", sheet.record.text("state"))
        tabs = [Tab(one.id, self._version_words(one)) for one in reversed(sheet.versions)]
        self.tabs.show_tabs(tabs, version.id)
        draft = version.state == "draft"
        for name, table in self.tables.items():
            table.show_components(version.table(name), draft=draft, total=self._total(version, name))
        self.approvals.show_version(version)
        hash = version.record.text("content_hash") or version.hash
        self.hash.setText(self.tr("Content {hash}").replace("{hash}", shown_hash(hash)))
        self.propose.setVisible(draft)
        self.next.setVisible(sheet.current.state != "draft")
        self.notice.say(words.say("agreement.window.outdated")) if version.outdated else None
        self.context_changed.emit()

    def _version_words(self, version: AgreementVersion) -> str:
        number = self.tr("Version {n}").replace("{n}", str(version.number))
        return f"{number} · {self._desk.words.choice('agreement_version_state', version.state)}"

    def _total(self, version: AgreementVersion, table: str) -> str:
        standing = [one for one in version.table(table) if one["change"] != "deleted" and one["credits"]]
        schemes = {one.text("credit_scheme") for one in standing}
        if len(schemes) != 1:
            return ""
        total = sum((exact.read(one.text("credits")) for one in standing), Fraction(0))
        number = self._desk.look.formats.decimal(exact.shown(total))
        return f"{number} · {self._desk.words.choice('credit_scheme', schemes.pop())}"

    def _way(self, sheet: AgreementSheet) -> str:
        label, day = self._desk.label, self._desk.look.formats.day
        ends = [sheet.record.text(name) for name in ("sending_institution_id", "receiving_institution_id")]
        parts = [" → ".join(label("institution", one) for one in ends)]
        if sheet.record["starts"]:
            parts.append(f"{day(sheet.record.text('starts'))} – {day(sheet.record.text('ends'))}")
        return " · ".join(parts)

    def _lay_out(self) -> None:
        px = self._desk.look.px
        sides = row(margins=(px(22), px(10), px(22), px(10)), spacing=px(22))
        sides.add(*((table, 1) for table in self.tables.values()))
        foot = row(margins=(px(22), px(10), px(18), px(10)), spacing=px(10)).add(
            (self.hash, 1), self.pdf, self.next, self.propose
        )
        notice = row(margins=(px(22), 0, px(22), px(4))).add(self.notice)
        column(self).add(self.head(4), self.tabs, notice, (sides, 1), Rule(), self.approvals, Rule(), foot)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._show_version)
        for table in self.tables.values():
            table.typed.connect(self._add)
            table.changed.connect(self._change)
            table.taken_out.connect(self._take_out)
        for side in self.approvals.sides.values():
            side.approved.connect(self._approve)
            side.declined.connect(self._decline)
            side.paper_wanted.connect(self._papers.open)
        self.pdf.clicked.connect(self._save)
        self.propose.clicked.connect(self._propose)
        self.next.clicked.connect(self._begin_next)

"""Who has approved the minutes as they stand, whose approval is of another text, and who is still asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from exchange_admin.domain.dates import day_in
from exchange_admin.domain.fields import LIVE
from exchange_admin.domain.rules.committee.control import FORUM
from exchange_admin.domain.rules.committee.minutes import APPROVED, Standing, is_member_on
from exchange_admin.domain.rules.content_hash import shown_hash
from exchange_admin.domain.steps import Record
from exchange_admin.services.committee.committees import DECLINED
from exchange_admin.services.committee.sheets import MeetingSheet
from exchange_admin.services.committee.text_changes import ChangedSince, TextChange, change_said, what_said
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import STRETCH, Card, Drawing, ElidedLabel, Label, column, row, take_away

_MOST_CHANGES = 8
TONES: Mapping[Standing, str] = {
    Standing.NONE: "ink3",
    Standing.OPEN: "ink2",
    Standing.WAITING: "ink2",
    Standing.AGREED: "green",
    Standing.CHANGED: "amber",
    Standing.DECLINED: "amber",
}


@dataclass(frozen=True, slots=True)
class Seat:
    """An institution at the table. `how` is approved, outdated, declined or missing; empty: nobody asks for it.
    What was declined as it stands is not declined again."""

    institution: str
    role: str
    approval: Record | None
    how: str
    may_decline: bool


def seats_of(sheet: MeetingSheet) -> Iterator[Seat]:
    """Chairs first; then everybody who has said something all the same."""
    now = sheet.standing
    said = {one.text("institution_id"): one for one in sheet.approvals}
    day = day_in(sheet.meeting.values, "starts")
    roles = {
        one.text("institution_id"): one.text("role")
        for one in sorted(sheet.memberships, key=lambda one: one["role"] in ("chair", "co_chair"))
        if is_member_on(one.values, day)
    }
    for one in dict.fromkeys((*now.chairs, *said)):
        approval = said.get(one)
        how = _how(sheet, one, approval)
        is_new = approval is None or approval["content_hash"] != now.hash
        yield Seat(one, roles.get(one, ""), approval, how, may_decline=is_new or how != DECLINED)


def _how(sheet: MeetingSheet, institution: str, approval: Record | None) -> str:
    if approval is None:
        return "missing" if institution in sheet.standing.chairs else ""
    if approval["verdict"] != APPROVED:
        return DECLINED  # whatever text it was
    return "approved" if approval["content_hash"] == sheet.standing.hash else "outdated"


class ApprovalsCard(Card):
    """Buttons are there where this file may speak: an office for all without the program, a college for itself."""

    approve_wanted = Signal(str)
    decline_wanted = Signal(str)
    agree_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look)
        self._desk = desk
        self.lines: list[SeatLine] = []
        self._lines = column(spacing=desk.look.px(6))
        self.problems = Label(desk.look, 12, tone="amber", wraps=True)
        self.hint = Label(desk.look, 12, tone="ink3", wraps=True)
        self.changes = ChangesLines(desk)
        self.close_minutes = Button(desk.look, "check", "small")
        self.close_minutes.clicked.connect(self.agree_wanted)
        verbs = row().add(self.close_minutes, STRETCH)
        self.body.add(self._lines, desk.look.px(6), self.changes, self.problems, self.hint, verbs)

    def show_sheet(self, sheet: MeetingSheet) -> None:
        words, now = self._desk.words, sheet.standing
        seats = list(seats_of(sheet)) if sheet.has_minutes else []
        unfinished = sheet.unfinished()
        self.title.setText(words.say(f"committee.standing.{now.standing}"))
        self.title.retone(TONES[now.standing])
        self.aside.setText(shown_hash(now.hash) if sheet.has_minutes else "")
        if not sheet.has_minutes:
            self.problems.say(words.say("committee.window.not_held"), "ink3")
        elif unfinished:
            self.problems.say("\n".join(words.problem(one) for one in unfinished), "amber")
        else:
            needs_chairs = not now.has_both_chairs and (bool(sheet.decisions) or sheet.meeting["kind"] != FORUM)
            self.problems.say(words.say("problem.minutes.one_chair") if needs_chairs else "", "amber")
        self._fill(seats, may_speak=not unfinished)
        self.hint.say(words.say("committee.window.comma") if seats else "")
        self.close_minutes.say(words.say("verb.meeting.agree"))
        may_close = now.standing is Standing.AGREED and sheet.meeting["state"] != "agreed" and not unfinished
        self.close_minutes.setVisible(may_close and self._desk.limits.may_change(sheet.meeting))

    def first_button(self) -> QWidget | None:
        buttons = (line.approve for line in self.lines if line.isVisible())
        return next((one for one in (*buttons, self.close_minutes) if one.isVisible()), None)

    def _fill(self, seats: list[Seat], *, may_speak: bool) -> None:
        while len(self.lines) < len(seats):
            line = SeatLine(self._desk)
            line.approve_wanted.connect(self.approve_wanted)
            line.decline_wanted.connect(self.decline_wanted)
            self._lines.addWidget(line)
            self.lines.append(line)
        for line, seat in zip(self.lines, seats, strict=False):
            line.show_seat(seat, may_speak=may_speak and self._speaks_for(seat.institution))
        for number, line in enumerate(self.lines):
            line.setVisible(number < len(seats))

    def _speaks_for(self, institution: str) -> bool:
        return self._desk.office.committees.speaks_for(institution)


class ChangesLines(QWidget):
    """What was changed since somebody approved: the part that differs, with a little of what stands around it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.labels: list[Label] = []
        self._rows = column(self, spacing=desk.look.px(4))
        self.hide()

    def show_changes(self, found: Sequence[ChangedSince]) -> None:
        take_away(self.labels, self._rows)
        self.labels = []
        for since in found:
            self._show_since(since)
        self.setVisible(bool(found))

    def _show_since(self, since: ChangedSince) -> None:
        desk, words = self._desk, self._desk.words
        who = words.listed(desk.label("institution", one) for one in since.institutions)
        key = "changed_unknown" if since.changes is None else "changed_since"
        said = words.say(f"committee.said.{key}", {"who": who})
        self._add(Label(desk.look, 12, SEMIBOLD, "amber", wraps=True, text=said))
        found = since.changes or ()
        for one in found[:_MOST_CHANGES]:
            line = Label(desk.look, 12, tone="ink2", wraps=True)
            line.setTextFormat(Qt.TextFormat.RichText)
            line.setText(self._marked(one))
            line.setAccessibleName(change_said(words, one))
            self._add(line)
        if len(found) > _MOST_CHANGES:
            rest = desk.look.formats.number(len(found) - _MOST_CHANGES)
            self._add(Label(desk.look, 12, tone="ink3", text=words.say("committee.window.more_changes", {"n": rest})))

    def _marked(self, one: TextChange) -> str:
        """What went is struck out, what came is underlined: seen without colours too."""
        words, tones = self._desk.words, self._desk.look.theme.tones
        if one.field == LIVE:
            return escape(change_said(words, one))
        parts = one.parts
        gone, came = (escape(part) for part in (parts.before, parts.now))
        red, green = tones[Tone.RED].text, tones[Tone.GREEN].text
        struck = f'<s style="color:{red}">{gone}</s>' if gone else ""
        added = f'<u style="color:{green}">{came}</u>' if came else ""
        what = words.labelled(what_said(words, one), "")
        between = "" if one.is_text else " "
        return f"{escape(what)}{escape(parts.head)}{struck}{between}{added}{escape(parts.tail)}"

    def _add(self, label: Label) -> None:
        self._rows.addWidget(label)
        self.labels.append(label)


class SeatLine(QWidget):
    """One institution: what it is here, what it said, and the two verbs as long as it has not said yes to this text."""

    approve_wanted = Signal(str)
    decline_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, look = desk, desk.look
        self.institution = ""
        self.name, self.second = ElidedLabel(look, 13, SEMIBOLD), ElidedLabel(look, 12, tone="ink3")
        self.how, self.below = Label(look, 12), Label(look, 12, wraps=True)
        self._tick = Drawing(look, "shield-check", 15, Tone.GREEN)
        self.approve, self.decline = Button(look, "check", "small"), Button(look, "", "small")
        self.approve.clicked.connect(self._approve)
        self.decline.clicked.connect(self._decline)
        names = column(spacing=look.px(1)).add(self.name, self.second, self.below)
        said = row(spacing=look.px(8)).add((names, 1), self._tick, self.how)
        # below: beside them there is no room for the name of a college
        verbs = row(spacing=look.px(8)).add(self.approve, self.decline, STRETCH)
        column(self, spacing=look.px(4)).add(said, verbs)

    def show_seat(self, seat: Seat, *, may_speak: bool) -> None:
        words, formats = self._desk.words, self._desk.look.formats
        self.institution = seat.institution
        self.name.setText(self._desk.label("institution", seat.institution))
        signer, day = ("", "") if seat.approval is None else (seat.approval.text("signer"), seat.approval["signed_on"])
        role = words.choice("member_role", seat.role)
        self.second.setText(" · ".join(part for part in (role, signer) if part))
        tone = {"approved": "green", "outdated": "amber", "declined": "amber"}.get(seat.how, "ink3")
        facts = {"day": formats.day(str(day)) if day else ""}
        speaks = may_speak and seat.how != "approved"
        said = words.say(f"committee.window.{seat.how}", facts) if seat.how else ""
        reason = seat.approval.text("comment") if seat.approval is not None and seat.how == DECLINED else ""
        self.how.say("" if speaks else said, tone)
        below = ": ".join(part for part in (said if speaks else "", reason) if part)
        if speaks and self._desk.office.committees.waits_for_file(seat.institution):
            below = "\n".join(part for part in (below, words.say("committee.window.file_made")) if part)
        self.below.say(below, tone)
        self._tick.setVisible(seat.how == "approved")
        self.approve.say(words.say("committee.window.approve"))
        self.decline.say(words.say("committee.window.decline"))
        self.approve.setVisible(speaks)
        self.decline.setVisible(speaks and seat.may_decline)
        for button in (self.approve, self.decline):
            button.setAccessibleName(f"{button.text().strip()}: {self.name.whole_text()}")

    def _approve(self) -> None:
        self.approve_wanted.emit(self.institution)

    def _decline(self) -> None:
        self.decline_wanted.emit(self.institution)

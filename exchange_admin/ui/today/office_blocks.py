"""The blocks of what goes on here: lessons of the day, the desk, agreements, and where somebody left off."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from exchange_admin.services.today.agreements_ahead import AgreementAhead
from exchange_admin.services.today.classes import ClassToday
from exchange_admin.services.today.on_the_desk import RECORDS, DeskLine
from exchange_admin.services.today.today import Day
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.presentation import presentation
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.today.block_shown import BlockShown
from exchange_admin.ui.today.row_shown import Hour, Icon, RowShown
from exchange_admin.ui.today.said_days import short_day
from exchange_admin.ui.today.targets import Target, ToClass, ToList, ToPage, ToRecord
from exchange_admin.ui.today.titles import title_of
from exchange_admin.ui.words import QT_TRANSLATE_NOOP, count, say

DESK: Mapping[str, tuple[str, str, Target]] = {
    "conflicts": ("merge", QT_TRANSLATE_NOOP("Today", "Decisions to make"), ToPage("exchange", "decisions")),
    "held": ("package-open", QT_TRANSLATE_NOOP("Today", "Changes of partners held back"), ToPage("exchange", "held")),
    "questions": (
        "circle-question-mark",
        QT_TRANSLATE_NOOP("Today", "Questions to partners"),
        ToPage("exchange", "questions"),
    ),
    "imports": ("download", QT_TRANSLATE_NOOP("Today", "Imports that were begun"), ToPage("import")),
    "drafts": (
        "square-dashed",
        QT_TRANSLATE_NOOP("Today", "Draft stays, without deadlines"),
        ToList(*RECORDS["drafts"]),
    ),
    "to_sign": ("signature", QT_TRANSLATE_NOOP("Today", "Papers to sign"), ToList(*RECORDS["to_sign"])),
    "to_hand_over": ("hand", QT_TRANSLATE_NOOP("Today", "Papers to hand over"), ToList(*RECORDS["to_hand_over"])),
    "recognitions": (
        "arrow-left-right",
        QT_TRANSLATE_NOOP("Today", "Recognitions proposed"),
        ToList(*RECORDS["recognitions"]),
    ),
    "new_matches": ("sparkles", QT_TRANSLATE_NOOP("Today", "New matches"), ToPage("listing", "matches.ours")),
    "member_matches": (
        "sparkles",
        QT_TRANSLATE_NOOP("Today", "New matches among members"),
        ToPage("listing", "matches.among"),
    ),
    "interests": ("tag", QT_TRANSLATE_NOOP("Today", "Interests to answer"), ToList("interest")),
    "answered": ("tag", QT_TRANSLATE_NOOP("Today", "Interests answered"), ToList("interest")),
    "to_read": ("handshake", QT_TRANSLATE_NOOP("Today", "Agreement drafts to read"), ToList("agreement")),
    "to_agree": (
        "graduation-cap",
        QT_TRANSLATE_NOOP("Today", "Specialities to agree on"),
        ToList("speciality_link"),
    ),
    "ending": ("clock", QT_TRANSLATE_NOOP("Today", "Own offers and needs that end"), ToList("listing")),
    "void": (
        "triangle-alert",
        QT_TRANSLATE_NOOP("Today", "Minutes changed: approvals void"),
        ToList("meeting"),
    ),
    "to_approve": ("signature", QT_TRANSLATE_NOOP("Today", "Minutes to approve"), ToList("meeting")),
    "awaited": ("clock", QT_TRANSLATE_NOOP("Today", "Minutes waiting for members"), ToList("meeting")),
    "to_close": ("circle-check", QT_TRANSLATE_NOOP("Today", "Agreed minutes to close"), ToList("meeting")),
    "reported_decisions": (
        "circle-check",
        QT_TRANSLATE_NOOP("Today", "Decisions reported as done"),
        ToPage("body", "decision.open"),
    ),
    "late_decisions": ("gavel", QT_TRANSLATE_NOOP("Today", "Decisions that are late"), ToPage("body", "decision.late")),
    "due_decisions": ("gavel", QT_TRANSLATE_NOOP("Today", "Decisions due soon"), ToPage("body", "decision.open")),
    "approve_outputs": ("signature", QT_TRANSLATE_NOOP("Today", "Outputs to approve"), ToList("output")),
    "late_outputs": (
        "briefcase",
        QT_TRANSLATE_NOOP("Today", "Late outputs of projects"),
        ToPage("project", "output.late"),
    ),
    "due_outputs": ("briefcase", QT_TRANSLATE_NOOP("Today", "Outputs due soon"), ToList("output")),
    "silent_projects": (
        "clock",
        QT_TRANSLATE_NOOP("Today", "Projects without news"),
        ToPage("project", "board.silent"),
    ),
    "session": (
        "calendar-clock",
        QT_TRANSLATE_NOOP("Today", "Next session"),
        ToPage("body", "body.all"),
    ),
}
"""Icon, words and list of each line; lines of the own institution have filters of their own."""
OF_OFFERS = frozenset({"new_matches", "member_matches", "interests", "answered", "to_agree", "ending"})
TONES: Mapping[str, Tone] = {"void": Tone.AMBER, "late_decisions": Tone.RED, "late_outputs": Tone.RED}
MINUTES = "minutes"
"""Begins the tab of the page of committees that is a meeting, before its id."""
WITHOUT_DAY = frozenset({"ends_without_successor", "renews_itself"})
"""Next steps of agreements that do not say their day in a list."""


def class_block(desk: Desk, day: Day, now: datetime) -> BlockShown:
    """`now` tells which lesson goes on, where it is of the day that is shown."""
    found, title = day.classes, title_of("class")
    if found.lessons:
        hour = f"{now:%H:%M}" if now.date() == day.numbers.day else ""
        return BlockShown(title, [_class(one, hour) for one in found.lessons])
    if found.next_day:
        words = say("Today", "No lessons. Next: {day}.")
        return BlockShown(title, sentence=words.replace("{day}", short_day(found.next_day, desk.look.formats)))
    if found.has_groups:
        return BlockShown(title, sentence=say("Today", "No lessons, and none are planned. A group has a timetable."))
    return BlockShown(title, sentence=say("Today", "No language groups yet."))


def _class(one: ClassToday, hour: str) -> RowShown:
    is_now = bool(hour and one.starts_at and one.starts_at <= hour < (one.ends_at or "24:00"))
    people = count("Today", "%n people", one.people)
    below = say("Today", "now") if is_now else ""
    verb = say("Today", "taken") if one.is_taken else say("Today", "Attendance")
    return RowShown(
        one.name,
        ToClass(one.group),
        " · ".join(part for part in (one.room, people) if part),
        right=verb if one.is_taken else "",
        right_below="" if one.is_taken else verb,
        tone=Tone.GREEN if one.is_taken else None,
        lead=Hour(one.starts_at or "—", below),
        is_marked=is_now,
    )


def desk_block(desk: Desk, lines: tuple[DeskLine, ...]) -> BlockShown:
    """Offers and needs stay in sight however low the page is: nobody else reminds of them."""
    number = desk.look.formats.number
    rows, kept = list[RowShown](), list[RowShown]()
    for line in lines:
        icon, words, target = DESK[line.key]
        if line.filters and isinstance(target, ToList):
            target = ToList(target.kind, line.filters, words)
        if line.meeting:
            target = ToPage("body", f"{MINUTES}.{line.meeting}")
        right = short_day(line.day, desk.look.formats) if line.day else number(line.n)
        row = RowShown(say("Today", words), target, right=right, lead=Icon(icon), tone=TONES.get(line.key))
        (kept if line.key in OF_OFFERS else rows).append(row)
    is_clear = not (rows or kept)
    return BlockShown(
        title_of("desk"), rows, sentence=say("Today", "The desk is clear.") if is_clear else "", kept=kept
    )


def agreements_block(desk: Desk, day: Day) -> BlockShown:
    rows = [_agreement(desk, one) for one in day.agreements]
    words = "" if rows else say("Today", "None ends within 90 days, and none is nearly used up.")
    badge = desk.look.formats.number(len(rows)) if rows else ""
    is_urgent = any(one.urgent for one in day.agreements)
    return BlockShown(title_of("agreements"), rows, badge, Tone.AMBER if is_urgent else Tone.GREY, sentence=words)


def _agreement(desk: Desk, one: AgreementAhead) -> RowShown:
    said = one.said
    if one.agreed:
        words = say("Today", "{n} of {m} places taken").replace("{n}", desk.look.formats.number(one.taken))
        said = words.replace("{m}", desk.look.formats.number(one.agreed))
    elif one.day is not None and one.step in WITHOUT_DAY:
        said = f"{said} · {short_day(one.day, desk.look.formats)}"
    tone = Tone.AMBER if one.urgent else None
    return RowShown(one.number, ToRecord("agreement", one.id), said or "…", second_tone=tone)


def continue_block(desk: Desk, day: Day) -> BlockShown:
    rows = [
        RowShown(one.label, ToRecord(one.kind, one.id), is_link=True, lead=Icon(presentation(one.kind).icon))
        for one in day.recent
    ]
    if day.kept_import:
        words = say("Today", "Import of {file}").replace("{file}", day.kept_import)
        rows.insert(0, RowShown(words, ToPage("import"), is_link=True, lead=Icon("download")))
    words = "" if rows else say("Today", "What you look at for a while stands here.")
    return BlockShown(title_of("continue"), rows, sentence=words)

"""Sentences that several parts of the exchange page say: how old, how large, where our changes are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from exchange_admin.services.exchange.cards import CardKind, Span
from exchange_admin.services.exchange.statuses import OutboxSummary, Reader
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.formats import Formats
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.words import QT_TRANSLATE_NOOP, count, say

STATE_TONES = {"made": Tone.GREY, "enrolled": Tone.AMBER, "confirmed": Tone.GREEN, "revoked": Tone.RED}

CARD_WORDS = {
    CardKind.VALUES: (QT_TRANSLATE_NOOP("Exchange", "Two different answers"), Tone.AMBER),
    CardKind.DELETED: (QT_TRANSLATE_NOOP("Exchange", "Changed here, deleted there"), Tone.RED),
    CardKind.SAME_NUMBER: (QT_TRANSLATE_NOOP("Exchange", "Same passport or number"), Tone.RED),
    CardKind.DANGLING: (QT_TRANSLATE_NOOP("Exchange", "Points to a deleted record"), Tone.VIOLET),
    CardKind.INVALID: (QT_TRANSLATE_NOOP("Exchange", "Invalid value"), Tone.VIOLET),
    CardKind.PROPOSAL: (QT_TRANSLATE_NOOP("Exchange", "Proposal of the other side"), Tone.TEAL),
}

_SCRIPTS = (
    ("CYRILLIC", QT_TRANSLATE_NOOP("Exchange", "Cyrillic letter")),
    ("LATIN", QT_TRANSLATE_NOOP("Exchange", "Latin letter")),
    ("GREEK", QT_TRANSLATE_NOOP("Exchange", "Greek letter")),
    ("FULLWIDTH", QT_TRANSLATE_NOOP("Exchange", "full-width sign")),
    ("CJK", QT_TRANSLATE_NOOP("Exchange", "Chinese character")),
    ("DIGIT", QT_TRANSLATE_NOOP("Exchange", "digit")),
    ("SPACE", QT_TRANSLATE_NOOP("Exchange", "space")),
    ("HYPHEN", QT_TRANSLATE_NOOP("Exchange", "hyphen")),
    ("DASH", QT_TRANSLATE_NOOP("Exchange", "dash")),
)
_SIGN = QT_TRANSLATE_NOOP("Exchange", "sign")
LETTERS_NAMED = 3


def kind_words(kind: CardKind) -> tuple[str, Tone]:
    """What a card is about, and the colour of the word."""
    words, tone = CARD_WORDS[kind]
    return say("Exchange", words), tone


def age(formats: Formats, moment: str) -> str:
    """How long ago a moment of the file was, in whole days: "today", "9 d"."""
    days = days_since(formats, moment)
    if days is None:
        return ""
    return count("Exchange", "%n d", days) if days > 0 else say("Exchange", "today")


def days_since(formats: Formats, moment: str) -> int | None:
    try:
        return (formats.today() - date.fromisoformat(moment[:10])).days
    except ValueError:
        return None


def weekday_and_moment(formats: Formats, moment: str) -> str:
    """A moment with its day of the week, which a list of dates hides: "Mon 24 Nov 2026 09:40"."""
    written = formats.moment(moment)
    try:
        day = date.fromisoformat(moment[:10])
    except ValueError:
        return written
    return f"{formats.locale.dayName(day.isoweekday(), formats.locale.FormatType.ShortFormat)} {written}"


def outbox_words(formats: Formats, outbox: OutboxSummary) -> list[tuple[str, Tone]]:
    """Where our changes are, the most pressing first (`sync.md` 7.2)."""
    said: list[tuple[str, Tone]] = []
    if outbox.not_sent:
        said.append((count("Exchange", "%n change not yet sent", outbox.not_sent), Tone.AMBER))
    if outbox.unconfirmed:
        words = count("Exchange", "%n sent, not confirmed", outbox.unconfirmed)
        if outbox.unconfirmed_since:
            since = say("Exchange", "{words} since {day}")
            day = formats.day(outbox.unconfirmed_since[:10])
            words = since.replace("{words}", words).replace("{day}", day)
        said.append((words, Tone.VIOLET))
    if said and outbox.ever_confirmed:
        said.append((say("Exchange", "all else confirmed"), Tone.GREEN))
    elif outbox.ever_confirmed:
        said.append((say("Exchange", "everything confirmed"), Tone.GREEN))
    elif not said:
        said.append((say("Exchange", "nothing to send"), Tone.GREY))
    return said


def clock_words(seconds: int) -> str:
    """How far somebody's clock is ahead and what that means, empty when it is not."""
    if seconds < 60:
        return ""
    if seconds < 2 * 3600:
        ahead = count("Exchange", "Its clock is %n min ahead of ours", seconds // 60)
    elif seconds < 2 * 86400:
        ahead = count("Exchange", "Its clock is %n h ahead of ours", seconds // 3600)
    else:
        ahead = count("Exchange", "Its clock is %n d ahead of ours", seconds // 86400)
    harm = say("Exchange", "{clock}. Dates of its changes may be wrong; nothing else depends on them.")
    return harm.replace("{clock}", ahead)


def letters_named(desk: Desk, text: str, spans: Sequence[Span]) -> str:
    """The letters of a text that only look like those of another: "Cyrillic letter С (U+0421)"."""
    named: list[str] = []
    for span in spans:
        for letter, point in zip(text[span.start : span.end], span.code_points, strict=False):
            named.append(_named(letter, point))
    named = list(dict.fromkeys(named))
    more = len(named) - LETTERS_NAMED
    return desk.words.listed(named[:LETTERS_NAMED]) + (f" +{more}" if more > 0 else "")


def readers_words(desk: Desk, readers: Sequence[Reader]) -> str:
    return desk.words.listed(reader.name for reader in readers)


def people_words(desk: Desk, records: dict[str, int]) -> str:
    """Counts by kind on one line, people first."""
    order = [kind.name for kind in desk.registry.kinds]
    shown = sorted(((kind, n) for kind, n in records.items() if n), key=lambda pair: order.index(pair[0]))
    number = desk.look.formats.number
    return " · ".join(f"{desk.words.kind(kind, n)} {number(n)}" for kind, n in shown)


def _named(letter: str, point: str) -> str:
    words = next((said for mark, said in _SCRIPTS if mark in point), _SIGN)
    shown = "" if letter.isspace() else f" {letter}"
    return f"{say('Exchange', words)}{shown} ({point.split(' ')[0]})"

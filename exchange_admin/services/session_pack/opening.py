"""How a pack begins: which session it is, who belongs to the committee, the agenda with what is to be decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest

from exchange_admin.documents.table_papers.facts import Cell, PaperColumn, PaperTable
from exchange_admin.domain.dates import day_in
from exchange_admin.domain.rules.committee.minutes import CHAIRS, LANGUAGES
from exchange_admin.domain.rules.committee.states import PROPOSED
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import Wording
from exchange_admin.services.certificates.paper_facts import trilingual
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.session_pack.session import PackPart, PackWords, SessionSheet
from exchange_admin.services.stored import NO_RECORD

MOST_MEMBERS = 30
_MEMBERS = (
    PaperColumn("institution", 48),
    PaperColumn("country", 16),
    PaperColumn("role", 26),
    PaperColumn("votes", 10, middle=True),
)
_DRAFTS = (
    PaperColumn("number", 12),
    PaperColumn("decision", 44),
    PaperColumn("responsible", 26),
    PaperColumn("due", 18, middle=True),
)


class PackOpening(Service[Parts]):
    """Reads only."""

    def members(self, session: SessionSheet, say: PackWords) -> PaperTable | None:
        """By institution, chairs first and named as on minutes, others not. None where there are no members."""
        seats: dict[str, list[Record]] = {}
        for one in sorted(session.seats, key=_by_role):
            seats.setdefault(one.text("institution_id"), []).append(one)
        places = self._store.many("institution", list(seats))
        rows = [self._member(places.get(id, NO_RECORD), of, say) for id, of in seats.items()]
        if not rows:
            return None
        return PaperTable("pack.members", _MEMBERS, say.cut(rows, MOST_MEMBERS), flows=True)

    def agenda(self, session: SessionSheet, languages: Sequence[str], say: PackWords) -> PackPart:
        """As it is written, in the languages of the paper that it has; else in those that it has."""
        texts = {one: session.meeting.text(f"agenda_{one}").splitlines() for one in LANGUAGES}
        has = [one for one in LANGUAGES if texts[one]]
        lacking = [one for one in LANGUAGES if has and one in languages and not texts[one]]
        said = [say("agenda_lacks", language=_language(one)) for one in lacking] if has else [say("no_agenda")]
        tables = [_agenda_table([one for one in has if one in languages] or has, texts)] if has else []
        drafts = [one for one in session.minutes.decisions if one["state"] == PROPOSED]
        if drafts:
            tables.append(PaperTable("pack.drafts", _DRAFTS, self._drafts(drafts), flows=True, named_by=1))
        elif not session.minutes.has_minutes:
            said.append(say("no_drafts"))
        counts = {"points": max(map(len, texts.values())), "draft_decisions": len(drafts)}
        return PackPart("agenda", said, tables, (), counts)

    def _member(self, place: Record, seats: Sequence[Record], say: PackWords) -> tuple[Cell, ...]:
        votes = sum(one["voting"] == 1 for one in seats)
        roles = {one.text("role"): one.text("person_name") if one["role"] in CHAIRS else "" for one in reversed(seats)}
        named = [(role, roles[role]) for role in dict.fromkeys(one.text("role") for one in seats)]
        return (
            trilingual(place, "name"),
            say.choice("country", place.text("country")),
            say.each(lambda words: words.listed(_role(words, role, name) for role, name in named)),
            str(votes) if votes else "",
        )

    def _drafts(self, drafts: Sequence[Record]) -> tuple[tuple[Cell, ...], ...]:
        places = self._store.many("institution", [one.text("responsible_institution_id") for one in drafts])

        def row(one: Record) -> tuple[Cell, ...]:
            place = places.get(one.text("responsible_institution_id"), NO_RECORD)
            return (
                one.text("number"),
                trilingual(one, "text"),
                trilingual(place, "name"),
                day_in(one.values, "due") or "",
            )

        return tuple(map(row, drafts))


def _agenda_table(languages: Sequence[str], texts: Mapping[str, Sequence[str]]) -> PaperTable:
    rows = tuple(zip_longest(*(texts[one] for one in languages), fillvalue=""))
    columns = tuple(PaperColumn(one, 100 // len(languages)) for one in languages)
    return PaperTable("", columns, rows, flows=True)


def _role(words: Wording, role: str, name: str) -> str:
    said = words.choice("member_role", role)
    return words.in_brackets(said, name) if name else said


def _language(code: str) -> object:
    return lambda words: words.say(f"pack.in_{code}")


def _by_role(seat: Record) -> tuple[int, bool, str, str]:
    role = seat.text("role")
    return (
        (CHAIRS.index(role) if role in CHAIRS else len(CHAIRS)),
        seat["voting"] != 1,
        seat.text("institution_id"),
        seat.id,
    )

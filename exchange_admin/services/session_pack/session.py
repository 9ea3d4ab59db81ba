"""The session that a pack is for, what a part of the pack is, and how its sentences are said in every language."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from exchange_admin.documents.certificates.facts import Trilingual
from exchange_admin.documents.table_papers.facts import Cell, PaperPart, PaperTable
from exchange_admin.domain.dates import day_in
from exchange_admin.domain.rules.committee.control import SESSION
from exchange_admin.domain.rules.committee.minutes import is_member_on
from exchange_admin.domain.rules.committee.states import CANCELLED, WITH_MINUTES
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import Wording, written_day
from exchange_admin.services.certificates.paper_facts import in_each
from exchange_admin.services.committee.sheets import BODY, MEETING, MeetingSheet, read_sheet
from exchange_admin.services.stored import pointing
from exchange_admin.store import Store


@dataclass(frozen=True)
class SessionSheet:
    """`seats` are memberships of the day, `places` the institutions that have one or lead the committee; `last` is the
    meeting of the same kind that was held before, None for the first one."""

    minutes: MeetingSheet
    today: date
    seats: Sequence[Record]
    places: frozenset[str]
    last: Record | None

    @property
    def meeting(self) -> Record:
        return self.minutes.meeting

    @property
    def body(self) -> Record:
        return self.minutes.body

    @property
    def since(self) -> date | None:
        """The day from which what is new is told."""
        return day_in(self.last.values, "starts") if self.last is not None else None


def read_session(store: Store, meeting: str, today: date) -> SessionSheet:
    """Raises RuleBroken with `record.missing`."""
    sheet = read_sheet(store, meeting)
    day = day_in(sheet.meeting.values, "starts")
    seats = [one for one in sheet.memberships if is_member_on(one.values, day)]
    lead = sheet.body.text("lead_institution_id")
    places = {one.text("institution_id") for one in seats} | {lead}
    return SessionSheet(sheet, today, seats, frozenset(places - {""}), _last(store, sheet, day or today))


def _last(store: Store, sheet: MeetingSheet, day: date) -> Record | None:
    """Also one that is over although nobody has said yet that it was held; not one that was cancelled."""

    def is_before(one: Record) -> bool:
        starts = day_in(one.values, "starts")
        is_alike = one.id != sheet.meeting.id and one["kind"] == sheet.meeting["kind"]
        return is_alike and starts is not None and starts < day and one["state"] != CANCELLED

    before = [one for one in pointing(store, MEETING, f"{BODY}_id", sheet.body.id) if is_before(one)]
    return max(before, key=lambda one: (one["state"] in WITH_MINUTES, one.text("starts"), one.id), default=None)


def paper_of(meeting: Record) -> str:
    """How the wording calls the papers for a session, or for a forum or a visit."""
    return "pack" if meeting["kind"] == SESSION else "pack_of_event"


@dataclass(frozen=True, slots=True)
class PackPart:
    """`counts` are what stands in it and what was left out."""

    key: str
    said: Sequence[Trilingual]
    tables: Sequence[PaperTable]
    notes: Sequence[Trilingual]
    counts: Mapping[str, int]

    @property
    def paper(self) -> PaperPart:
        return PaperPart(f"pack.{self.key}", tuple(self.said), tuple(self.tables), tuple(self.notes))


class PackWords:
    """Sentences of `pack.…` in every language."""

    def __init__(self, wordings: Mapping[str, Wording]) -> None:
        self._wordings = wordings

    def __call__(self, key: str, **facts: object) -> Trilingual:
        """Days are written as each language does; a fact that can be called says itself in the words it is given."""
        return self.each(lambda words: words.say(f"pack.{key}", {n: _said(one, words) for n, one in facts.items()}))

    def each(self, say: Callable[[Wording], str]) -> Trilingual:
        return in_each(self._wordings, say)

    def choice(self, vocabulary: str, word: str) -> Trilingual:
        return self.each(lambda words: words.choice(vocabulary, word))

    def below(self, above: Trilingual, said: Trilingual) -> Trilingual:
        """Two things said of one, the second in brackets."""
        return self.each(
            lambda words: (
                words.in_brackets(above.best(words.language), said.best(words.language))
                if said
                else above.best(words.language)
            )
        )

    def cut(
        self, rows: Sequence[tuple[Cell, ...]], most: int, *, at: int = 0, count: int | None = None
    ) -> tuple[tuple[Cell, ...], ...]:
        """The first rows, and in the column `at` how many there are besides, of `count` where these are not all."""
        left = (len(rows) if count is None else count) - min(len(rows), most)
        if left <= 0:
            return tuple(rows)
        more: list[Cell] = [""] * len(rows[0])
        more[at] = self.each(lambda words: words.say("portfolio.more", {"n": left}))
        return (*rows[:most], tuple(more))


def _said(fact: object, words: Wording) -> object:
    if isinstance(fact, date):
        return written_day(words.language, fact.isoformat())
    return fact(words) if callable(fact) else fact

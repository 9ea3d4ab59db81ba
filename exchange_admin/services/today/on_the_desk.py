"""What waits for a decision or a hand: conflicts, questions, imports that were begun, papers, recognitions, offers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.domain.rules.certificate_states import ISSUED, PRINTED, SIGNED
from exchange_admin.domain.rules.interests import REPLIES, SENT, STATUS
from exchange_admin.domain.rules.listings import HALF, LINK_SIDES, LINK_STATUS, PUBLISHED
from exchange_admin.domain.rules.mobility_status import VERIFIED_OR_LATER
from exchange_admin.services.exchange.at_a_glance import OpenDecisions
from exchange_admin.services.parts import Parts, Service

RECORDS: Mapping[str, tuple[str, tuple[Filter, ...]]] = {
    "drafts": (
        "mobility",
        (
            Filter("sending_status", Test.IS, ("draft",)),
            Filter("receiving_status", Test.IS_NOT, tuple(sorted(VERIFIED_OR_LATER))),
            Filter("actual_start", Test.EMPTY),
        ),
    ),
    "to_sign": ("certificate", (Filter("state", Test.IS, (ISSUED, PRINTED)),)),
    "to_hand_over": ("certificate", (Filter("state", Test.IS, (SIGNED,)),)),
    "recognitions": ("recognition", (Filter("state", Test.IS, ("proposed",)),)),
}
"""Lines of the desk that are lists of records: their kind, and the filters that list them."""
ENDING_DAYS = 30
"""Within which the end of an own offer or need is told."""
ANSWERED_DAYS = 30
"""For which an answer to an own interest is told; earlier something came of it, or it was taken back."""
DUE_DAYS, SESSION_DAYS = 14, 60
"""Within which decisions that are due and the next session are told."""
_PRESSING = frozenset({"void", "to_approve", "reported_decisions", "late_decisions", "approve_outputs", "late_outputs"})
"""What others wait for, before everything else on the desk."""
_OF_THE_OFFICE = frozenset({"to_sign", "to_hand_over", "recognitions"})
"""What a partner holds a copy of and does nothing with."""


def own_records(own: str, today: date) -> Mapping[str, tuple[str, tuple[Filter, ...]]]:
    """As `RECORDS`, of one institution on a day; nothing in the file of none."""
    if not own:
        return {}
    last = (today + timedelta(days=ENDING_DAYS)).isoformat()
    asked = (Filter(STATUS, Test.IS, (SENT,)), Filter("answering_institution_id", Test.IS, (own,)))
    since = (today - timedelta(days=ANSWERED_DAYS)).isoformat()
    answered = (
        Filter(STATUS, Test.IS, REPLIES),
        Filter("asking_institution_id", Test.IS, (own,)),
        Filter("answered_on", Test.FROM, (since,)),
    )
    ending = (
        Filter("state", Test.IS, (PUBLISHED,)),
        Filter("institution_id", Test.IS, (own,)),
        Filter("valid_until", Test.UNTIL, (last,)),
    )
    return {"interests": ("interest", asked), "answered": ("interest", answered), "ending": ("listing", ending)}


def these(ids: Sequence[str]) -> tuple[Filter, ...]:
    """Filters of a list of these records and no others."""
    return (Filter("id", Test.IS, tuple(ids)),)


@dataclass(frozen=True, slots=True)
class DeskLine:
    """`key` is conflicts, held, questions, imports, drafts (stays on which nobody has decided, `is_draft`: only what an
    application needs is asked of them), to_sign, to_hand_over, recognitions, new_matches (not looked at on this PC),
    member_matches (the same of others among themselves, where this office brings members together), interests (to be
    answered), answered (own interests), ending (own offers and needs), to_read (drafts of agreements of the own
    institution that its office wrote), to_agree (pairs of specialities that the other side proposed), or of
    committees: void (minutes whose approved text was changed), to_approve (by the own institution, or by one that signs
    on paper), awaited (approvals of others, in committees that are led here), to_close,
    reported_decisions (as done, to be closed here), late_decisions, due_decisions (neither of them reported), session
    (the next one, on its `day`), or of projects: approve_outputs (by the own institution), late_outputs, due_outputs,
    silent_projects; `n` is never 0. `filters` list those that are meant. `meeting` is the one whose minutes are
    meant, where it is one."""

    key: str
    n: int
    filters: tuple[Filter, ...] = ()
    meeting: str = ""
    day: date | None = None


class OnTheDesk(Service[Parts]):
    """`new_matches` counts those by their keys."""

    def __init__(self, parts: Parts, new_matches: Callable[[], Mapping[str, int]]) -> None:
        super().__init__(parts)
        self._new_matches = new_matches

    def lines(self, decisions: OpenDecisions) -> tuple[DeskLine, ...]:
        """Always in this order."""
        records = {key: one for key, one in RECORDS.items() if not (self._store.is_partner and key in _OF_THE_OFFICE)}
        numbers = {
            "conflicts": decisions.cards + decisions.duplicates,
            "held": decisions.held,
            "questions": decisions.questions,
            "imports": len(self._store.import_drafts.all()),
            **{key: len(self._store.ids(Query(kind, filters=filters))) for key, (kind, filters) in records.items()},
        }
        numbers |= self._new_matches()
        lines = [DeskLine(key, n) for key, n in numbers.items()]
        for key, (kind, filters) in own_records(self._store.institution, self._today()).items():
            lines.append(DeskLine(key, len(self._store.ids(Query(kind, filters=filters))), filters))
        for key, ids in (("to_read", self._drafts()), ("to_agree", self._pairs())):
            lines.append(DeskLine(key, len(ids), these(ids)))
        together = (*self._of_committees(), *self._of_projects())
        pressing = (line for line in together if line.key in _PRESSING)
        others = (line for line in together if line.key not in _PRESSING)
        return (*pressing, *(line for line in lines if line.n), *others)

    def _drafts(self) -> list[str]:
        """Of its office, in the file of a partner."""
        if not self._store.is_partner:
            return []
        from exchange_admin.services.agreements.parties import drafts_to_read

        return drafts_to_read(self._store, self._today())

    def _pairs(self) -> list[str]:
        """Pairs of specialities of which the other side has said that they correspond, and the own one nothing yet."""
        found = []
        for side, word in LINK_SIDES.items():
            own = Filter(side, Test.IS, (self._store.institution,))
            waiting = (own, Filter(LINK_STATUS, Test.IS, (HALF,)), Filter(word, Test.EMPTY))
            found.extend(self._store.records(Query("speciality_link", filters=waiting)))
        return [one.id for one in found]

    def _of_committees(self) -> Iterator[DeskLine]:
        """What members of committees wait for; nothing is read where there is none."""
        if not self._store.count(Query("body")):
            return
        from exchange_admin.services.committee.standings import OPEN_DECISIONS, committee_day

        found = committee_day(self._store, self._store.institution, self._today())
        for key in ("void", "to_approve", "awaited", "to_close"):
            if ids := getattr(found, key):
                yield DeskLine(key, len(ids), these(ids), meeting=ids[0] if len(ids) == 1 else "")
        reports, closed_here = self._reported(found.led)
        if closed_here:
            yield DeskLine("reported_decisions", len(closed_here), these(closed_here))
        others = (Filter("id", Test.IS_NOT, tuple(reports)),) if reports else ()
        yield from self._due("decision", (*OPEN_DECISIONS, *others), "decisions")
        if found.session is not None and (found.session.day - self._today()).days <= SESSION_DAYS:
            yield DeskLine("session", 1, meeting=found.session.meeting, day=found.session.day)

    def _reported(self, led: Collection[str]) -> tuple[list[str], list[str]]:
        """Open decisions that whoever carries them out has reported as done, and those of them that are closed here: of
        the committees `led` in this file."""
        from exchange_admin.services.committee.reported import all_reported

        found = all_reported(self._store)
        meetings = self._store.many("meeting", [one.text("meeting_id") for one in found])
        here = [one.id for one in found if (of := meetings.get(one.text("meeting_id"))) and of["body_id"] in led]
        return [one.id for one in found], here

    def _of_projects(self) -> Iterator[DeskLine]:
        """What members of projects wait for; nothing is read where there is none."""
        if not self._store.count(Query("project")):
            return
        from exchange_admin.services.portfolio.day import OPEN_OUTPUTS, outputs_to_approve
        from exchange_admin.services.projects.silence import SilentProjects

        if asked := outputs_to_approve(self._store, self._store.institution, self._today()):
            yield DeskLine("approve_outputs", len(asked), these([one.id for one in asked]))
        yield from self._due("output", OPEN_OUTPUTS, "outputs")
        if silent := SilentProjects(self._parts).all():
            yield DeskLine("silent_projects", len(silent))

    def _due(self, kind: str, open_: tuple[Filter, ...], what: str) -> Iterator[DeskLine]:
        """Those that are late, and those that are due soon, of what is open."""
        today = self._today()
        yesterday, last = today - timedelta(days=1), today + timedelta(days=DUE_DAYS)
        for when, days in (("late", (None, yesterday)), ("due", (today, last))):
            ends = zip((Test.FROM, Test.UNTIL), days, strict=True)
            within = tuple(Filter("due", test, (day.isoformat(),)) for test, day in ends if day is not None)
            if n := len(self._store.ids(Query(kind, filters=(*open_, *within)))):
                yield DeskLine(f"{when}_{what}", n, (*open_, *within))

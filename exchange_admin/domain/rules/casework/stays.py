"""What the rules of casework have to know of a stay: plain facts, read by whoever has the records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class StayFacts:
    """One stay of one person. `host_country` is that of the receiving institution; `direction` is seen from the office
    that owns the rules (`direction_seen_by`). Words are those of the kinds `mobility` and `person`."""

    id: str
    person_id: str = ""
    host_country: str = ""
    direction: str = ""
    activity: str = ""
    role: str = ""
    citizenships: frozenset[str] = frozenset()
    birth_date: date | None = None
    planned_start: date | None = None
    planned_end: date | None = None
    actual_start: date | None = None
    actual_end: date | None = None
    sending_status: str = ""
    receiving_status: str = ""
    programme_id: str = ""
    agreement_id: str = ""
    sending_institution_id: str = ""
    receiving_institution_id: str = ""

    @property
    def starts(self) -> date | None:
        """The day that came true, else the one planned."""
        return self.actual_start or self.planned_start

    @property
    def ends(self) -> date | None:
        return self.actual_end or self.planned_end

    @property
    def days(self) -> int | None:
        """How long the stay is, both ends counted; None where a day is missing or they are the wrong way round."""
        if self.starts is None or self.ends is None or self.ends < self.starts:
            return None
        return (self.ends - self.starts).days + 1


def direction_seen_by(own: str, sending: str, receiving: str, stated: str) -> str:
    """The direction of a stay from the point of view of the institution `own`, whose rules are asked; as the record
    states it where that institution neither sends nor receives."""
    if own and own == sending:
        return "outgoing"
    if own and own == receiving:
        return "incoming"
    return stated


@dataclass(frozen=True, slots=True)
class Happening:
    """A dated fact of a stay; `kind` is of the vocabulary `stay_event_kind`, `at` an hour "HH:MM" where it is known."""

    kind: str
    day: date
    at: str = ""


@dataclass(frozen=True, slots=True)
class PersonDocument:
    """An identity document of the person. `mobility_id` names the stay it was made for, empty where it is for any."""

    kind: str
    country: str = ""
    issued: date | None = None
    valid_until: date | None = None
    visa_class: str = ""
    number: str = ""
    mobility_id: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class ConsentGiven:
    """A consent of the person; without a receiver it holds for every one."""

    kind: str
    given_on: date | None = None
    valid_until: date | None = None
    withdrawn_on: date | None = None
    receiver_id: str = ""
    id: str = ""


STANDS = frozenset({"agreed", "changing"})
"""States of a learning agreement that all sides have agreed to; one that is being changed stands as it was agreed."""


@dataclass(frozen=True, slots=True)
class PaperIssued:
    """A paper about this stay: of the register, or a learning agreement as its own record says.

    `is_agreed` is false for what all sides have to agree to and have not yet: `STANDS` tells it of states.
    """

    kind: str
    issued_on: date | None = None
    is_revoked: bool = False
    is_agreed: bool = True
    number: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class TaskDone:
    """A task of this stay that was done. `proof` is that of its rule (medical, registration, insurance …).

    `valid_months` is for how long such a proof holds by the rule, where nobody typed until when.
    """

    proof: str
    done_on: date | None = None
    valid_until: date | None = None
    valid_months: int = 0


@dataclass(frozen=True, slots=True)
class StayRecords:
    """Everything live that dates and proofs of one stay are read from; in any order.

    `papers` hold a learning agreement as its own record, not as the paper that was printed of it. `transcripts_issued`
    are the days of the host's transcripts of this stay, `readiness` is a standing of the language list, empty without.
    """

    events: tuple[Happening, ...] = ()
    documents: tuple[PersonDocument, ...] = ()
    consents: tuple[ConsentGiven, ...] = ()
    papers: tuple[PaperIssued, ...] = ()
    tasks_done: tuple[TaskDone, ...] = ()
    transcripts_issued: tuple[date, ...] = ()
    agreement_until: date | None = None
    term_starts: date | None = None
    readiness: str = ""

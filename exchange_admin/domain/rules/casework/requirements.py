"""A requirement as the rules read it: who needs what, counted how, proved by what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from exchange_admin.domain.dates import day_in
from exchange_admin.domain.rules.casework.terms import Term
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import LANGUAGES

REGISTRATION = "registration"
_NO_NAMES: Mapping[str, str] = {}


class Evidence(StrEnum):
    """What proves that a requirement is met (vocabulary `evidence_kind`)."""

    FILE = "file"
    IDENTITY_DOCUMENT = "identity_document"
    EXAM_RESULT = "exam_result"
    CONSENT = "consent"
    PAPER = "paper"
    CREDENTIAL = "credential"
    EVENT = "event"
    YES_DATE = "yes_date"


@dataclass(frozen=True)
class Requirement:
    """Typed view of a record `requirement`. Words are those of its vocabularies; what is empty limits nothing.

    `least_days` and `most_days` bound the length of the stay, both ends counted. A proof has to be valid for
    `valid_months` beyond the day of the event `valid_at`. `proof` is the kind of document, consent or paper,
    `proof_class` the class of a visa; both stand in `evidence_word` as `visa:X1`. `names` and `short_names` go by
    language.
    """

    code: str
    kind: str = ""
    phase: str = ""
    actor: str = ""
    host_country: str = ""
    direction: str = ""
    activities: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    citizenships: frozenset[str] = frozenset()
    minors_only: bool = False
    least_days: int | None = None
    most_days: int | None = None
    programme_id: str = ""
    agreement_id: str = ""
    evidence: str = ""
    proof: str = ""
    proof_class: str = ""
    event: str = ""
    term: Term = field(default_factory=Term)
    calendar: str = ""
    valid_months: int = 0
    valid_at: str = ""
    remind_days: int = 0
    repeats: str = "once"
    sensitive: bool = False
    basis: str = ""
    source: str = ""
    confidence: str = ""
    checked_on: date | None = None
    in_force_from: date | None = None
    in_force_until: date | None = None
    active: bool = True
    names: Mapping[str, str] = field(default_factory=lambda: _NO_NAMES)
    short_names: Mapping[str, str] = field(default_factory=lambda: _NO_NAMES)
    id: str = ""

    @property
    def is_registration(self) -> bool:
        """Whether it asks that somebody is registered where they live, or are staying."""
        is_asked = self.proof == REGISTRATION or (self.kind == "notice" and self.event == "lodging")
        return is_asked and not self.sensitive

    def is_in_force(self, day: date) -> bool:
        """Whether `day` lies between the first and the last day of the rule, both included."""
        return (self.in_force_from is None or self.in_force_from <= day) and (
            self.in_force_until is None or day <= self.in_force_until
        )


def read_requirement(record: Record) -> Requirement:
    """The rule that a record says. A field that is empty, or cannot be read, says nothing."""
    proof, _, proof_class = record.text("evidence_word").partition(":")
    return Requirement(
        code=record.text("code"),
        kind=record.text("kind"),
        phase=record.text("phase"),
        actor=record.text("actor"),
        host_country=record.text("host_country"),
        direction=record.text("direction"),
        activities=_listed(record, "activities"),
        roles=_listed(record, "roles"),
        citizenships=_listed(record, "citizenships"),
        minors_only=bool(record["minors_only"]),
        least_days=_whole(record, "least_days"),
        most_days=_whole(record, "most_days"),
        programme_id=record.text("programme_id"),
        agreement_id=record.text("agreement_id"),
        evidence=record.text("evidence"),
        proof=proof.strip(),
        proof_class=proof_class.strip(),
        event=record.text("event"),
        term=Term(
            relation=record.text("relation"),
            offset=_whole(record, "offset") or 0,
            unit=record.text("unit") or "day",
            day_type=record.text("day_type") or "calendar",
            counts_from=record.text("counts_from") or "next_day",
        ),
        calendar=record.text("calendar"),
        valid_months=_whole(record, "valid_months") or 0,
        valid_at=record.text("valid_at"),
        remind_days=_whole(record, "remind_days") or 0,
        repeats=record.text("repeats") or "once",
        sensitive=bool(record["sensitive"]),
        basis=record.text("basis"),
        source=record.text("source"),
        confidence=record.text("confidence"),
        checked_on=day_in(record.values, "checked_on"),
        in_force_from=day_in(record.values, "in_force_from"),
        in_force_until=day_in(record.values, "in_force_until"),
        active=bool(record["active"]),
        names=_by_language(record, "name"),
        short_names=_by_language(record, "short"),
        id=record.id,
    )


def listed_words(text: str) -> frozenset[str]:
    """The words of a list as records hold it: parted by semicolons."""
    return frozenset(word for part in text.split(";") if (word := part.strip()))


def _listed(record: Record, name: str) -> frozenset[str]:
    return listed_words(record.text(name))


def _whole(record: Record, name: str) -> int | None:
    value = record[name]
    return value if isinstance(value, int) else None


def _by_language(record: Record, name: str) -> dict[str, str]:
    return {language: text for language in LANGUAGES if (text := record.text(f"{name}_{language}"))}

"""How things stand with everybody we exchange packages with, as plain facts for lists and cards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from exchange_admin.domain.problems import Problem

KEEP_PAPERS, ERASE_PAPERS = "keep", "erase"
"""What becomes of the issued papers of a person who is erased."""


class Delivery(StrEnum):
    """Where our changes are: the status of a partner in one word (`sync.md` 7.2)."""

    NOTHING = "nothing"  # nothing to send, nothing was sent
    NOT_SENT = "not_sent"
    UNCONFIRMED = "unconfirmed"  # sent, and the partner has not said that it came
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class OutboxSummary:
    """Changes on their way to a partner. `unconfirmed_since` is when the oldest package not confirmed was made."""

    not_sent: int = 0
    unconfirmed: int = 0
    unconfirmed_since: str = ""
    ever_confirmed: bool = False

    @property
    def delivery(self) -> Delivery:
        if self.not_sent:
            return Delivery.NOT_SENT
        if self.unconfirmed:
            return Delivery.UNCONFIRMED
        return Delivery.CONFIRMED if self.ever_confirmed else Delivery.NOTHING


@dataclass(frozen=True, slots=True)
class PartnerStatus:
    """A partner's office file as this office knows it; in a partner's file, its office.

    `id` is the `partner_file` record, empty for the office seen from a partner's file. `state` is a word of
    `partner_file_state`. `fingerprint` is of the partner's keys, empty until they are known. `last_sent`,
    `last_received` and `confirmed` are UTC moments, empty for never. `overdue` says that what was sent has not been
    confirmed for 14 days. `clock_ahead` are seconds. `app` is the version of the program in use there; an
    `old_program` gets packages without the signatures of steps. `differences` says what is not the same there.
    """

    id: str
    site: str
    institution_id: str
    institution: str
    state: str
    language: str
    fingerprint: str
    outbox: OutboxSummary
    last_sent: str
    last_received: str
    confirmed: str
    overdue: bool
    app: str
    old_program: bool
    format: int
    clock_ahead: int
    decisions: int
    held: int
    questions: int
    differences: tuple[Problem, ...]
    for_update: tuple[Problem, ...]

    @property
    def can_receive(self) -> bool:
        """Whether packages can be made for it: its keys are known and it was not revoked."""
        return self.state in {"enrolled", "confirmed"}


@dataclass(frozen=True, slots=True)
class PersonToSend:
    """A person whose data would leave the office. `new` says that the receiver has not had this person before.

    `standing` is a word of `Standing` (disclosing.py), `consent_id` the record that says so.
    """

    id: str
    name: str
    other_names: str
    new: bool
    standing: str
    consent_id: str = ""

    @property
    def consent_fine(self) -> bool:
        return self.standing in {"not_needed", "given"}


@dataclass(frozen=True, slots=True)
class FileContents:
    """What a partner's file would hold: live records by kind without whoever is `left_out` (ids of people), and all
    people who could be in it."""

    institution_id: str
    institution: str
    records: dict[str, int]
    people: tuple[PersonToSend, ...]
    left_out: frozenset[str]

    @property
    def without_consent(self) -> tuple[PersonToSend, ...]:
        return tuple(person for person in self.people if not person.consent_fine)


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who can open a package; `fingerprint` empty with a passphrase."""

    name: str
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class AttachmentToSend:
    """A file that stays here unless it is ticked (rulings 10). `size` in bytes."""

    id: str
    person_id: str
    person: str
    title: str
    file_name: str
    size: int


@dataclass(frozen=True, slots=True)
class SendSummary:
    """What a package to a partner would hold. `changes` are entries, `again` those of them sent before unconfirmed.

    `needs_passphrase` says that the receiver's keys are not known, so that only a passphrase can close the package.
    """

    status: PartnerStatus
    people: tuple[PersonToSend, ...]
    changes: int
    again: int
    again_since: str
    records: dict[str, int]
    readers: tuple[Reader, ...]
    attachments: tuple[AttachmentToSend, ...]
    questions: int
    needs_passphrase: bool

    @property
    def without_consent(self) -> tuple[PersonToSend, ...]:
        return tuple(person for person in self.people if not person.consent_fine)


@dataclass(frozen=True, slots=True)
class Sent:
    """What was written. `paths` are the parts of one package, `left_out` the people left out for want of consent."""

    paths: tuple[Path, ...]
    packages: tuple[str, ...]
    size: int
    people: int
    changes: int
    left_out: tuple[PersonToSend, ...]
    readers: tuple[Reader, ...]
    step: str = ""


@dataclass(frozen=True, slots=True)
class MadePartnerFile:
    """A new file for a partner. `code` is the enrolment code in it, by which its first package is known."""

    id: str
    path: Path
    site: str
    code: str
    people: int
    changes: int
    step: str = ""


@dataclass(frozen=True, slots=True)
class IssuedPaper:
    """A paper that a person was given. Kept (its frozen facts too) or erased: number, kind, date and hash remain."""

    id: str
    number: str
    kind: str
    issued_on: str
    state: str


@dataclass(frozen=True, slots=True)
class HoldingBackup:
    """A copy of the file that holds the person: when it was made (UTC) and the day from which it may be removed."""

    path: Path
    made: datetime
    until: date


@dataclass(frozen=True, slots=True)
class ErasurePlan:
    """What erasing a person takes away. `records` counts by kind, `entries` are all entries that are this person.

    `papers` are issued papers, for the office to keep until a date or to erase; `partners` the institutions whose
    files have this person: the next package to each erases there too. `backups` are the copies that hold the data,
    those that a restore has set aside and those in the second folder among them.
    """

    person_id: str
    person: str
    entries: tuple[str, ...]
    records: dict[str, int]
    attachments: int
    papers: tuple[IssuedPaper, ...]
    partners: tuple[str, ...]
    backups: tuple[HoldingBackup, ...] = ()

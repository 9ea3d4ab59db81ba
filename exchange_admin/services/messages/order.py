"""What a bulk message is asked for, and what comes of it before anything is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from exchange_admin.documents.mail_files import MailFile
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.rules.messages.placeholders import Piece, gaps_of, text_of
from exchange_admin.domain.steps import Record

KEPT = "message"
_NOTHING: Mapping[str, str] = {}
FITTING: Mapping[str, tuple[str, ...]] = {
    "mobility": ("mobility", "institution", "person"),
    "person": ("mobility", "institution", "person"),
    "task": ("mobility", "institution", "person"),
    "institution": ("institution",),
    "agreement": ("agreement", "institution"),
}
"""What the texts are about that can be sent to records of a kind."""


@dataclass(frozen=True, slots=True)
class MessageOrder:
    """`ids` are stays, people, tasks (also computed ones), partners or agreements, of one `kind`; `template` is the id
    of a text. Messages (KEPT) go out once more as they were said, without a template. `given` is put in for
    placeholders of which nothing is known, days as `YYYY-MM-DD`. `files` go along with each message by mail; `sure`:
    somebody has said yes to what is doubtful about them."""

    kind: str
    ids: tuple[str, ...]
    template: str
    given: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    files: tuple[Path, ...] = ()
    sure: bool = False


@dataclass(frozen=True, slots=True)
class PreparedMessage:
    """One message as it would be written. `about` are references of the record that keeps it, by field.

    `address` is empty where there is none, `no_address` says why; `post` are the lines of an address on paper, the name
    first. `kept` is the id of its record, where it was written before, `state` how that stands, and `attached` what
    went along with it then. `tasks` are those that it asks for; `people` those that it names to somebody else.
    `proposed` are placeholders that hold a proposal. `remarks` are what somebody should know before it goes out.
    """

    name: str
    language: str
    subject: list[Piece]
    body: list[Piece]
    about: Mapping[str, str]
    address: str = ""
    no_address: Problem | None = None
    tasks: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    remarks: tuple[Problem, ...] = ()
    proposed: tuple[str, ...] = ()
    post: tuple[str, ...] = ()
    kept: str = ""
    state: str = ""
    attached: str = ""

    @property
    def key(self) -> str:
        """The id of its record, else of the stay, agreement, person or institution that it is about: no two of a plan
        have the same."""
        return self.kept or next((self.about[name] for name in _TELLING if self.about.get(name)), "")

    @property
    def gaps(self) -> tuple[str, ...]:
        """Placeholders of which nothing is known: such a message is held back."""
        return gaps_of(self.subject, self.body)

    @property
    def subject_text(self) -> str:
        return text_of(self.subject)

    @property
    def text(self) -> str:
        return text_of(self.body)


@dataclass(frozen=True, slots=True)
class NotWritten:
    """Somebody who gets no message: the record that was chosen, what it is called, and why."""

    id: str
    name: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class MessagePlan:
    """`left_out` are those for whom there is nothing to write. Messages that are kept have no `template`. `files` go
    along with each by mail, `doubts` are what somebody has to say yes to before."""

    template: Record | None
    messages: Sequence[PreparedMessage]
    left_out: Sequence[NotWritten]
    files: tuple[MailFile, ...] = ()
    doubts: tuple[Problem, ...] = ()

    @property
    def gaps(self) -> tuple[str, ...]:
        """The placeholders that at least one message lacks."""
        return tuple(dict.fromkeys(gap for one in self.messages for gap in one.gaps))

    @property
    def to_say(self) -> tuple[str, ...]:
        """What somebody may type: gaps, and what was only proposed."""
        return tuple(dict.fromkeys((*self.gaps, *(name for one in self.messages for name in one.proposed))))

    def writable(self, *, addressed: bool) -> tuple[list[PreparedMessage], list[NotWritten]]:
        """Those that can go out, and everybody else with the reason; `addressed`: only to who has an address."""
        ready: list[PreparedMessage] = []
        others = list(self.left_out)
        for one in self.messages:
            problem = _held_back(one, addressed=addressed)
            if problem is None:
                ready.append(one)
            else:
                others.append(NotWritten(one.key, one.name, problem))
        return ready, others


def _held_back(one: PreparedMessage, *, addressed: bool) -> Problem | None:
    if one.gaps:
        gaps = ", ".join(f"{{{gap}}}" for gap in one.gaps)
        return Problem("message.gaps", facts={"name": one.name, "gaps": gaps})
    return one.no_address if addressed and not one.address else None


_TELLING = ("mobility_id", "agreement_id", "person_id", "institution_id")

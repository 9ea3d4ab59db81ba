"""What the desk of decisions shows: one card for each thing that two offices answered differently."""

from __future__ import annotations

import dataclasses
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from exchange_admin.domain.fields import Value
from exchange_admin.domain.steps import Heads
from exchange_admin.names import fold, normalise_document_number


class CardKind(StrEnum):
    """The five kinds of `sync.md` 11.3, and the proposals of those who do not own a field (rulings 5)."""

    VALUES = "values"  # two different answers
    DELETED = "deleted"  # changed here, deleted there
    SAME_NUMBER = "same_number"  # a number that only one may have stands in two records
    DANGLING = "dangling"  # points to something deleted
    INVALID = "invalid"  # a value that was not taken over
    PROPOSAL = "proposal"  # by the side that does not decide this field


KEEP, DELETE, RESTORE, CLEAR, BEFORE = "keep", "delete", "restore", "clear", "before"
"""Keys of answers that nobody wrote as such: keep or delete the record, restore what it points to, point to nothing;
of a value that was not taken over: keep what is shown, or go back to what stood there before."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One answer. `key` is what `Conflicts.settle` takes.

    `text` is what the reader sees, `differing` where it differs from the other answers. `who`, `when` (UTC moment) and
    `institution` say whose it is; `when` is empty where nobody is known. `shown` is the one the lists show meanwhile.
    `values` are all fields of an answer that is taken as a whole.
    """

    key: str
    text: str
    value: Value = None
    values: Mapping[str, Value] = dataclasses.field(default_factory=dict)
    who: str = ""
    when: str = ""
    institution_id: str = ""
    institution: str = ""
    ours: bool = False
    shown: bool = False
    by_owner: bool = False
    differing: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Twin:
    """A record with the same number. `label` is what people call it, `person_id` whose it is, empty for nobody's."""

    id: str
    label: str
    person_id: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class ConflictCard:
    """One thing to decide. `key` names it as long as it is open, and after a restart too.

    `before` is what stood there before the answers. `seen` are the heads on this card: an answer nobody saw yet reopens
    it. `blocks` stops papers of the person; `plain` cards may be settled many at a time. `since` is the moment of the
    oldest answer. `asked` are the ids of open questions about it. `twins` belong to SAME_NUMBER, `target` to DANGLING:
    the label of what was deleted. `typed` is the value of INVALID that was not taken over.
    """

    key: str
    kind: CardKind
    record_kind: str
    record: str
    field: str
    title: str
    field_label: str
    person_id: str = ""
    person: str = ""
    before: str = ""
    candidates: tuple[Candidate, ...] = ()
    seen: Heads = dataclasses.field(default_factory=dict)
    blocks: bool = False
    plain: bool = False
    takes_other: bool = True
    since: str = ""
    asked: tuple[str, ...] = ()
    twins: tuple[Twin, ...] = ()
    target: str = ""
    typed: str = ""

    @property
    def whole(self) -> bool:
        """Whether each answer is one thing, of which no part is taken alone."""
        return any(one.values for one in self.candidates)

    @property
    def institutions(self) -> tuple[str, ...]:
        """The ids of the institutions that answered, each once."""
        return tuple(dict.fromkeys(one.institution_id for one in self.candidates if one.institution_id))


@dataclass(frozen=True, slots=True)
class DuplicateCard:
    """Two people who may be one: alike by name, with the same birth date. `score` 80–100 ranks, it decides nothing."""

    key: str
    person_id: str
    person: str
    names: str
    other_id: str
    other: str
    other_names: str
    birth_date: str
    score: int


@dataclass(frozen=True, slots=True)
class HeldCard:
    """An entry of a partner about something that is not the partner's, kept aside until a person decides, or until a
    program knows what it says (`waits_for_update`).

    `values` are (label of the field, what the partner wrote); `deletes` tells whether it deletes the record, or brings
    it back, `unknown` how many fields of it this program does not know, `does` says both. `reason` is a word of
    `hold_reason`, `why` says it, `state` is one of `hold_state`. `person` is the name of whom it is about, `shows` are
    sentences: who would see whose data afterwards.
    """

    id: str
    institution_id: str
    institution: str
    record_kind: str
    record: str
    title: str
    reason: str
    state: str
    who: str
    when: str
    values: tuple[tuple[str, str], ...] = ()
    person: str = ""
    shows: tuple[str, ...] = ()
    why: str = ""
    waits_for_update: bool = False
    deletes: bool | None = None
    unknown: int = 0
    does: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether somebody has to decide."""
        return self.state == "waiting" and not self.waits_for_update

    @property
    def can_be_taken(self) -> bool:
        """Whether it can be taken over: what cannot be shown nobody agrees to."""
        return self.state != "let_in" and not (self.waits_for_update or self.unknown)


@dataclass(frozen=True, slots=True)
class QuestionCard:
    """A question to a partner, or one that the office asks of us. `state` is a word of `question_state`."""

    id: str
    institution_id: str
    institution: str
    record_kind: str
    record: str
    title: str
    field: str
    field_label: str
    text: str
    answer: str
    state: str
    asked_on: str


@dataclass(frozen=True, slots=True)
class BulkChoice:
    """“Use college X for all N address conflicts”: the cards that `Conflicts.settle_all` would settle this way."""

    institution_id: str
    institution: str
    record_kind: str
    field: str
    field_label: str
    cards: tuple[ConflictCard, ...]


@dataclass(frozen=True, slots=True)
class ReturnedValue:
    """What a lost step says of a field, and what stands there now; in words."""

    field: str
    here: str
    returned: str


@dataclass(frozen=True, slots=True)
class ReturnedCard:
    """A change of ours that was lost here and that a partner has kept. `title` is empty for a record that is not here.

    `proved`: our own key has signed it; else it is from before steps were signed, and only people can know it again.
    """

    key: str
    kind: str
    record: str
    title: str
    partner: str
    who: str
    when: str
    proved: bool
    values: tuple[ReturnedValue, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """The letters `start` … `end` (end excluded) of a text. `code_points` are named where the eye sees no difference.

    `code_points` look like `U+0410 CYRILLIC CAPITAL LETTER A`, one for each letter of the span.
    """

    start: int
    end: int
    code_points: tuple[str, ...] = ()


def differing(text: str, others: Sequence[str]) -> tuple[Span, ...]:
    """The spans of `text` that are not in every one of `others`, in order and apart from each other."""
    marked: set[int] = set()
    alike: set[int] = set()
    for other in others:
        for tag, start, end, other_start, other_end in SequenceMatcher(None, text, other, autojunk=False).get_opcodes():
            if tag == "equal" or start == end:
                continue
            marked.update(range(start, end))
            if _looks_alike(text[start:end], other[other_start:other_end]):
                alike.update(range(start, end))
    return tuple(_span(text, start, end, alike) for start, end in _runs(marked, alike))


def _looks_alike(one: str, other: str) -> bool:
    """Whether two different pieces could be taken for each other on screen."""
    if not one or not other:
        return not one.strip() or not one.isprintable()
    same_shape = normalise_document_number(one) == normalise_document_number(other) != ""
    return same_shape or (fold(one) == fold(other) and one.casefold() != other.casefold())


def _runs(marked: set[int], alike: set[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for position in sorted(marked):
        if runs and runs[-1][1] == position and (position in alike) == (position - 1 in alike):
            runs[-1] = (runs[-1][0], position + 1)
        else:
            runs.append((position, position + 1))
    return runs


def _span(text: str, start: int, end: int, alike: set[int]) -> Span:
    if start not in alike:
        return Span(start, end)
    return Span(start, end, tuple(f"U+{ord(one):04X} {unicodedata.name(one, '')}".strip() for one in text[start:end]))

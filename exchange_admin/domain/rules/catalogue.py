"""Catalogues between hubs: what of an offer, a need and a profile stands in them, and which of several lines counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from exchange_admin.domain.fields import Values
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.rules.listings import parts_in

SUFFIX = ".exchcat"

LISTING_FIELDS = (
    *("side", "topic", "state", "valid_until", "name_zh", "name_ru", "name_en"),
    *("summary_zh", "summary_ru", "summary_en", "isced_f", "speciality_codes", "keywords", "languages", "level"),
    *("places", "starts", "ends", "format", "wanted_countries", "cost", "terms", "published_on"),
)
"""Nobody is named in them: neither expert nor contact, no note."""
PROFILE_FIELDS = (
    *("strengths_zh", "strengths_ru", "strengths_en", "priority_fields", "teaching_languages", "students", "teachers"),
    *("foreign_students", "dormitory_places", "accreditations", "profile_as_of"),
)
INSTITUTION_FIELDS = (
    *("name_zh", "name_ru", "name_en", "short_name", "country", "city", "kind", "code", "national_code", "website"),
    *PROFILE_FIELDS,
)
"""Without address, mail and telephone: those lead to people of an office."""
MOST_AHEAD = 1_000
"""Changes by which a line may be ahead of the known one before a person is asked: an owner that once says a high number
could never be followed by an honest one."""


@dataclass(frozen=True, slots=True, order=True)
class Word:
    """What the hub of an owner said once of one record: the number of the change and the hash of what it says.
    It is `agreed` where a person here has said that it counts."""

    revision: int
    digest: str
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of one record: the word that counts, `others` of the same revision between which nobody has
    decided, and those too far `ahead`."""

    counts: Word | None = None
    others: frozenset[Word] = field(default_factory=frozenset)
    ahead: frozenset[Word] = field(default_factory=frozenset)

    @classmethod
    def kept(cls, counts: Word | None, open_: Iterable[Word]) -> Standing:
        """As it was noted: the word that counts, and those about which somebody has to be asked."""
        reached = counts.revision if counts else 0
        asked = frozenset(open_)
        others = frozenset(one for one in asked if one.revision == reached)
        return cls(counts, others, asked - others)

    @property
    def words(self) -> Iterable[Word]:
        """All of them."""
        return (*((self.counts,) if self.counts else ()), *self.open)

    @property
    def open(self) -> frozenset[Word]:
        """About which somebody has to be asked."""
        return self.others | self.ahead

    def told(self, more: Iterable[Word]) -> Standing:
        """With more words: the same whatever their order and however often each comes.

        The highest revision counts that is reached in steps of `MOST_AHEAD` at most, or that a person agreed to. Of
        several with that revision it is one that was agreed to, else that with the lowest hash.
        """
        words: dict[tuple[int, str], Word] = {}
        for word in (*self.words, *more):
            known = words.get((word.revision, word.digest))
            if known is None or word.agreed:
                words[word.revision, word.digest] = word
        reached = self.counts.revision if self.counts else 0
        for word in sorted(words.values()):
            if word.agreed or word.revision <= reached + MOST_AHEAD:
                reached = max(reached, word.revision)
        top = [one for one in words.values() if one.revision == reached]
        ahead = frozenset(one for one in words.values() if one.revision > reached)
        if not top:
            return Standing(ahead=ahead)
        counts = min(top, key=lambda one: (not one.agreed, one.digest))
        others = frozenset() if counts.agreed else frozenset(top) - {counts}
        return Standing(counts, others, ahead)


def is_of_fields(isced_f: object, wanted: Iterable[str]) -> bool:
    """Whether one of the codes of fields of education begins as one that is wanted; nothing wanted is everything."""
    wanted = tuple(wanted)
    return not wanted or any(code.startswith(wanted) for code in parts_in(str(isced_f or "")))


def of_another_hub(values: Values) -> Iterator[Problem]:
    """What came in a catalogue is its owner's to change."""
    if values.get("catalogue_hub"):
        yield Problem("listing.of_another_hub", facts={"hub": values["catalogue_hub"]})

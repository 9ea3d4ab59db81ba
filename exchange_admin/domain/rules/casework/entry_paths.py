"""With which visa, or without one, somebody enters for a stay: what the host country usually asks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from exchange_admin.domain.rules.casework.requirements import listed_words
from exchange_admin.domain.wording import LANGUAGES


@dataclass(frozen=True)
class EntryPath:
    """One way in. Texts go by language: `entry` is the visa, `papers` what the receiver gives, `after` what follows the
    entry, `note` what to look out for, each empty where there is nothing to say."""

    host: str
    citizenship: str
    roles: frozenset[str]
    activity: str
    paid_work: bool
    least_days: int | None
    most_days: int | None
    entry: Mapping[str, str]
    papers: Mapping[str, str]
    after: Mapping[str, str]
    note: Mapping[str, str]
    source: str
    confidence: str

    @classmethod
    def read(cls, row: Mapping[str, str]) -> EntryPath:
        """From a line of `resources/reference/entry_paths.tsv`. Raises KeyError or ValueError."""
        return cls(
            host=row["host"],
            citizenship=row["citizenship"],
            roles=listed_words(row["role"]),
            activity=row["activity"],
            paid_work={"yes": True, "no": False}[row["paid_work"]],
            least_days=int(row["least_days"]) if row["least_days"] else None,
            most_days=int(row["most_days"]) if row["most_days"] else None,
            entry=_by_language(row, "entry"),
            papers=_by_language(row, "papers"),
            after=_by_language(row, "after"),
            note=_by_language(row, "note"),
            source=row["source"],
            confidence=row["confidence"],
        )

    def fits(self, days: int | None) -> bool:
        """Whether a stay of so many days can go this way; any length where nobody knows how long it is."""
        return days is None or (self.least_days or 0) <= days <= (self.most_days or days)


def entry_paths(
    paths: Iterable[EntryPath],
    host: str,
    citizenships: Iterable[str],
    role: str,
    activity: str,
    days: int | None,
    paid_work: bool = False,
) -> list[EntryPath]:
    """The ways that are open, in the order of the table; none where none is known, several where the days are not."""
    citizenships = frozenset(citizenships)
    return [
        path
        for path in paths
        if (path.host, path.activity, path.paid_work) == (host, activity, paid_work)
        and path.citizenship in citizenships
        and role in path.roles
        and path.fits(days)
    ]


def _by_language(row: Mapping[str, str], name: str) -> dict[str, str]:
    return {language: text for language in LANGUAGES if (text := row[f"{name}_{language}"])}

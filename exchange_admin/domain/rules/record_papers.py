"""Papers of the register that are made of other records than a stay or a course."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

HANDOVER_LIST = "handover_list"
GROUP_RESULTS = "group_results"


@dataclass(frozen=True, slots=True)
class RecordKind:
    """`name` is of the vocabulary `certificate_kind`, `about` the kind of record that one paper or row is made of.

    `for_many`: one paper names many people, else it is about one person.
    """

    name: str
    about: str
    for_many: bool = False


RECORD_KINDS: Mapping[str, RecordKind] = {
    kind.name: kind
    for kind in (
        RecordKind("transcript", "transcript"),
        RecordKind("learning_agreement", "learning_agreement"),
        RecordKind("recognition", "recognition"),
        RecordKind("nomination", "mobility", for_many=True),
        RecordKind(HANDOVER_LIST, "certificate", for_many=True),
        RecordKind(GROUP_RESULTS, "language_enrolment", for_many=True),
    )
}

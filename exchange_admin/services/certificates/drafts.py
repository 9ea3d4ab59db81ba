"""Papers before they have a number, and where those come from that are about no stay or course."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from exchange_admin.documents.papers import Paper
from exchange_admin.services.certificates.paper_facts import PaperFacts
from exchange_admin.services.certificates.recipients import Check, Recipient
from exchange_admin.services.certificates.selection import Selection


@dataclass(frozen=True, slots=True)
class Draft:
    """A paper without a number, for one recipient or for all on a list. Ids are empty where there is no such record."""

    paper: Paper
    recipients: tuple[Recipient, ...]
    person_id: str = ""
    mobility_id: str = ""
    programme_id: str = ""

    @property
    def ready(self) -> bool:
        """Nobody has to be asked about any of them."""
        return all(recipient.ready for recipient in self.recipients)


class PaperSource(Protocol):
    """Finds those who are meant by a selection, and makes papers for those who get one. Reads only."""

    def recipients(self, selection: Selection, papers: PaperFacts, check: Check) -> tuple[Recipient, ...]: ...
    def drafts(self, chosen: Sequence[Recipient]) -> list[Draft]: ...


def one_each(chosen: Sequence[Recipient]) -> list[Draft]:
    """A paper for everybody who can have one."""
    return [
        Draft(one.facts, (one,), one.person_id, one.mobility_id, one.programme_id)
        for one in chosen
        if one.facts is not None
    ]

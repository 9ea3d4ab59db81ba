"""Beginning the transcript of a stay: institution, term and grading scale follow from the stay and its partner."""

from __future__ import annotations

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.mobility_status import CAME_TO_NOTHING, NOT_ACCEPTED
from exchange_admin.domain.steps import Record
from exchange_admin.services.records import Records
from exchange_admin.store import Store


class TranscriptBeginning:
    """A stay has one transcript as a rule; a second one is made in the list of transcripts."""

    def __init__(self, store: Store, records: Records) -> None:
        self._store, self._records = store, records

    def of_stay(self, stay: str) -> str:
        """The newest transcript of a stay, empty when there is none."""
        found = [one for one in self._store.where("transcript", "mobility_id", [stay]) if one.live]
        return max(found, key=_made).id if found else ""

    def stay_of(self, person: str) -> str:
        """The stay of a person that began last and came to something.

        Raises RuleBroken with `transcript.no_stay`: without a stay nobody knows who issues the transcript.
        """
        entries = self._store.entries().of(person) or (person,)
        stays = [one for one in self._store.where("mobility", "person_id", list(entries)) if one.live and _goes(one)]
        if not stays:
            raise RuleBroken(Problem("transcript.no_stay", "mobility_id"))
        return max(stays, key=_starts).id

    def begin(self, stay: str, who: str) -> Changes:
        """A transcript of the receiving institution in its grading scale, without lines.

        Raises RuleBroken: `transcript.no_host` where the stay names no receiving institution, or what else is wrong.
        """
        record = self._records.get("mobility", stay)
        host = self._store.get("institution", record.text("receiving_institution_id"))
        if host is None:
            raise RuleBroken(Problem("transcript.no_host", "receiving_institution_id"))
        values: dict[str, Value] = {
            "person_id": record["person_id"],
            "mobility_id": stay,
            "institution_id": host.id,
            "term_id": record["term_id"],
            "grading_scale_id": host["grading_scale_id"],
        }
        return self._records.add("transcript", {name: one for name, one in values.items() if one is not None}, who)


def _goes(stay: Record) -> bool:
    return stay["sending_status"] not in CAME_TO_NOTHING and stay["receiving_status"] not in NOT_ACCEPTED


def _starts(stay: Record) -> tuple[str, int]:
    return stay.text("actual_start") or stay.text("planned_start"), stay.n


def _made(record: Record) -> int:
    return record.n

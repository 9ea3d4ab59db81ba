"""A learning agreement as a page shows it: its versions with their tables, approvals and hash."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.learning_agreements import SIDES, VersionState, course_title, version_hash
from exchange_admin.domain.steps import Record, live
from exchange_admin.domain.wording import Wording
from exchange_admin.services.stored import pointing, there
from exchange_admin.store import Store

_VERSION = "learning_agreement_version_id"


@dataclass(frozen=True)
class AgreementVersion:
    """One version. `hash` is that of its content as it stands now; a proposed one is outdated when it differs."""

    record: Record
    components: tuple[Record, ...]
    approvals: tuple[Record, ...]
    hash: str

    @property
    def id(self) -> str:
        return self.record.id

    @property
    def number(self) -> int:
        number = self.record["number"]
        return number if isinstance(number, int) else 0

    @property
    def state(self) -> str:
        return self.record.text("state")

    @property
    def outdated(self) -> bool:
        """Its content changed after it was proposed, so that nobody may approve it any more."""
        return self.state == VersionState.PROPOSED and self.record.text("content_hash") != self.hash

    def table(self, name: str) -> tuple[Record, ...]:
        """The components of table `a` or `b` in their order, deleted ones too."""
        return tuple(one for one in self.components if one["table"] == name)

    def approval(self, side: str) -> Record | None:
        """What a side said about this very content, None when it has not spoken."""
        own = self.record.text("content_hash")
        return next((one for one in self.approvals if one["side"] == side and one["content_hash"] == own), None)

    @property
    def waiting(self) -> tuple[str, ...]:
        """The sides whose approval is still missing."""
        said = {side: self.approval(side) for side in SIDES}
        return tuple(side for side in SIDES if (one := said[side]) is None or one["verdict"] != "approved")


@dataclass(frozen=True)
class AgreementSheet:
    """`versions` in their order; `student` is the person as known today."""

    record: Record
    student: Record
    versions: tuple[AgreementVersion, ...]

    @cached_property
    def current(self) -> AgreementVersion:
        """The newest version."""
        return self.versions[-1]

    @cached_property
    def approved(self) -> AgreementVersion | None:
        """The version in force."""
        return next((one for one in reversed(self.versions) if one.state == VersionState.APPROVED), None)


class AgreementSheets:
    """Reads only."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def read(self, id: str) -> AgreementSheet:
        """Raises RuleBroken with `record.missing`."""
        return self.read_all([there(self._store, "learning_agreement", id)])[0]

    def read_all(self, records: Sequence[Record]) -> list[AgreementSheet]:
        """The sheets of agreements in the order given, by as many queries as a single one takes. Raises RuleBroken with
        `record.missing` for one without a version."""
        students = self._store.many("person", [record.text("person_id") for record in records])
        versions = self._grouped("learning_agreement_version", "learning_agreement_id", [one.id for one in records])
        ids = [one.id for one in chain.from_iterable(versions.values())]
        components = self._grouped("agreement_component", _VERSION, ids)
        approvals = self._grouped("agreement_approval", _VERSION, ids)
        sheets = []
        for record in records:
            student = students.get(record.text("person_id")) or Record("person", "", {})
            own = sorted(versions[record.id], key=_number)
            if not own:
                facts = {"kind": "kind.learning_agreement_version", "id": record.id}
                raise RuleBroken(Problem("record.missing", facts=facts))
            made = tuple(_version(record, student, one, components[one.id], approvals[one.id]) for one in own)
            sheets.append(AgreementSheet(record, student, made))
        return sheets

    def of_mobility(self, mobility: str) -> Record | None:
        """The one agreement of a stay."""
        found = pointing(self._store, "learning_agreement", "mobility_id", mobility)
        return found[0] if found else None

    def _grouped(self, kind: str, field: str, ids: Sequence[str]) -> dict[str, list[Record]]:
        """The live records of a kind that point to `ids`, by what they point to."""
        grouped: dict[str, list[Record]] = defaultdict(list)
        for one in live(self._store.where(kind, field, ids)):
            grouped[one.text(field)].append(one)
        return grouped


def _version(
    agreement: Record, student: Record, version: Record, components: list[Record], approvals: list[Record]
) -> AgreementVersion:
    components.sort(key=_component_place)
    return AgreementVersion(
        version,
        tuple(components),
        tuple(approvals),
        version_hash(agreement.values, student.values, (one.values for one in components)),
    )


def _number(version: Record) -> int:
    number = version["number"]
    return number if isinstance(number, int) else 0


def _component_place(component: Record) -> tuple[str, int, str]:
    position = component["position"]
    return component.text("table"), position if isinstance(position, int) else 0, course_title(component.values)


def remark(component: Record, words: Wording) -> str:
    """The reason in somebody's own words where there are some, else that of its code; empty where nothing is to say."""
    conditions = component.text("recognition_conditions")
    if not component["change"]:
        return conditions
    change = words.choice("component_change", component.text("change"))
    code = component.text("reason_code")
    reason = component.text("reason_text") or (words.choice("component_reason", code) if code else "")
    said = words.say("agreement.window.change", {"change": change, "reason": reason}) if reason else change
    return f"{said} · {conditions}" if conditions else said

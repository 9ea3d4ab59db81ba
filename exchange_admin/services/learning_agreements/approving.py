"""Proposing a version and the three approvals, each of which names the hash of what it approves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import LIVE, Value
from exchange_admin.domain.ids import derived_id
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.content_hash import shown_hash
from exchange_admin.domain.rules.learning_agreements import (
    SIDES,
    STUDENT_FIELDS,
    Differences,
    VersionState,
    agreement_state,
    component_problems,
    course_title,
    differences,
)
from exchange_admin.domain.steps import Edit, Record, Step, filled
from exchange_admin.services.attachments import attachment_values, read_attachment
from exchange_admin.services.learning_agreements.drafting import Drafting, refuse_frozen
from exchange_admin.services.learning_agreements.reading import AgreementSheet, AgreementSheets, AgreementVersion
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.stored import there
from exchange_admin.store import Store

APPROVED, DECLINED = "approved", "declined"


@dataclass(frozen=True, slots=True)
class Signature:
    """Who speaks for a side (`student`, `sending`, `receiving`), and when; `scan` is a file of the signed paper.

    The office writes down what came by post or mail for the other sides too; the scan is what stands for it.
    """

    side: str
    signer: str
    signed_on: date
    position: str = ""
    scan: Path | None = None


class Approving(Service[Parts]):
    def problems(self, version: str) -> list[Problem]:
        """What keeps a draft from being proposed."""
        sheet, draft = self._version(version)
        values = [one.values for one in draft.components]
        return list(component_problems(values, first=sheet.approved is None))

    def propose(self, version: str, who: str) -> Changes:
        """Freezes a draft under its hash, for the three sides to approve. Raises RuleBroken."""
        sheet, draft = self._version(version)
        if draft.state != VersionState.DRAFT:
            refuse_frozen(draft)
        if found := self.problems(version):
            raise RuleBroken(*found)
        values: dict[str, Value] = {
            "state": VersionState.PROPOSED.value,
            "content_hash": draft.hash,
            "proposed_on": self._today().isoformat(),
        }
        edits = [Edit("learning_agreement_version", version, values)]
        return self._written(sheet, {draft.id: VersionState.PROPOSED}, edits, "learning_agreement.propose", who)

    def approve(self, version: str, named: str, signature: Signature, who: str) -> Changes:
        """`named` is the hash on the paper that was signed, or its beginning of at least twelve digits.

        The third approval puts the version in force and the one before out of it. Raises RuleBroken, as `_outdated`
        says, when the content is another than what the hash names: then with what has changed since.
        """
        sheet, proposed = self._to_sign(version, named, signature)
        scanned, contents = self._scanned(sheet, signature)
        edits = [*scanned, self._said(proposed, signature, APPROVED, "", scanned)]
        states: dict[str, VersionState] = {}
        if set(proposed.waiting) <= {signature.side}:
            states[version] = VersionState.APPROVED
            edits.append(Edit("learning_agreement_version", version, {"state": VersionState.APPROVED.value}))
            if sheet.approved is not None:
                before = sheet.approved.id
                states[before] = VersionState.SUPERSEDED
                edits.append(Edit("learning_agreement_version", before, {"state": VersionState.SUPERSEDED.value}))
        return self._written(sheet, states, edits, "learning_agreement.approve", who, contents)

    def decline(self, version: str, named: str, signature: Signature, comment: str, who: str) -> Changes:
        """One side does not agree and says why: no approval of the version counts any more, the next one is written."""
        if not comment.strip():
            raise RuleBroken(Problem("learning_agreement.no_comment", "comment"))
        sheet, proposed = self._to_sign(version, named, signature)
        values: dict[str, Value] = {"state": VersionState.DECLINED.value, "comment": comment.strip()[:1000]}
        scanned, contents = self._scanned(sheet, signature)
        edits = [
            *scanned,
            self._said(proposed, signature, DECLINED, comment.strip(), scanned),
            Edit("learning_agreement_version", version, values),
        ]
        states = {version: VersionState.DECLINED}
        return self._written(sheet, states, edits, "learning_agreement.decline", who, contents)

    def _to_sign(self, version: str, named: str, signature: Signature) -> tuple[AgreementSheet, AgreementVersion]:
        sheet, proposed = self._version(version)
        if signature.side not in SIDES:
            raise RuleBroken(Problem("value.unknown_word", "side", {"typed": signature.side}))
        if proposed.state != VersionState.PROPOSED:
            facts = {"number": proposed.number, "state": f"choice.agreement_version_state.{proposed.state}"}
            raise RuleBroken(Problem("learning_agreement.not_proposed", facts=facts))
        if found := list(_outdated(self._store, sheet, proposed, named)):
            raise RuleBroken(*found)
        if not signature.signer.strip():
            raise RuleBroken(Problem("value.required", "signer"))
        if signature.signed_on > self._today():
            raise RuleBroken(Problem("learning_agreement.signed_later", "signed_on", {"date": signature.signed_on}))
        if proposed.approval(signature.side) is not None:
            facts = {"side": f"choice.approval_side.{signature.side}", "number": proposed.number}
            raise RuleBroken(Problem("learning_agreement.signed_already", "side", facts))
        return sheet, proposed

    def _scanned(self, sheet: AgreementSheet, signature: Signature) -> tuple[list[Edit], dict[str, bytes]]:
        """The scan as an attachment of the student. Raises RuleBroken where it cannot be kept."""
        if signature.scan is None:
            return [], {}
        content, id = read_attachment(signature.scan), self._origin.new_id()
        belongs_to: dict[str, Value] = {"person_id": sheet.record["person_id"]}
        values = attachment_values(self._registry, signature.scan.name, content, belongs_to)
        return [Edit("attachment", id, values, new=True)], {id: content}

    def _said(
        self, version: AgreementVersion, signature: Signature, verdict: str, comment: str, scanned: Sequence[Edit]
    ) -> Edit:
        """One record for a side and a version, wherever it is written."""
        id = derived_id("agreement_approval", version.id, signature.side)
        values: dict[str, Value] = {
            "learning_agreement_version_id": version.id,
            "side": signature.side,
            "verdict": verdict,
            "content_hash": version.hash,
            "signer": signature.signer.strip()[:200],
            "signed_on": signature.signed_on.isoformat(),
            "signer_position": signature.position.strip()[:200] or None,
            "attachment_id": scanned[0].id if scanned else None,
            "comment": comment[:1000] or None,
        }
        before = self._store.get("agreement_approval", id)
        if before is not None:
            return Edit("agreement_approval", id, {**values, LIVE: 1})
        return Edit("agreement_approval", id, filled(values), new=True)

    def _written(
        self,
        sheet: AgreementSheet,
        states: dict[str, VersionState],
        edits: list[Edit],
        verb: str,
        who: str,
        contents: Mapping[str, bytes] = MappingProxyType({}),
    ) -> Changes:
        """One step, with the agreement's own word brought along where it changes."""
        word = agreement_state((one.number, states.get(one.id, one.state)) for one in sheet.versions)
        if word != sheet.record["state"]:
            edits = [*edits, Edit("learning_agreement", sheet.record.id, {"state": word})]
        return self._store.record(Step(who, verb, tuple(edits)), contents)

    def _version(self, version: str) -> tuple[AgreementSheet, AgreementVersion]:
        record = there(self._store, "learning_agreement_version", version)
        sheet = AgreementSheets(self._store).read(record.text("learning_agreement_id"))
        return sheet, next(one for one in sheet.versions if one.id == version)


SHORTEST = 12
"""Digits of a hash that name a content."""


def _outdated(store: Store, sheet: AgreementSheet, version: AgreementVersion, named: str) -> Iterator[Problem]:
    """Nothing where `named` is the hash of the version as it stands.

    `learning_agreement.outdated` for the paper of another version, `…changed_since` where the content changed
    after it was proposed, else `…unknown_hash`; then what has changed.
    """
    plain = "".join(named.split()).lower()
    facts = {"named": shown_hash(plain) or "—", "hash": shown_hash(version.hash), "number": version.number}
    if version.outdated:
        yield Problem("learning_agreement.changed_since", "content_hash", facts)
        yield from _changed_since(store, sheet, version)
    elif len(plain) < SHORTEST or not version.hash.startswith(plain):
        signed = next((one for one in sheet.versions if _is(one, plain)), None)
        if signed is None:
            yield Problem("learning_agreement.unknown_hash", "content_hash", facts)
        else:
            yield Problem("learning_agreement.outdated", "content_hash", {**facts, "signed": signed.number})
            before = [one.values for one in signed.components]
            yield from _said(differences(before, [one.values for one in version.components]))


def _changed_since(store: Store, sheet: AgreementSheet, version: AgreementVersion) -> Iterator[Problem]:
    """Courses and facts of the student that the journal knows to have changed since the proposal."""
    since = _proposed_at(store, version)
    titles = []
    for component in version.components:
        written = store.history.of("agreement_component", component.id)
        if any(entry.when >= since and entry.old is not None for entry in written):
            titles.append(course_title(component.values))
    yield from _said(Differences(changed=tuple(titles)))
    for name in STUDENT_FIELDS:
        written = store.history.of("person", sheet.student.id)
        since_then = [one for one in written if one.field == name and one.when >= since and one.verb != "person.add"]
        if since_then and since_then[-1].old != sheet.student[name]:
            facts = {"field": f"field.{name}", "old": since_then[-1].old or "—", "new": sheet.student[name] or "—"}
            yield Problem("learning_agreement.since_student", name, facts)


def _proposed_at(store: Store, version: AgreementVersion) -> str:
    written = store.history.of("learning_agreement_version", version.id)
    return next((one.when for one in written if one.field == "content_hash"), "")


def _is(version: AgreementVersion, plain: str) -> bool:
    own = version.record.text("content_hash")
    return len(plain) >= SHORTEST and bool(own) and own.startswith(plain)


def _said(found: Differences) -> Iterator[Problem]:
    for code, titles in (("added", found.added), ("removed", found.removed), ("changed", found.changed)):
        if titles:
            yield Problem(f"learning_agreement.since_{code}", facts={"courses": tuple(titles)})


class LearningAgreements(Service[Parts]):
    """The verbs of learning agreements over one open office file."""

    def sheet(self, id: str) -> AgreementSheet:
        """Raises RuleBroken with `record.missing`."""
        return AgreementSheets(self._store).read(id)

    def sheets(self, records: Sequence[Record]) -> list[AgreementSheet]:
        """As `AgreementSheets.read_all`."""
        return AgreementSheets(self._store).read_all(records)

    def of_mobility(self, mobility: str) -> str:
        """The id of the one agreement of a stay, empty when there is none."""
        record = AgreementSheets(self._store).of_mobility(mobility)
        return record.id if record else ""

    @cached_property
    def drafting(self) -> Drafting:
        return Drafting(self._parts)

    @cached_property
    def approving(self) -> Approving:
        return Approving(self._parts)

"""Why a signed paper does not hold for a version: which content it is, and what has changed since."""

from __future__ import annotations

from collections.abc import Iterator

from exchange_admin.domain.problems import Problem
from exchange_admin.domain.rules.agreement_differences import Differences, differences
from exchange_admin.domain.rules.content_hash import shown_hash
from exchange_admin.domain.rules.learning_agreements import STUDENT_FIELDS, course_title
from exchange_admin.services.learning_agreements.reading import AgreementSheet, AgreementVersion
from exchange_admin.store import Store

SHORTEST = 12
"""Digits of a hash that name a content."""


class Outdated:
    """Reads versions and journal."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def problems(self, sheet: AgreementSheet, version: AgreementVersion, named: str) -> Iterator[Problem]:
        """Nothing where `named` is the hash of the version as it stands.

        `learning_agreement.outdated` for the paper of another version, `…changed_since` where the content changed
        after it was proposed, else `…unknown_hash`; then what has changed.
        """
        plain = "".join(named.split()).lower()
        facts = {"named": shown_hash(plain) or "—", "hash": shown_hash(version.hash), "number": version.number}
        if version.outdated:
            yield Problem("learning_agreement.changed_since", "content_hash", facts)
            yield from self._changed_since(sheet, version)
        elif len(plain) < SHORTEST or not version.hash.startswith(plain):
            signed = next((one for one in sheet.versions if _is(one, plain)), None)
            if signed is None:
                yield Problem("learning_agreement.unknown_hash", "content_hash", facts)
            else:
                yield Problem("learning_agreement.outdated", "content_hash", {**facts, "signed": signed.number})
                before = [one.values for one in signed.components]
                yield from _said(differences(before, [one.values for one in version.components]))

    def _changed_since(self, sheet: AgreementSheet, version: AgreementVersion) -> Iterator[Problem]:
        """Courses and facts of the student that the journal knows to have changed since the proposal."""
        since = self._proposed_at(version)
        titles = []
        for component in version.components:
            written = self._store.history.of("agreement_component", component.id)
            if any(entry.when >= since and entry.old is not None for entry in written):
                titles.append(course_title(component.values))
        yield from _said(Differences(changed=tuple(titles)))
        for name in STUDENT_FIELDS:
            written = self._store.history.of("person", sheet.student.id)
            since_then = [
                one for one in written if one.field == name and one.when >= since and one.verb != "person.add"
            ]
            if since_then and since_then[-1].old != sheet.student[name]:
                facts = {"field": f"field.{name}", "old": since_then[-1].old or "—", "new": sheet.student[name] or "—"}
                yield Problem("learning_agreement.since_student", name, facts)

    def _proposed_at(self, version: AgreementVersion) -> str:
        written = self._store.history.of("learning_agreement_version", version.id)
        return next((one.when for one in written if one.field == "content_hash"), "")


def _is(version: AgreementVersion, plain: str) -> bool:
    own = version.record.text("content_hash")
    return len(plain) >= SHORTEST and bool(own) and own.startswith(plain)


def _said(found: Differences) -> Iterator[Problem]:
    for code, titles in (("added", found.added), ("removed", found.removed), ("changed", found.changed)):
        if titles:
            yield Problem(f"learning_agreement.since_{code}", facts={"courses": tuple(titles)})

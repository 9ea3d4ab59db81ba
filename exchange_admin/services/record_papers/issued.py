"""What was issued about a record already."""

from __future__ import annotations

from collections.abc import Iterator

from exchange_admin.documents.record_papers.facts import RecordPaper
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.rules.certificate_states import REVOKED
from exchange_admin.domain.steps import Record
from exchange_admin.services.certificates.register import CertificateRegister
from exchange_admin.store import Store


class IssuedPapers:
    """Reads the register only."""

    def __init__(self, store: Store, register: CertificateRegister) -> None:
        self._store, self._register = store, register

    def newest(self, kind: str, source: str, person: str) -> bytes | None:
        """The PDF of the newest paper of a kind that was made of this record and still holds; None without one."""
        found = max(self._made_of(kind, source, person), key=_age, default=None)
        return self._register.pdf([found.id]) if found is not None else None

    def _made_of(self, kind: str, source: str, person: str) -> Iterator[Record]:
        for one in self._store.where("certificate", "person_id", self._store.entries().of(person)):
            if one.live and one["kind"] == kind and one["state"] != REVOKED and _source(one) == source:
                yield one


def _source(paper: Record) -> str:
    try:
        return RecordPaper.from_json(paper.text("facts")).source
    except RuleBroken:
        return ""


def _age(paper: Record) -> tuple[str, str]:
    return paper.text("issued_on"), paper.id

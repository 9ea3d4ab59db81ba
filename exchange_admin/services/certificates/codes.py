"""The signed code of each paper, and the office's own key and list of revocations for whoever verifies them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol

from exchange_admin.documents.certificates.facts import Trilingual
from exchange_admin.documents.packages.keys import SiteKeys, sign
from exchange_admin.documents.papers import Paper
from exchange_admin.documents.verification.code import SIGNATURE, CodeFacts, signed_code
from exchange_admin.documents.verification.office_key import OfficeKey
from exchange_admin.documents.verification.revocations import signed_list
from exchange_admin.domain.fields import LIVE
from exchange_admin.domain.ids import made_on
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.wording import LANGUAGES
from exchange_admin.services.certificates.paper_facts import trilingual
from exchange_admin.services.office_files import own_office
from exchange_admin.store import Store

_LONGEST_SERIAL = "AAAAAP99999-X"


class Keys(Protocol):
    """`services.exchange.office_keys.OfficeKeys`."""

    def public(self) -> tuple[str, str]: ...
    def private(self) -> SiteKeys: ...


class PaperCodes:
    """Signs with the keys of one office file; `private` keys that are locked raise RuleBroken with `keys.locked`."""

    def __init__(self, store: Store, keys: Keys) -> None:
        self._store, self._keys = store, keys

    def signed(self, papers: Sequence[Paper]) -> list[Paper]:
        """The papers with their codes. Raises RuleBroken: `keys.locked`, `certificate.code_too_long`."""
        return with_codes(papers, self._keys.private())

    def as_samples(self, papers: Sequence[Paper]) -> list[Paper]:
        """The papers with codes of the same size that verify as altered: a preview must not be a genuine paper."""
        sign_key, _ = self._keys.public()
        return [_with_code(paper, sign_key, lambda _: bytes(SIGNATURE)) for paper in papers]

    def problems(self, paper: Paper) -> tuple[Problem, ...]:
        """What keeps the paper from having a code: names too long for any symbol beside the longest number."""
        office = own_office(self._store).text("code")
        longest = dataclasses.replace(paper, number=f"{office}-{paper.issued.year}-{_LONGEST_SERIAL}")
        try:
            self.as_samples([longest])
        except RuleBroken as refused:
            return refused.problems
        return ()

    def public_key(self) -> OfficeKey:
        """What `office.pub` says."""
        office = own_office(self._store)
        language = office.text("language")
        return OfficeKey(self.issuer().best(language if language in LANGUAGES else "en"), *self._keys.public())

    def issuer(self) -> Trilingual:
        """The names of the own institution."""
        institution = self._store.get("institution", own_office(self._store).text("institution_id"))
        return trilingual(institution, "name") if institution else Trilingual()

    def revoked(self) -> dict[str, date]:
        """Every number that was revoked or whose paper was taken back, by undo too, with the day.

        The next issue voids the number of a paper that was undone; until then, and in a file of a paper that was saved
        before, its code is as genuine as any.
        """
        store = self._store
        gone = {one.text("number"): made_on(one.id) for one in store.records(Query("voided_number"))}
        gone |= {one.text("number"): self._left_on(one.id) for one in store.records(Query("certificate", deleted=True))}
        there = {one.text("number") for one in store.where("certificate", "number", list(gone)) if one.live}
        days = {number: day for number, day in gone.items() if number not in there}
        revoked = [one for one in store.where("certificate", "state", ["revoked"]) if one.live]
        return days | {one.text("number"): date.fromisoformat(one.text("revoked_on")) for one in revoked}

    def _left_on(self, id: str) -> date:
        """The UTC day on which a paper left the register last."""
        days = (one.when for one in self._store.history("certificate", id) if one.field == LIVE and not one.new)
        day = next(days, "")
        return date.fromisoformat(day[:10]) if day else made_on(id)

    def revocations(self, today: date) -> str:
        """The signed list of `revoked`. Raises RuleBroken with `keys.locked`."""
        keys = self._keys.private()
        return signed_list(self.revoked().items(), today, keys.sign_public, lambda told: sign(keys.sign_private, told))


def with_codes(papers: Sequence[Paper], keys: SiteKeys) -> list[Paper]:
    """The papers with codes signed by these keys. Raises RuleBroken with `certificate.code_too_long`."""
    return [_with_code(paper, keys.sign_public, lambda told: sign(keys.sign_private, told)) for paper in papers]


def _with_code(paper: Paper, sign_key: str, sign: Callable[[bytes], bytes]) -> Paper:
    return dataclasses.replace(paper, code=signed_code(_stated(paper), sign_key, sign))


def _stated(paper: Paper) -> CodeFacts:
    lead = paper.languages[0]
    native = dict(paper.holder.in_order()).get(paper.holder.native, "")
    return CodeFacts(
        kind=paper.kind,
        number=paper.number,
        latin=paper.holder.latin,
        native="" if native == paper.holder.latin else native,
        programme=paper.programme.best(lead),
        issuer=paper.issuer.best(lead),
        issued=paper.issued,
        starts=paper.starts,
        ends=paper.ends,
    )

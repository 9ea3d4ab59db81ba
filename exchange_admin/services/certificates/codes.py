"""The signed code of each paper; key, list of revocations and page of the office, for whoever verifies them."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Protocol, runtime_checkable

from exchange_admin.documents.certificates.facts import ParticipationFacts, Trilingual
from exchange_admin.documents.files import write_bytes, written_whole
from exchange_admin.documents.fonts import Fonts
from exchange_admin.documents.packages.keys import SiteKeys, sign
from exchange_admin.documents.papers import Paper, digest_of
from exchange_admin.documents.record_papers.facts import RecordPaper
from exchange_admin.documents.verification.code import SIGNATURE, key_id
from exchange_admin.documents.verification.coding import page_codes, single_code
from exchange_admin.documents.verification.key_sheet import key_sheet
from exchange_admin.documents.verification.office_key import OfficeKey
from exchange_admin.documents.verification.page import page
from exchange_admin.documents.verification.paper_lines import lines_of
from exchange_admin.documents.verification.revocations import signed_list
from exchange_admin.documents.verification.second_format import DIGEST, Signer
from exchange_admin.documents.verification.statement import Line
from exchange_admin.domain.fields import LIVE
from exchange_admin.domain.ids import made_on
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.steps import live
from exchange_admin.domain.wording import LANGUAGES, Wording
from exchange_admin.services.certificates.designs import unknown_kind
from exchange_admin.services.certificates.paper_facts import trilingual
from exchange_admin.services.exchange.office_keys import OfficeKeys
from exchange_admin.services.office_files import office_language, own_office
from exchange_admin.store import Store

_LONGEST_SERIAL = "AAAAAP99999-X"


class CodedDesign(Protocol):
    """A design, of which a code names the version; see `services.certificates.designs.Design`."""

    @property
    def id(self) -> str: ...


@runtime_checkable
class PagesOfTables(Protocol):
    """A design whose pages carry the codes of what stands on them; see `documents.record_papers.designs`."""

    @property
    def across(self) -> float: ...
    def stated(self, facts: RecordPaper, code_mm: float, beside: int) -> Sequence[Sequence[Line]]: ...


class PaperCodes:
    """Signs with the keys of one office file; `private` keys that are locked raise RuleBroken with `keys.locked`."""

    def __init__(self, store: Store, keys: OfficeKeys) -> None:
        self._store, self._keys = store, keys

    def signed(self, papers: Sequence[Paper], design: CodedDesign) -> list[Paper]:
        """The papers with their codes. Raises RuleBroken: `keys.locked`, `certificate.code_too_long`."""
        return with_codes(papers, self._keys.private(), design)

    def as_samples(self, papers: Sequence[Paper], design: CodedDesign) -> list[Paper]:
        """The papers with codes of the same size that verify as altered: a preview must not be a genuine paper."""
        signer = self._nobody()
        return [_with_code(paper, signer, design) for paper in papers]

    def as_sample(self, paper: ParticipationFacts) -> ParticipationFacts:
        """As `as_samples`, of a certificate that no design draws yet."""
        return _certificate(paper, bytes(DIGEST), self._nobody())

    def _nobody(self) -> Signer:
        sign_key, _ = self._keys.public()
        return Signer(bytes.fromhex(key_id(sign_key)), lambda _: bytes(SIGNATURE))

    def problems(self, paper: Paper) -> tuple[Problem, ...]:
        """What keeps a certificate from having a code: names too long for any symbol beside the longest number."""
        if isinstance(paper, RecordPaper):
            return ()
        office = own_office(self._store).text("code")
        longest = dataclasses.replace(paper, number=f"{office}-{paper.issued.year}-{_LONGEST_SERIAL}")
        try:
            self.as_sample(longest)
        except RuleBroken as refused:
            return refused.problems
        return ()

    def public_key(self) -> OfficeKey:
        """The office by its name and keys."""
        return OfficeKey(self.issuer().best(office_language(self._store)), *self._keys.public())

    def signed_key(self) -> OfficeKey:
        """As `public_key`, with the signature that `office.pub` carries. Raises RuleBroken with `keys.locked`."""
        private = self._keys.private().sign_private
        return self.public_key().signed(lambda told: sign(private, told))

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
        revoked = live(store.where("certificate", "state", ["revoked"]))
        return days | {one.text("number"): date.fromisoformat(one.text("revoked_on")) for one in revoked}

    def _left_on(self, id: str) -> date:
        """The UTC day on which a paper left the register last."""
        days = (one.when for one in self._store.history.of("certificate", id) if one.field == LIVE and not one.new)
        day = next(days, "")
        return date.fromisoformat(day[:10]) if day else made_on(id)

    def revocations(self, today: date) -> str:
        """The signed list of `revoked`. Raises RuleBroken with `keys.locked`."""
        keys = self._keys.private()
        return signed_list(self.revoked().items(), today, keys.sign_public, lambda told: sign(keys.sign_private, told))


def with_codes(papers: Sequence[Paper], keys: SiteKeys, design: CodedDesign) -> list[Paper]:
    """The papers with codes signed by these keys. Raises RuleBroken with `certificate.code_too_long`."""
    signer = Signer(bytes.fromhex(key_id(keys.sign_public)), lambda told: sign(keys.sign_private, told))
    return [_with_code(paper, signer, design) for paper in papers]


def _with_code(paper: Paper, signer: Signer, design: CodedDesign) -> Paper:
    digest = digest_of(paper, design.id)
    if not isinstance(paper, RecordPaper):
        return _certificate(paper, digest, signer)
    if not isinstance(design, PagesOfTables):
        raise RuleBroken(unknown_kind(paper.kind))
    made = page_codes(lines_of(paper), partial(design.stated, paper), design.across, digest, signer)
    return dataclasses.replace(paper, codes=made.pages, code_mm=made.side, codes_beside=made.beside)


def _certificate(paper: ParticipationFacts, digest: bytes, signer: Signer) -> ParticipationFacts:
    return dataclasses.replace(paper, code=single_code(lines_of(paper), digest, signer))


def write_key(codes: PaperCodes, target: Path) -> OfficeKey:
    """`office.pub`. Raises FileNotWritten, RuleBroken (`keys.locked`)."""
    key = codes.signed_key()
    _write(target, key.to_text())
    return key


def write_key_sheet(
    codes: PaperCodes, target: Path, fonts: Fonts, wordings: Mapping[str, Wording], language: str, today: date
) -> None:
    """The key on paper, in three languages of which `language` leads. Raises as `write_key`."""
    languages = (language, *(one for one in LANGUAGES if one != language))
    data = key_sheet(fonts, wordings, languages, codes.signed_key(), codes.issuer(), today)
    write_bytes(target, data)


def write_revocations(codes: PaperCodes, target: Path, today: date) -> tuple[str, ...]:
    """The numbers in the list. Raises FileNotWritten, RuleBroken with `keys.locked`."""
    _write(target, codes.revocations(today))
    return tuple(sorted(codes.revoked()))


def write_page(
    codes: PaperCodes,
    target: Path,
    resources: Path,
    wordings: Mapping[str, Wording],
    language: str,
    today: date,
) -> None:
    """`verify.html` with the office's key and today's list in it. Raises FileNotWritten, RuleBroken (`keys.locked`)."""
    template = resources / "verification" / "verify.html"
    keys, lists = (codes.signed_key().to_text(),), (codes.revocations(today),)
    _write(target, page(template, wordings, language, keys, lists))


def _write(target: Path, text: str) -> None:
    with written_whole(target) as draft:
        draft.write_text(text, "utf-8", newline="\n")

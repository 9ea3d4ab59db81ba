"""What becomes of codes that somebody shows: genuine, incomplete, revoked, of an unknown issuer, or altered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from exchange_admin.documents.verification.code import CodeFacts, ReadCode, facts_in, read_code
from exchange_admin.documents.verification.office_key import OfficeKey
from exchange_admin.documents.verification.revocations import Revocations
from exchange_admin.documents.verification.statement import Columns, Fact, Line
from exchange_admin.domain.rules.eligibility import CEREMONY_AHEAD


class Verdict(StrEnum):
    GENUINE = "genuine"
    TO_COMPARE = "to_compare"
    """Signed, but nobody has compared the digits of the key yet: anybody can make a key in any name."""
    INCOMPLETE = "incomplete"
    """Signed, but not all codes of the paper were given."""
    REVOKED = "revoked"
    UNKNOWN_ISSUER = "unknown_issuer"
    ALTERED = "altered"


@dataclass(frozen=True, slots=True)
class Judged:
    """A paper by those of its codes that were given. `facts` and `lines` are what they state, proved only when
    `verdict` is none of unknown issuer and altered; `issuer` is the known key.
    """

    verdict: Verdict
    facts: CodeFacts
    key_id: str
    issuer: OfficeKey | None = None
    revoked_on: date | None = None
    list_made: date | None = None
    """The day of the list of revocations that was asked, where one of this issuer was at hand."""
    lines: tuple[Line, ...] = ()
    format: int = 2
    digest: str = ""
    parts: int = 1
    missing: tuple[int, ...] = ()
    """Those of the `parts` codes of the paper that were not given."""
    is_number_twice: bool = False
    """Whether another paper with the same number was given that this office signed, too."""
    is_in_register: bool | None = None
    """Whether the register of the issuer holds exactly this paper; None where it was not asked or has no facts."""

    @property
    def is_list_too_old(self) -> bool:
        """Whether the list cannot know the paper: somebody kept it, or hands on an old one to hide a revocation.

        A paper may bear a later day than the one on which it was made.
        """
        return self.list_made is not None and self.facts.issued - self.list_made > CEREMONY_AHEAD

    @property
    def is_first_format(self) -> bool:
        """Whether the code states no more than number, holder, programme, days and issuer."""
        return self.format == 1


def judge(text: str, keys: Iterable[OfficeKey], revocations: Iterable[Revocations] = ()) -> Judged:
    """One code alone. Raises RuleBroken with `code.unreadable` for a text that is no code, `code.newer`."""
    return judge_all([text], keys, revocations)[0]


def judge_all(
    texts: Iterable[str], keys: Iterable[OfficeKey], revocations: Iterable[Revocations] = ()
) -> tuple[Judged, ...]:
    """Every paper of which there is a code, in the order of their first ones; codes may come in any order and twice.

    Raises RuleBroken with `code.unreadable` for a text that is no code, `code.newer`.
    """
    known, lists = tuple(keys), tuple(revocations)
    papers: dict[object, list[ReadCode]] = {}
    for place, read in enumerate(map(read_code, texts)):
        issuer = _issuer(read, known)
        is_altered = issuer is not None and not read.is_signed_by(issuer.sign_key)
        paper = place if is_altered or not read.digest else (read.key_id, read.digest, read.parts)
        papers.setdefault(paper, []).append(read)
    return tuple(_numbers_compared([_judged(codes, known, lists) for codes in papers.values()]))


def _judged(codes: Sequence[ReadCode], keys: Sequence[OfficeKey], lists: Sequence[Revocations]) -> Judged:
    by_place = {code.place: code for code in reversed(codes)}
    ordered = [by_place[place] for place in sorted(by_place)]
    first, issuer = ordered[0], _issuer(ordered[0], keys)
    lines = tuple(_together(ordered))
    missing = tuple(place for place in range(1, first.parts + 1) if place not in by_place)
    found = Judged(
        verdict=Verdict.UNKNOWN_ISSUER,
        facts=facts_in(lines),
        key_id=first.key_id,
        issuer=issuer,
        lines=lines,
        format=first.format,
        digest=first.digest,
        parts=first.parts,
        missing=missing,
    )
    if issuer is None:
        return found
    if not all(code.is_signed_by(issuer.sign_key) for code in codes) or _is_mixed(codes):
        return replace(found, verdict=Verdict.ALTERED)
    asked = [one for one in lists if one.key_id == first.key_id]
    days = [one.numbers[found.facts.number] for one in asked if found.facts.number in one]
    newest = max((one.made for one in asked), default=None)
    verdict = Verdict.REVOKED if days else Verdict.INCOMPLETE if missing else _signed(issuer)
    return replace(found, verdict=verdict, revoked_on=min(days, default=None), list_made=newest)


def _signed(issuer: OfficeKey) -> Verdict:
    return Verdict.GENUINE if issuer.is_compared else Verdict.TO_COMPARE


def _issuer(read: ReadCode, keys: Iterable[OfficeKey]) -> OfficeKey | None:
    return next((key for key in keys if key.id == read.key_id), None)


def _is_mixed(codes: Sequence[ReadCode]) -> bool:
    """Whether codes that say that they belong together differ in what they have in common."""
    return len({code.facts.number for code in codes}) > 1 or len({(one.place, one.payload) for one in codes}) > len(
        {one.place for one in codes}
    )


def _together(codes: Iterable[ReadCode]) -> Iterator[Line]:
    """The lines of all parts, what each of them repeats once."""
    said: set[Fact] = set()
    head: Columns | None = None
    for code in codes:
        for line in code.lines:
            if isinstance(line, Columns):
                if line != head:
                    yield line
                head = line
            elif not isinstance(line, Fact):
                yield line
            elif line not in said:
                said.add(line)
                yield line


def _numbers_compared(papers: Sequence[Judged]) -> Iterator[Judged]:
    """Two papers of one office that have the same number are told."""
    signed = [one for one in papers if one.verdict not in (Verdict.ALTERED, Verdict.UNKNOWN_ISSUER)]
    for one in papers:
        others = [other for other in signed if _is_another(other, one)]
        twice = one in signed and any(_number(other) == _number(one) for other in others)
        yield replace(one, is_number_twice=twice)


def _is_another(other: Judged, paper: Judged) -> bool:
    """Codes of the first format have no digest: what they state is all that tells them apart."""
    return other.lines != paper.lines if not (other.digest or paper.digest) else other.digest != paper.digest


def _number(paper: Judged) -> tuple[str, str]:
    return paper.key_id, paper.facts.number

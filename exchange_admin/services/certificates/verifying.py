"""Codes verified by the keys at hand: those of files somebody gave, or those that an office knows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from exchange_admin.documents.papers import digest_of, read_paper
from exchange_admin.documents.verification.code import codes_in_text, is_code, read_code
from exchange_admin.documents.verification.office_key import OfficeKey
from exchange_admin.documents.verification.revocations import LARGEST_LIST, Revocations, is_list, read_list
from exchange_admin.documents.verification.scanning import codes_in, codes_of
from exchange_admin.documents.verification.verdict import Judged, Verdict, judge_all
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.services.certificates.codes import PaperCodes
from exchange_admin.services.certificates.paper_facts import trilingual
from exchange_admin.services.exchange.correspondents import CONFIRMED, Correspondents
from exchange_admin.store import Store

_LARGEST_KEY = 10_000


class Verifying:
    """Judges; writes nothing."""

    def __init__(
        self,
        keys: Iterable[OfficeKey],
        revocations: Iterable[Revocations] = (),
        registered: Callable[[str], Collection[str]] | None = None,
    ) -> None:
        """`registered` gives the digests of the own papers with a number, as far as the register still has their facts;
        their key is the first of `keys`.
        """
        self._keys, self._revocations, self._registered = tuple(keys), tuple(revocations), registered

    @classmethod
    def by_files(cls, keys: Sequence[Path], lists: Sequence[Path], digits: Sequence[str] = ()) -> Verifying:
        """`digits` are those that offices told over the telephone: only keys that have them are taken as compared.

        Raises RuleBroken: `code.key_unreadable`, `code.key_altered`, `code.digits_differ`, `revocations.…`.
        """
        known = [OfficeKey.from_text(_text(path, _LARGEST_KEY, "code.key_unreadable"), str(path)) for path in keys]
        known = _compared(known, digits)
        told_digits = {key.fingerprint for key in known if key.is_compared}
        if strange := next((one for one in digits if _grouped(one) not in told_digits), None):
            raise RuleBroken(Problem("code.digits_differ", facts={"typed": strange[:80]}))
        signing = [key.sign_key for key in known]
        told = [read_list(_text(path, LARGEST_LIST, "revocations.unreadable"), signing, str(path)) for path in lists]
        return cls(known, told)

    @classmethod
    def by_office(
        cls,
        store: Store,
        codes: PaperCodes,
        today: date,
        language: str,
        files: Sequence[Path] = (),
        compared: Collection[str] = (),
    ) -> Verifying:
        """By the office's own key and register, the keys of partners that were confirmed over the telephone, and what
        stands in `files`: keys of other offices and their lists. `compared` are the digits of keys that somebody has
        compared before. Raises RuleBroken as `by_files`.
        """
        own = replace(codes.public_key(), is_compared=True)
        keys, lists = [own, *_partners(store, language)], [Revocations(own.id, today, codes.revoked())]
        texts = [(path, _text(path, LARGEST_LIST, "code.key_unreadable")) for path in files]
        given = [OfficeKey.from_text(text, str(path)) for path, text in texts if not is_list(text)]
        keys += _compared(given, compared)
        signing = [key.sign_key for key in keys]
        lists += [read_list(text, signing, str(path)) for path, text in texts if is_list(text)]
        return cls(keys, lists, partial(_registered, store))

    @property
    def offices(self) -> tuple[OfficeKey, ...]:
        """Those whose papers can be told genuine, the own office first."""
        return self._keys

    def text(self, text: str) -> tuple[Judged, ...]:
        """Every paper of which there is a code in the text. Raises RuleBroken: `code.unreadable`, `code.newer`."""
        return self._judged(codes_in_text(text) or [text])

    def code(self, text: str) -> Judged:
        """One code alone. Raises RuleBroken: `code.unreadable`, `code.newer`."""
        return self.text(text)[0]

    def source(self, source: str | Path) -> tuple[Judged, ...]:
        """Every paper of which there is a code in the file `source`, or in this text. Raises RuleBroken: `code.…`."""
        return self.sources([source])

    def sources(self, sources: Sequence[str | Path]) -> tuple[Judged, ...]:
        """As `source`, of several: the codes of a paper may come in several pictures. Raises RuleBroken: `code.…`."""
        texts: list[str] = []
        for source in sources:
            told = codes_in_text(source) if isinstance(source, str) else []
            texts += told or codes_of(Path(source))
        return self._judged(texts)

    def given(self, sources: Sequence[str | Path | bytes]) -> tuple[Judged, ...]:
        """Every paper of which there is a code in these texts, files, and pictures or PDFs in memory; what was typed
        names no file. Raises RuleBroken: `code.…`.
        """
        texts: list[str] = []
        for source in sources:
            if isinstance(source, str):
                texts += codes_in_text(source) or [source]
            else:
                texts += codes_in(source, "") if isinstance(source, bytes) else codes_of(source)
        return self._judged(texts)

    def _judged(self, texts: Sequence[str]) -> tuple[Judged, ...]:
        return tuple(map(self._compared_with_register, judge_all(texts, self._keys, self._revocations)))

    def _compared_with_register(self, judged: Judged) -> Judged:
        own = self._keys[0].id if self._keys else ""
        if self._registered is None or judged.key_id != own or not judged.digest:
            return judged
        digests = self._registered(judged.facts.number)
        return replace(judged, is_in_register=judged.digest in digests) if digests else judged


def are_of_one_paper(before: str, text: str) -> bool:
    """Whether these codes belong to the paper that those before belong to, and are others."""
    known, given = codes_in_text(before), codes_in_text(text)
    try:
        papers = {(one.key_id, one.digest) for one in map(read_code, (*known, *given))}
    except RuleBroken:
        return False
    return bool(known and given) and len(papers) == 1 and not {*given} <= {*known}


def _registered(store: Store, number: str) -> list[str]:
    """Digests of what the register holds under a number, of papers that were taken back too."""
    found = []
    for record in store.where("certificate", "number", [number]):
        with suppress(RuleBroken):
            paper = read_paper(record.text("kind"), record.text("facts"))
            found.append(digest_of(paper, record.text("design")).hex())
    return found


def _partners(store: Store, language: str) -> Iterator[OfficeKey]:
    for one in Correspondents(store).all():
        if one.state == CONFIRMED and one.sign_key and one.age_key:
            institution = store.get("institution", one.institution_id)
            name = trilingual(institution, "name").best(language) if institution else one.site
            yield OfficeKey(name, one.sign_key, one.age_key, is_compared=True)


def _compared(keys: Sequence[OfficeKey], digits: Collection[str]) -> list[OfficeKey]:
    told = {_grouped(one) for one in digits}
    return [replace(key, is_compared=key.fingerprint in told) for key in keys]


def _grouped(digits: str) -> str:
    """Digits in groups of four, however somebody typed them."""
    bare = "".join(filter(str.isdigit, digits))
    return " ".join(bare[at : at + 4] for at in range(0, len(bare), 4))


def _text(path: Path, largest: int, code: str) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(largest + 1)
        if len(content) > largest:
            raise ValueError(path)
        return content.decode("utf-8")
    except (OSError, ValueError):
        raise RuleBroken(Problem(code, facts={"path": str(path)})) from None


KnownOffice = OfficeKey
"""As whoever shows it needs it: name, digits."""

__all__ = ["Judged", "KnownOffice", "Verdict", "Verifying", "are_of_one_paper", "is_code"]

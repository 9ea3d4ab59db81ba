"""Codes verified by the keys at hand: those of files somebody gave, or those that an office knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from exchange_admin.documents.verification.code import PREFIX
from exchange_admin.documents.verification.office_key import OfficeKey
from exchange_admin.documents.verification.revocations import LARGEST_LIST, Revocations, is_list, read_list
from exchange_admin.documents.verification.scanning import codes_in, codes_of
from exchange_admin.documents.verification.verdict import Judged, Verdict, judge
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.services.certificates.codes import PaperCodes
from exchange_admin.services.certificates.paper_facts import trilingual
from exchange_admin.services.exchange.correspondents import CONFIRMED, Correspondents
from exchange_admin.store import Store

_LARGEST_KEY = 10_000


class Verifying:
    """Judges; writes nothing."""

    def __init__(self, keys: Iterable[OfficeKey], revocations: Iterable[Revocations] = ()) -> None:
        self._keys, self._revocations = tuple(keys), tuple(revocations)

    @classmethod
    def by_files(cls, keys: Sequence[Path], lists: Sequence[Path]) -> Verifying:
        """Raises RuleBroken: `code.key_unreadable`, `revocations.…`."""
        known = [OfficeKey.from_text(_text(path, _LARGEST_KEY, "code.key_unreadable"), str(path)) for path in keys]
        signing = [key.sign_key for key in known]
        told = [read_list(_text(path, LARGEST_LIST, "revocations.unreadable"), signing, str(path)) for path in lists]
        return cls(known, told)

    @classmethod
    def by_office(
        cls, store: Store, codes: PaperCodes, today: date, language: str, files: Sequence[Path] = ()
    ) -> Verifying:
        """By the office's own key and register, the keys of partners that were confirmed over the telephone, and what
        stands in `files`: keys of other offices and their lists. Raises RuleBroken as `by_files`.
        """
        own = codes.public_key()
        keys, lists = [own, *_partners(store, language)], [Revocations(own.id, today, codes.revoked())]
        texts = [(path, _text(path, LARGEST_LIST, "code.key_unreadable")) for path in files]
        keys += [OfficeKey.from_text(text, str(path)) for path, text in texts if not is_list(text)]
        signing = [key.sign_key for key in keys]
        lists += [read_list(text, signing, str(path)) for path, text in texts if is_list(text)]
        return cls(keys, lists)

    @property
    def offices(self) -> tuple[OfficeKey, ...]:
        """Those whose papers can be told genuine, the own office first."""
        return self._keys

    def code(self, text: str) -> Judged:
        """Raises RuleBroken with `code.unreadable`."""
        return judge(text, self._keys, self._revocations)

    def source(self, source: str | Path) -> tuple[Judged, ...]:
        """Every code in the file `source`, or the one that this text is. Raises RuleBroken: `code.…`."""
        is_code = isinstance(source, str) and source.strip()[: len(PREFIX)].upper() == PREFIX
        texts = [str(source)] if is_code else codes_of(Path(source))
        return tuple(self.code(text) for text in texts)

    def picture(self, content: bytes) -> tuple[Judged, ...]:
        """Every code on a picture or a PDF in memory. Raises RuleBroken: `code.…`."""
        return tuple(self.code(text) for text in codes_in(content, ""))


def as_plain(judged: Judged) -> dict[str, object]:
    """For `--json`: the verdict and, unless the code was altered, what it states."""
    facts, issuer = judged.facts, judged.issuer
    stated = {
        "kind": facts.kind,
        "number": facts.number,
        "latin": facts.latin,
        "native": facts.native or None,
        "programme": facts.programme,
        "starts": facts.starts,
        "ends": facts.ends,
        "issued": facts.issued,
        "issuer": facts.issuer,
    }
    return {
        "verdict": judged.verdict.value,
        "facts": None if judged.verdict is Verdict.ALTERED else stated,
        "key_id": judged.key_id,
        "office": issuer.name if issuer else None,
        "fingerprint": issuer.fingerprint if issuer else None,
        "revoked_on": judged.revoked_on,
        "list_made": judged.list_made,
    }


def _partners(store: Store, language: str) -> Iterator[OfficeKey]:
    for one in Correspondents(store).all():
        if one.state == CONFIRMED and one.sign_key and one.age_key:
            institution = store.get("institution", one.institution_id)
            name = trilingual(institution, "name").best(language) if institution else one.site
            yield OfficeKey(name, one.sign_key, one.age_key)


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

__all__ = ["Judged", "KnownOffice", "Verdict", "Verifying", "as_plain"]

"""Partner colleges: their files, their keys, how things stand with each."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from exchange_admin.domain.changes import Changes
from exchange_admin.services.exchange.statuses import FileContents, MadePartnerFile, PartnerStatus


class Partners:
    """Verbs on the partners of one office file. In a partner's own file `statuses` tells of its office alone."""

    def statuses(self, language: str) -> tuple[PartnerStatus, ...]:
        """Every partner file that was not deleted, in the order of institutions' names."""
        raise NotImplementedError

    def status(self, partner: str, language: str) -> PartnerStatus:
        """`partner` is the id of a `partner_file`, a site, or an institution's id. Raises RuleBroken."""
        raise NotImplementedError

    def contents(self, institution: str, language: str) -> FileContents:
        """What a file for the institution would hold: step 2 of making one."""
        raise NotImplementedError

    def make_office_file(
        self, institution: str, path: Path, language: str, who: str, *, without_people: Collection[str] = ()
    ) -> MadePartnerFile:
        """Writes the partner's file, whole or not at all, and notes it here. Raises RuleBroken."""
        raise NotImplementedError

    def add(self, institution: str, site: str, sign_key: str, age_key: str, who: str, *, language: str = "") -> Changes:
        """A partner with a file of its own, whose keys were read to us; still to be confirmed."""
        raise NotImplementedError

    def confirm(self, partner: str, who: str) -> Changes:
        """The fingerprint was read over the telephone and is the same."""
        raise NotImplementedError

    def revoke(self, partner: str, who: str) -> Changes:
        """From now on nothing of this partner is taken in, and nothing is made for it."""
        raise NotImplementedError

    def own_fingerprint(self) -> str:
        """Eight groups of four digits of our own keys, made when there are none yet."""
        raise NotImplementedError

    def own_public_keys(self) -> tuple[str, str]:
        """(signing key, age key) for an office that adds us by hand."""
        raise NotImplementedError

    def has_passphrase(self) -> bool:
        """Whether the keys of this file are wrapped by a passphrase."""
        raise NotImplementedError

    def locked(self) -> bool:
        """Whether the passphrase has still to be asked before a package can be made or taken in."""
        raise NotImplementedError

    def unlock(self, passphrase: str) -> None:
        """Raises RuleBroken with `keys.wrong_passphrase`."""
        raise NotImplementedError

    def set_passphrase(self, passphrase: str) -> None:
        """Wraps the keys anew; empty takes the passphrase away. The keys must be unlocked."""
        raise NotImplementedError

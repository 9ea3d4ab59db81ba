"""Taking packages in: looking inside, trying it without changing anything, doing it."""

from __future__ import annotations

from pathlib import Path

from exchange_admin.services.exchange.packages_in import Outcome, PackageInfo


class Receiving:
    """Packages for one file. What is refused raises RuleBroken with a `package.` problem and has changed nothing."""

    def inspect(self, path: Path, language: str, *, passphrase: str = "") -> PackageInfo:
        """Opens and checks a package; changes nothing."""
        raise NotImplementedError

    def preview(self, path: Path, language: str, who: str, *, passphrase: str = "") -> Outcome:
        """What `take_in` would do, found out by doing it and rolling back."""
        raise NotImplementedError

    def take_in(self, path: Path, language: str, who: str, *, passphrase: str = "") -> Outcome:
        """Takes a package in, after a backup. It never waits for decisions; what is open stands on the desk."""
        raise NotImplementedError

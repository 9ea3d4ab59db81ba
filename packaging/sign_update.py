"""Signs the notice of a release, `update.json` beside its installers, which programs check offline (decision 82).

python packaging/sign_update.py FOLDER --key KEY [--notes NOTES.toml]   names and signs the installers of this version
python packaging/sign_update.py --make-key KEY                          a new key; says what belongs into the resources

KEY is a file (PKCS#8 in PEM, under a passphrase that is asked for) which never lies in the repository. NOTES.toml says
by language what is new: `en = "…"`. How the key is kept stands in SECURITY.md.
"""

from __future__ import annotations

import argparse
import getpass
import hashlib
import os
import sys
import tomllib
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    load_pem_private_key,
)

from exchange_admin import __version__
from exchange_admin.documents.update_notice import NAME, signed_notice
from exchange_admin.domain.rules.releases import Release, ReleaseFile

ROOT = Path(__file__).resolve().parents[1]
ENDINGS = {
    "-windows-setup.exe": "windows", "-windows-portable.zip": "windows", "_amd64.deb": "debian",
    "-x86_64.AppImage": "debian", ".dmg": "macos",
}  # fmt: skip
"""`debian` is what notices call Linux."""
PASSPHRASE = "EXCHANGE_ADMIN_RELEASE_PASSPHRASE"


def make_key(target: Path, passphrase: str) -> str:
    """Writes a new private key and answers with the public one in 64 hex digits."""
    if ROOT in target.resolve().parents:
        raise SystemExit(f"{target} lies in the repository: keep the key elsewhere")
    if len(passphrase) < 12:
        raise SystemExit("the passphrase needs 12 signs at least")
    key = Ed25519PrivateKey.generate()
    sealed = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(passphrase.encode()))
    with open(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(sealed)
    return key.public_key().public_bytes_raw().hex()


def load_key(path: Path, passphrase: str) -> Ed25519PrivateKey:
    try:
        key = load_pem_private_key(path.read_bytes(), passphrase.encode())
    except (ValueError, TypeError) as wrong:
        raise SystemExit(f"{path}: no key, or another passphrase ({wrong})") from wrong
    if not isinstance(key, Ed25519PrivateKey):
        raise SystemExit(f"{path}: an Ed25519 key signs releases")
    return key


def installers(folder: Path, version: str) -> tuple[ReleaseFile, ...]:
    """Those of this version that lie in the folder, by the names that the other scripts give them."""
    found = []
    for one in sorted(folder.iterdir()) if folder.is_dir() else ():
        system = next((system for ending, system in ENDINGS.items() if one.name.endswith(f"{version}{ending}")), "")
        if system and one.is_file():
            content = one.read_bytes()
            found.append(ReleaseFile(one.name, system, len(content), hashlib.sha256(content).hexdigest()))
    if not found:
        raise SystemExit(f"{folder}: no installer of version {version}")
    return tuple(found)


def sign_release(folder: Path, key: Ed25519PrivateKey, notes: dict[str, str], version: str = __version__) -> Release:
    release = Release(version, f"{datetime.now(UTC):%Y-%m-%d}", installers(folder, version), notes)
    try:
        (folder / NAME).write_bytes(signed_notice(release, key.sign))
    except ValueError as strange:
        raise SystemExit(str(strange)) from strange
    return release


def asked_passphrase() -> str:
    return os.environ.get(PASSPHRASE) or getpass.getpass("Passphrase of the release key: ")


def main() -> int:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("folder", type=Path, nargs="?")
    reader.add_argument("--key", type=Path)
    reader.add_argument("--notes", type=Path)
    reader.add_argument("--make-key", type=Path)
    asked = reader.parse_args()
    if asked.make_key:
        print(make_key(asked.make_key, asked_passphrase()))
        print("Put this line into resources/update/release_keys.txt. The key itself never goes into the repository.")
        return 0
    if not asked.folder or not asked.key:
        reader.error("FOLDER and --key, or --make-key")
    notes = tomllib.loads(asked.notes.read_text("utf-8")) if asked.notes else {}
    release = sign_release(asked.folder, load_key(asked.key, asked_passphrase()), notes)
    print(f"{asked.folder / NAME}: version {release.version}")
    print("\n".join(f"  {one.name}  {one.sha256}" for one in release.files))
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""The page that verifies in a browser, opened in a real one."""

from __future__ import annotations

import re
import shutil
import subprocess
from html import unescape
from pathlib import Path
from urllib.parse import quote

from test_paper_codes import OFFICE

from exchange_admin.documents.verification.page import page
from exchange_admin.domain.wording import LANGUAGES, Wording

RESOURCES = Path(__file__).parents[2] / "resources"
WORDINGS = {language: Wording.load(RESOURCES / "wording", language) for language in LANGUAGES}
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--virtual-time-budget=4000",
    "--dump-dom",
]


def made(language: str = "en", *, lists: tuple[str, ...] = ()) -> str:
    return page(RESOURCES / "verification" / "verify.html", WORDINGS, language, (OFFICE.to_text(),), lists)


def driven(text: str, *, by: str) -> str:
    """The page that does this, too, once it is there."""
    return text.replace("begin();\n</script>", f"begin().then(async () => {{ {by} }});\n</script>")


class Browser:
    """A real Chromium, one start for each look."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def shows(self, text: str, shown: str) -> str:
        """The page as it stands after `shown` was pasted."""
        path = self.folder / "verify.html"
        path.write_text(text, "utf-8")
        done = subprocess.run(
            [str(CHROMIUM), *QUIET, f"--user-data-dir={self.folder / 'profile'}", f"{path.as_uri()}#{quote(shown)}"],
            capture_output=True, text=True, timeout=90, check=True,
        )  # fmt: skip
        assert 'data-ready="yes"' in done.stdout
        return unescape(done.stdout)


def verdict(shown: str) -> str:
    found = re.search(r'data-verdict="(\w+)"', shown)
    return found[1] if found else ""

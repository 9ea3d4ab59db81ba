"""The folder that a demo fills: what an earlier one left there, what may not lie there, and what each file is."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from pathlib import Path, PurePath

from exchange_admin.documents.files import FileNotWritten, written_whole
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.wording import Wording
from exchange_admin.services.demo_offers import ALLIANCE, ALLIANCE_COLLEGES
from exchange_admin.services.demo_partners import COLLEGES
from exchange_admin.store import remove_office_file

OFFICE, FACTS, MESSAGES = "sample.exchange", "demo.json", "messages"
"""The office file, what is told of the demo, and the folder of its mail drafts."""
_OFFICES = (OFFICE, *COLLEGES, ALLIANCE, *ALLIANCE_COLLEGES)
_BY_ENDING = {".exchpack": "package", ".png": "picture", ".eml": "message"}
_BY_BEGINNING = {"group": "group_sheet", "labels": "labels", "college": "college", "alliance": "alliance"}


def make_room(folder: Path) -> None:
    """Removes what an earlier demo left here, as its own list says; nothing else."""
    facts = folder / FACTS
    if not facts.exists():
        return
    try:
        names = [PurePath(str(entry["name"])) for entry in json.loads(facts.read_text("utf-8"))["files"]]
    except (ValueError, KeyError, TypeError):
        return
    drafts = folder / MESSAGES
    if any(name.parts[:1] == (MESSAGES,) for name in names) and not drafts.is_symlink():
        _remove_drafts(drafts)
    for name in names:
        if name.parts[:1] != (MESSAGES,):
            remove_office_file(folder / name.name)  # a demo that was killed left more than the file itself
    facts.unlink()


def _remove_drafts(folder: Path) -> None:
    """The folder too, unless somebody has put something else into it."""
    for draft in folder.glob("*.eml"):
        with contextlib.suppress(OSError):
            draft.unlink()
    with contextlib.suppress(OSError):
        folder.rmdir()


def claim(folder: Path) -> None:
    """Lists the office files and the drafts to come, so that the next demo can replace what is left of this one if it
    is stopped.

    Raises RuleBroken with `office_file.exists` where another file has such a name, FileNotWritten with
    `file.folder_not_empty` where drafts of somebody else lie.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for path in (folder / name for name in _OFFICES):
        if path.exists():
            raise RuleBroken(Problem("office_file.exists", facts={"path": str(path)}))
    drafts = folder / MESSAGES
    if drafts.exists() and (not drafts.is_dir() or any(drafts.iterdir())):
        raise FileNotWritten(Problem("file.folder_not_empty", facts={"path": str(drafts)}))
    with written_whole(folder / FACTS) as draft:
        draft.write_text(json.dumps({"files": [{"name": name} for name in (*_OFFICES, MESSAGES)]}), "utf-8")


def name_of(path: Path) -> str:
    """What a file is called in the list of the demo."""
    return f"{MESSAGES}/{path.name}" if path.parent.name == MESSAGES and path.suffix == ".eml" else path.name


def said_of(path: Path, words: Wording) -> str:
    """What a file of a demo is."""
    beginning, _, rest = path.stem.partition("_")
    if beginning == "certificates" and path.suffix == ".pdf":  # pictures of that page begin so too
        return words.choice("certificate_kind", rest)
    known = _BY_ENDING.get(path.suffix) or _BY_BEGINNING.get(beginning)
    return words.say(f"demo.file.{known or path.name.replace('.', '_')}")


def said_in_all(path: Path, wordings: Mapping[str, Wording]) -> dict[str, str]:
    return {language: said_of(path, wordings[language]) for language in wordings}

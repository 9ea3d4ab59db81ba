"""Files that go along with messages: read before anything is written, and held against whom they are of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from exchange_admin.documents.mail_files import MailFile
from exchange_admin.domain.labels import person_name
from exchange_admin.domain.problems import Level, Problem, RuleBroken
from exchange_admin.domain.rules.casework.scan_names import HEALTH, IDENTITY, papers_named
from exchange_admin.domain.rules.kept_files import is_program, safe_name
from exchange_admin.domain.steps import Record, live
from exchange_admin.services.messages.order import MessageOrder, MessagePlan, PreparedMessage
from exchange_admin.store import Store

LARGEST = 10 << 20
"""Bytes of all files of a message together: about what the servers of colleges take once it is written as text."""
_KEPT = re.compile(r"(?P<name>.+) \((?P<size>\d+) B, SHA-256 (?P<sha256>[0-9a-f]{64})\)")


def with_files(store: Store, plan: MessagePlan, paths: Sequence[Path]) -> MessagePlan:
    """The plan with the files that go along with each message, and what somebody has to say yes to before they do.

    Raises RuleBroken with `message.file_unreadable`, `.file_empty`, `.file_program`, `.files_too_large`.
    """
    files = read_files(paths)
    doubts = list(_named_doubts(files))
    owners = {one.sha256: _owners(store, one) for one in files}
    here = {one.sha256 for one in files}
    for message in plan.messages:
        doubts += (one for one in _doubts(store, message, files, owners) if one not in doubts)
        if lacking := [name for digest, name in attached_in(message.attached).items() if digest not in here]:
            doubts.append(_asks("message.was_attached", name=message.name, files=tuple(lacking)))
    return replace(plan, files=files, doubts=tuple(doubts))


def read_files(paths: Sequence[Path]) -> tuple[MailFile, ...]:
    """Each content once. A pipe or a device is no file: it might never end."""
    found: dict[str, MailFile] = {}
    left = LARGEST
    for path in paths:
        name = safe_name(path.name)
        if is_program(name):
            raise RuleBroken(Problem("message.file_program", facts={"file": name}))
        content = _content(path, left + 1)
        left -= len(content)
        if left < 0:
            raise RuleBroken(Problem("message.files_too_large", facts={"megabytes": LARGEST >> 20}))
        if not content:
            raise RuleBroken(Problem("message.file_empty", facts={"file": name}))
        one = MailFile(name, content)
        found.setdefault(one.sha256, one)
    return tuple(found.values())


def _content(path: Path, most: int) -> bytes:
    try:
        if not path.is_file():
            raise FileNotFoundError(path)
        with path.open("rb") as file:
            return file.read(most)
    except OSError as failed:
        raise RuleBroken(Problem("message.file_unreadable", facts={"path": str(path)})) from failed


def attached_lines(files: Sequence[MailFile]) -> str:
    """What is kept of files that went along: a line each."""
    return "\n".join(f"{one.name} ({len(one.content)} B, SHA-256 {one.sha256})" for one in files)


def attached_in(kept: str) -> Mapping[str, str]:
    """Names by SHA-256, of what `attached_lines` wrote."""
    lines = (_KEPT.fullmatch(line) for line in kept.splitlines())
    return {line["sha256"]: line["name"] for line in lines if line}


def stop_where_unsure(plan: MessagePlan, order: MessageOrder) -> None:
    """Raises RuleBroken with what nobody has said yes to."""
    if plan.doubts and not order.sure:
        raise RuleBroken(*(replace(one, level=Level.BLOCKS) for one in plan.doubts))


def stop_where_nothing_is_attached(order: MessageOrder) -> None:
    """Raises RuleBroken with `message.way_without_files`."""
    if order.files:
        raise RuleBroken(Problem("message.way_without_files"))


def _named_doubts(files: Sequence[MailFile]) -> Iterator[Problem]:
    """The name of a file is a guess; so it asks and refuses nothing."""
    for one in files:
        papers = papers_named(one.name)
        if papers & HEALTH:
            yield _asks("message.file_health", file=one.name)
        elif papers & IDENTITY:
            yield _asks("message.file_identity", file=one.name)


def _doubts(
    store: Store, message: PreparedMessage, files: Sequence[MailFile], owners: Mapping[str, frozenset[str]]
) -> Iterator[Problem]:
    """Files that are kept with somebody else."""
    own = store.entries().kept(message.about.get("person_id", "")) if message.about.get("person_id") else ""
    for one in files:
        others = owners[one.sha256]
        if others and own not in others:
            person = store.get("person", min(others))
            whose = person_name(person.values)[0] if person else ""
            yield _asks("message.file_of_another", name=message.name, file=one.name, whose=whose)


def _owners(store: Store, file: MailFile) -> frozenset[str]:
    """The people with whom this very content is kept."""
    kept = store.entries().kept
    found = live(store.where("attachment", "sha256", [file.sha256]))
    return frozenset(kept(person) for one in found if (person := _person_of(store, one)))


def _person_of(store: Store, attachment: Record) -> str:
    if person := attachment.text("person_id"):
        return person
    for field in ("exam_result_id", "task_id", "mobility_id"):
        if (id := attachment.text(field)) and (record := store.get(field.removesuffix("_id"), id)):
            return _person_of(store, record)
    return ""


def _asks(code: str, **facts: object) -> Problem:
    return Problem(code, facts=facts, level=Level.ASKS)

"""What enabling a command may depend on, and the conditions that commands name."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.rules.certificate_states import HANDED_OVER, REVOKED, SIGNED, is_reachable
from exchange_admin.ui.words import say


@dataclass(frozen=True, slots=True)
class Context:
    """All that enabling may depend on. Small, typed, and made by the window."""

    area: str = ""
    kind: str = ""  # of the list on screen; empty where there is none
    selected: int = 0  # rows ticked
    current: bool = False  # a record is on screen
    addable: bool = True  # records of this kind can be made here
    why_not_add: str = ""  # in words, where they cannot be yet
    changeable: bool = True  # the record on screen is one that is written here
    lines: bool = False  # something can be added to the record on screen
    files: bool = False  # files can be kept with the record on screen
    papers: frozenset[str] = frozenset()  # states of the certificates chosen in their register
    offers: bool = False  # the page of offers and needs is in front
    match: bool = False  # on it a match, or an offer or need of which there may be some
    committee: bool = False  # one of the lists of committees is in front
    minutes: bool = False  # minutes are in front
    projects: bool = False  # the page of projects is in front
    busy: bool = False  # a writing job is running
    undo: str = ""  # what Ctrl+Z would take back, in words
    redo: str = ""


def always(_: Context) -> bool:
    return True


def idle(now: Context) -> bool:
    return not now.busy


def in_list(now: Context) -> bool:
    return bool(now.kind)


def has_form(now: Context) -> bool:
    """Whether partners without the program can be given a form of the kind, or are of the kind themselves."""
    return (
        not now.busy
        and now.kind in REGISTRY
        and (REGISTRY[now.kind].is_asked_about or bool(REGISTRY.forms_to(now.kind)))
    )


def can_add(now: Context) -> bool:
    return bool(now.kind) and now.addable and not now.busy


def add_reason(now: Context) -> str:
    return now.why_not_add


def has_record(now: Context) -> bool:
    return bool(now.kind) and (now.current or now.selected > 0)


def can_change(now: Context) -> bool:
    return has_record(now) and now.changeable and not now.busy


def on_records(now: Context) -> bool:
    """For what changes nothing of the records."""
    return has_record(now) and not now.busy


def on_record(now: Context) -> bool:
    return now.current and now.changeable and not now.busy


def is_shown(now: Context) -> bool:
    return now.current


def takes_lines(now: Context) -> bool:
    return on_record(now) and now.lines


def takes_files(now: Context) -> bool:
    return now.current and now.files and not now.busy


def can_sign(now: Context) -> bool:
    return not now.busy and any(is_reachable(state, SIGNED) for state in now.papers)


def can_hand_over(now: Context) -> bool:
    return not now.busy and any(is_reachable(state, HANDED_OVER) for state in now.papers)


def can_revoke(now: Context) -> bool:
    """Whatever is not revoked can be, and printed too."""
    return not now.busy and bool(now.papers - {REVOKED})


def paper_reason(now: Context) -> str:
    """Why a verb of the register cannot be used on the chosen certificates: the one that is furthest on says so."""
    if now.kind != "certificate" or now.busy:
        return ""
    if not now.papers:
        return say("Actions", "Choose certificates first.")
    return standing_words(now.papers)


def standing_words(states: Collection[str]) -> str:
    """In one sentence, why papers in these states go no further."""
    if set(states) == {REVOKED}:
        return say("Actions", "Revoked for good: its status no longer changes.")
    if HANDED_OVER in states:
        return say("Actions", "Handed over already.")
    return say("Actions", "Signed already.")


def offers_reason(now: Context) -> str:
    """Where what concerns offers and needs as a whole is done."""
    return "" if now.offers or now.busy else say("Actions", "Go to “Offers and needs” first.")


def match_reason(now: Context) -> str:
    """What a letter about two of them is still lacking."""
    return offers_reason(now) or ("" if now.match or now.busy else say("Actions", "Choose a match first."))


def no_reason(_: Context) -> str:
    return ""


def can_undo(now: Context) -> bool:
    return bool(now.undo) and not now.busy


def can_redo(now: Context) -> bool:
    return bool(now.redo) and not now.busy

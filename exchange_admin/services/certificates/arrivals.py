"""Who says that a guest came, and how a course ended: whoever sent may be the first to write it, and nobody else may
have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from exchange_admin.domain.rules.mobility_status import CAME, ENDED_WELL
from exchange_admin.domain.rules.stays import COMING
from exchange_admin.domain.steps import HistoryEntry, Record
from exchange_admin.services.parts import Parts
from exchange_admin.services.stored import pointing

_EVENT = "stay_event"
_DAYS = ("actual_start", "actual_end")
_STATED = ("result", "mark", "level_reached")
_WORDS = {"receiving_status": CAME, "sending_status": ENDED_WELL}


def came_by_word_of_others(parts: Parts, stay: Record, own: str) -> bool:
    """Whether somebody wrote that a guest came or the stay ended well, but neither the `own` institution did nor, of a
    guest whom another one sent, the one that receives: a unit, a note or a refusal of theirs tells nothing of it. Whom
    the own one sends is no guest; of that stay it has to have written something."""
    store = parts.store
    sending, receiving = (stay.text(f"{side}_institution_id") for side in ("sending", "receiving"))
    written = store.history.of(stay.kind, stay.id)
    if sending == own:
        return own not in {store.history.institution_of(one.author) for one in written}
    events = [one for one in pointing(store, _EVENT, "mobility_id", stay.id) if one["kind"] in COMING]
    saying = [one for one in written if _says_so(one)]
    saying += [one for event in events for one in store.history.of(_EVENT, event.id) if _tells_of_coming(one)]
    told = {store.history.institution_of(one.author) for one in saying}
    trusted = {own, receiving} if receiving and sending and receiving != sending else {own}
    return not told & trusted and (bool(told) or stay["receiving_status"] in CAME)


def result_by_word_of_others(parts: Parts, enrolment: Record, own: str) -> bool:
    """Whether the result, mark or level that a paper states is of others, and the `own` institution has not said the
    same. That it enrolled somebody tells nothing of it; that the course was completed tells who passed it, where it
    said so with the result before it."""
    history = parts.store.history

    def is_own(step: str) -> bool:
        return history.institution_of(step.rpartition(":")[0]) == own

    def is_completed_with(steps: set[str]) -> bool:
        said = history.tellers(enrolment.kind, enrolment.id, "state") if enrolment["state"] == "completed" else ()
        return any(history.had_seen(one, step) for one in filter(is_own, said) for step in _first_of_each(steps))

    for name in _STATED:
        steps = history.tellers(enrolment.kind, enrolment.id, name) if enrolment[name] is not None else set()
        if steps and not any(map(is_own, steps)) and not (name == "result" and is_completed_with(steps)):
            return True
    return False


def _first_of_each(steps: Iterable[str]) -> Iterator[str]:
    """Of each author the first step: whoever saw a later one saw that too, and repeated may be thousands."""
    by_author = sorted((author, int(seq)) for author, _, seq in (step.rpartition(":") for step in steps))
    for author, some in groupby(by_author, key=itemgetter(0)):
        yield f"{author}:{next(some)[1]}"


def _says_so(written: HistoryEntry) -> bool:
    """Of a stay: that somebody came, or that it ended well."""
    words = _WORDS.get(written.field)
    return written.new in words if words else written.field in _DAYS and written.new is not None


def _tells_of_coming(written: HistoryEntry) -> bool:
    """Of an event: that somebody came, or when."""
    return written.new in COMING if written.field == "kind" else written.field == "date" and written.new is not None

"""Whatever a rogue partner does while files die, are copied and come back, nobody learns, says or loses by it more than
a person at the office let happen, and the test would notice.

Every run plays histories of the same seed; new ones are looked for by `long_run.py`. What a partner may point at is
tried by itself in `test_rogue.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import pytest
from hunting import assert_noticed, play
from rogue_machine import Rogues
from test_partner_machine import HUNT, QUICK, everything_is_theirs

from exchange_admin.merge.transactions import TxnLine
from exchange_admin.names import Names
from exchange_admin.store.package_apply import PackageApply
from exchange_admin.store.partner_writes import PartnerWrites

USUAL_SEED = 1


@pytest.mark.timeout(600)
def test_the_office_and_an_honest_partner_agree_whatever_a_rogue_does(names: Names) -> None:
    Rogues.prepare(names)
    play(Rogues, USUAL_SEED, QUICK)


def as_they_come(self: PackageApply, lines: Iterable[TxnLine], *_: object) -> Iterator[TxnLine]:
    return iter(lines)


BROKEN_LINES: dict[str, tuple[object, str, Callable[..., object]]] = {
    "what is not the partner's counts at once": (PartnerWrites, "sift", everything_is_theirs),
    "anybody writes in the office's name": (PackageApply, "_sorted_out", as_they_come),
}
"""Where, what, and what stands there instead."""


@pytest.mark.timeout(600)
@pytest.mark.parametrize("broken", BROKEN_LINES)
def test_a_broken_line_is_noticed(broken: str, names: Names, monkeypatch: pytest.MonkeyPatch) -> None:
    Rogues.prepare(names)
    place, name, instead = BROKEN_LINES[broken]
    monkeypatch.setattr(place, name, instead)
    assert_noticed(type("Broken", (Rogues,), {}), USUAL_SEED, HUNT)

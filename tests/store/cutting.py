"""Chains with something left out, as an office sends them to somebody who may not see everything."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace

from exchange_admin.merge.bodies import hiding
from exchange_admin.merge.transactions import TxnLine, Withheld, read_body

Sees = Callable[[str, str], bool]
"""Whether the receiver may see a record: kind and id."""


def withheld(line: TxnLine, sees: Sees) -> TxnLine | None:
    """The line without what the receiver may not see; None when nothing is left."""
    txn = read_body(line.body)
    values = tuple(pair if pair is not None and sees(*txn.record_of(i)) else None for i, pair in enumerate(line.values))
    return _with(line, values) if any(values) else None


def _with(line: TxnLine, values: Sequence[Withheld]) -> TxnLine:
    shown = {i for i, pair in enumerate(values) if pair is not None}
    return replace(line, body=hiding(line.body, shown), values=tuple(values))


def cut(lines: Iterable[TxnLine], sees: Sees, *, whole: Collection[tuple[str, int]] = ()) -> list[TxnLine]:
    """The chains for one receiver: skipped runs where nothing is for him, but never the first of an author.

    `lines` are whole and in the order of each chain; the steps named in `whole` are sent even without any value.
    """
    made: list[TxnLine] = []
    run: list[TxnLine] = []
    for line in [*lines, None]:
        kept = None if line is None else withheld(line, sees)
        if line is not None and kept is None and ((line.site, line.seq) in whole or line.seq == 1):
            kept = _with(line, (None,) * len(line.values))
        if run and (line is None or kept is not None or line.site != run[0].site):
            made.append(TxnLine.skip(run[0].site, run[0].seq, run[-1].seq, run[-1].hash))
            run = []
        if kept is not None:
            made.append(kept)
        elif line is not None:
            run.append(line)
    return made

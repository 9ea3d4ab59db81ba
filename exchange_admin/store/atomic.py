"""One transaction: done whole or not at all, and its failures said as problems."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.store.binding import LARGEST_VALUE, Connection, Error, is_busy, is_full, is_read_only, is_too_big
from exchange_admin.store.journal import Journal


@contextmanager
def atomic(connection: Connection, journal: Journal, *, rehearsal: bool = False) -> Iterator[None]:
    """Everything inside is committed, or nothing is and the journal forgets what it remembered: when something failed,
    and after a rehearsal.

    Raises RuleBroken with `office_file.disk_full`, `.in_use`, `.read_only` or `.too_much`.
    """
    try:
        connection.execute("BEGIN IMMEDIATE")
        journal.look()
        yield
        connection.execute("ROLLBACK" if rehearsal else "COMMIT")
        if rehearsal:
            journal.forget()
    except BaseException as broken:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        journal.forget()
        if isinstance(broken, Error) and (problem := _problem(broken)):
            raise RuleBroken(problem) from broken
        raise


def _problem(error: Error) -> Problem | None:
    if is_full(error):
        return Problem("office_file.disk_full")
    if is_busy(error):
        return Problem("office_file.in_use", facts={"who": "", "host": ""})
    if is_too_big(error):
        return Problem("office_file.too_much", facts={"megabytes": LARGEST_VALUE >> 20})
    return Problem("office_file.read_only") if is_read_only(error) else None

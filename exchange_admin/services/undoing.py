"""Taking back what was done last on this PC, and doing it again."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import LIVE
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.services.parts import Parts, Service
from exchange_admin.store.undo import Undone

Step = Callable[[], object]


class Undoing(Service[Parts]):
    """What can be taken back is (journal step, wording key of the verb).

    A large step is taken back on a connection of its own with `step`, which is called many times a second and may raise
    to give up: then nothing was taken back.
    """

    def undoable(self) -> tuple[str, str] | None:
        return self._store.undoable()

    def redoable(self) -> tuple[str, str] | None:
        return self._store.redoable()

    def records_of(self, step: str) -> int:
        """How many records a journal step touched."""
        return self._store.history.records_of(step)

    def undo(self, who: str, step: Step | None = None) -> Changes | None:
        with self._giving_up(step):
            changes = self._store.undo(who)
            return changes and self._with_what_stays(changes)

    def redo(self, who: str, step: Step | None = None) -> Changes | None:
        with self._giving_up(step):
            return self._store.redo(who)

    def undo_step(self, step: str, who: str) -> Changes:
        """One journal step, also when others came after it."""
        return self._with_what_stays(self._store.undo_step(step, who))

    def _with_what_stays(self, changes: Changes) -> Changes:
        """The receipt tells of what was said to somebody outside: it stands there as before."""
        kept = changes.kept if isinstance(changes, Undone) else ()
        told = [kind for kind, _, name in kept if name == LIVE and self._registry[kind].outlasts_undo]
        if not told:
            return changes
        kinds = ", ".join(dict.fromkeys(f"kinds.{kind}" for kind in told))
        return changes.with_problems(Problem("undo.told_stays", "", {"kinds": kinds, "n": len(told)}, Level.INFORMS))

    def _giving_up(self, step: Step | None) -> AbstractContextManager[None]:
        return self._store.cancellable(step) if step else nullcontext()

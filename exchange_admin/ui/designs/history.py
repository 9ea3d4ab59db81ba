"""Every state a design went through while it was edited, for undo and redo."""

from __future__ import annotations

from typing import Generic, TypeVar

T = TypeVar("T")
LONGEST = 500


class History(Generic[T]):
    """States are values that never change. `now` is the one on screen."""

    def __init__(self, first: T) -> None:
        self._states = [first]
        self._at = 0
        self._about: object = None

    @property
    def now(self) -> T:
        return self._states[self._at]

    @property
    def can_undo(self) -> bool:
        return self._at > 0

    @property
    def can_redo(self) -> bool:
        return self._at + 1 < len(self._states)

    def put(self, state: T, about: object = None) -> bool:
        """Goes on from `now`; False when nothing differs. States in a row `about` the same thing are one step."""
        if state == self.now:
            return False
        del self._states[self._at + 1 :]
        if about is not None and about == self._about and self._at:
            self._states[self._at] = state
        else:
            self._states.append(state)
            del self._states[: -LONGEST - 1]
        self._at = len(self._states) - 1
        self._about = about
        return True

    def undo(self) -> T:
        self._at = max(0, self._at - 1)
        self._about = None
        return self.now

    def redo(self) -> T:
        self._at = min(len(self._states) - 1, self._at + 1)
        self._about = None
        return self.now

    def rest(self) -> None:
        """What comes next is a step of its own, whatever it is about."""
        self._about = None

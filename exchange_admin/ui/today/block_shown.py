"""What a block shows, made of what was read; painted by nobody yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from exchange_admin.ui.theme import Tone
from exchange_admin.ui.today.row_shown import RowShown
from exchange_admin.ui.today.targets import Target


@dataclass(frozen=True, slots=True)
class BlockShown:
    """`most` rows are shown where there is room for so many only; `all_of` leads to everything behind the number, and
    `sentence` says what there is, or comes next, where there are no rows. `more` leads on from it."""

    title: str
    rows: Sequence[RowShown] = ()
    badge: str = ""
    tone: Tone = Tone.GREY
    aside: str = ""
    sentence: str = ""
    all_words: str = ""
    all_of: Target | None = None
    kept: Sequence[RowShown] = ()
    """Rows behind the others that are shown in any case."""

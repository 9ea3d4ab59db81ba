"""What another PC of this office is called: by whoever works there."""

from __future__ import annotations

from exchange_admin.store import Store
from exchange_admin.store.withheld_entries import END

_LOOKED_AT = 500  # steps, the latest


def name_of_copy(store: Store, author: str) -> str:
    """Who last wrote there; after a file was put back, who did before. Empty when nobody is known."""
    steps = store.history.steps(limit=_LOOKED_AT)
    own = (step.who for step in steps if step.author == author and step.verb != END)
    before = (one.who for one in store.exchange.ended_lives() if author in one.said_by)
    return next((who for who in (*own, *before) if who), "")

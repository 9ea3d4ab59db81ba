"""Which cards show the lines of a kind: those that its presentation names, and one for every other child kind."""

from __future__ import annotations

from collections.abc import Iterator

from exchange_admin.domain.fields import Registry
from exchange_admin.domain.rules.own_verbs import refused_new
from exchange_admin.ui.presentation.model import Card, Consents, Files, Lines, Presentation


def shown_cards(registry: Registry, shown: Presentation) -> tuple[Card, ...]:
    """The cards of a kind in order. A child kind that is shown nowhere gets a plain one, so that it can be added."""
    return (*shown.cards, *_missing(registry, shown))


def kinds_on_cards(shown: Presentation) -> frozenset[str]:
    """Kinds of which a card lists records."""
    return frozenset(card.kind for card in shown.cards if isinstance(card, Lines | Files | Consents))


def _missing(registry: Registry, shown: Presentation) -> Iterator[Lines]:
    covered = kinds_on_cards(shown) | shown.elsewhere.keys()
    for child in registry.children(shown.kind):
        if child.name not in covered and not list(refused_new(child.name)):
            main, *second = child.label or (child.fields[0].name,)
            yield Lines(child.name, child.parent, main, tuple(second))

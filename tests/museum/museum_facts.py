"""What an exhibit is known to hold, read through the store of today."""

from __future__ import annotations

from exchange_admin.domain.queries import Query
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.store import Store

SEARCHES = ("王", "ван", "ivan", "иван", "MU")


def facts_of(store: Store) -> dict[str, object]:
    """Plain values, the same for one office whatever the format it is kept in.

    Only what an older exhibit also told is compared, so kinds that came later do not count.
    """
    people = [store.id_of("person", n) for n in store.ids(Query("person"))]
    described = [store.get("person", id) for id in people[:5]]
    return {
        "site": store.site,
        "steps": store.step_count(),
        "known": store.exchange.known(),
        "hashes": {line.site: line.hash for line in store.exchange.slices({})},
        "counts": {kind.name: store.count(Query(kind.name)) for kind in REGISTRY.kinds},
        "deleted": {
            kind.name: count for kind in REGISTRY.kinds if (count := store.count(Query(kind.name, deleted=True)))
        },
        "people in order": people,
        "first people": [
            {name: value for name, value in record.values.items() if value is not None}
            for record in described
            if record
        ],
        "search": {text: len(store.search(text)) for text in SEARCHES},
        "history": [
            [entry.step, entry.when, entry.who, entry.verb, entry.field, entry.old, entry.new]
            for entry in store.history.of("person", people[0])
        ],
        "conflicts": [
            [one.kind, one.id, one.field, one.issue, [choice.value for choice in one.choices]]
            for one in (*store.history.conflicts(), *store.history.proposals())
        ],
        "issues": [[one.kind, one.id, one.field, one.issue, one.typed] for one in store.history.issues()],
        "drafts": [[kind, id, store.drafts.of(kind, id)] for kind, id in store.drafts.all()],
        "settings": store.settings.get("museum"),
        "undoable": list(store.undoable() or ()),
        "redoable": list(store.redoable() or ()),
    }

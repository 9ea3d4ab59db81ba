"""Terms of the glossary: variants as they are kept, and a word that another term is called by already."""

from __future__ import annotations

from collections.abc import Iterator

from exchange_admin.domain.fields import Values
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.queries import Query
from exchange_admin.domain.rules.glossary import AGREED_STATES, LANGUAGES, Term
from exchange_admin.domain.rules.listings import folded, joined, parts_in
from exchange_admin.domain.steps import Record
from exchange_admin.services.kinds.hooks import KindHooks, KindSources
from exchange_admin.store import Store

_VARIANTS = frozenset(f"variants_{one}" for one in LANGUAGES)


def _kept(values: Values, before: Record | None) -> Values:
    return {name: joined(parts_in(value)) if name in _VARIANTS else value for name, value in values.items()}


def _problems(sources: KindSources, values: Values, own_id: str) -> Iterator[Problem]:
    """One question for the first word that is there already: whoever answers it has seen the other term."""
    for word in Term.read(own_id, values).words:
        for record in sources.store.records(Query("glossary_term", text=word)):
            other = Term.read(record.id, record.values)
            if record.id != own_id and folded(word) in map(folded, other.words):
                facts = {"word": word, "other": " · ".join(other.names.values())}
                yield Problem("glossary_term.called_so", _field_of(values, word), facts, Level.ASKS)
                return


def _field_of(values: Values, word: str) -> str:
    return next((f"name_{one}" for one in LANGUAGES if values.get(f"name_{one}") == word), "name_zh")


def _agreed_by_the_office(store: Store, values: Values) -> Problem | None:
    own = values.get("institution_id") == store.institution
    return Problem("glossary_term.office_agrees", "state") if own and values.get("state") in AGREED_STATES else None


GLOSSARY_TERM = KindHooks("glossary_term", problems=_problems, kept=_kept, not_at_partners=_agreed_by_the_office)

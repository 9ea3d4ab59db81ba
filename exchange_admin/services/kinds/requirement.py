"""Rules of casework: where one comes from, in the language of whoever reads it."""

from __future__ import annotations

from exchange_admin.domain.fields import Values
from exchange_admin.domain.wording import Wording
from exchange_admin.services.kinds.hooks import Advice, KindHooks, KindSources


def _sources(sources: KindSources, words: Wording, values: Values) -> list[str]:
    """Of shipped texts that are of another language; below the field, for what is typed is the office's own."""
    if sources.usual is None:
        return []
    said = []
    for name in ("basis", "source"):
        text = str(values.get(name) or "")
        own = sources.usual.rule_sources.text(text, words.language)
        said += [words.explained(f"deadline.step.{name}", {name: own})] if own != text else []
    return said


REQUIREMENT = KindHooks("requirement", advice=Advice("source", _sources))

"""Codes of ISCED-F held against the shipped table: what is unknown, and which one may be meant."""

from __future__ import annotations

from collections.abc import Iterator

from exchange_admin.domain.fields import Values
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.rules.listings import code_meant, is_field_code, parts_in
from exchange_admin.services.kinds.hooks import KindSources


def unknown_codes(sources: KindSources, values: Values, field: str, level: Level) -> Iterator[Problem]:
    """The first that looks like a code and is none, with the one that is meant, as a guess."""
    if sources.usual is None:
        return
    names = sources.usual.fields_of_education
    unknown = [code for code in parts_in(values.get(field)) if is_field_code(code) and code not in names]
    if not unknown:
        return
    facts: dict[str, object] = {"typed": unknown[0]}
    if meant := code_meant(unknown[0], names):
        facts["meant"] = {language: f"{meant} {called}" for language, called in names[meant].items()}
        yield Problem("listing.field_code_meant", field, facts, level)
    else:
        yield Problem("listing.unknown_field", field, facts, level)

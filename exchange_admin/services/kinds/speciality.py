"""Specialities of catalogues: each code of a country once."""

from __future__ import annotations

from collections.abc import Iterator

from exchange_admin.domain.fields import Values
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.services.kinds.hooks import KindHooks, KindSources


def _problems(sources: KindSources, values: Values, own_id: str) -> Iterator[Problem]:
    """Pairs and people would name now the one, now the other; offers meet by code, so nothing looks wrong."""
    for record in sources.store.where("speciality", "code", [values.get("code")]):
        if record.live and record.id != own_id and record["country"] == values.get("country"):
            facts = {"code": record.text("code"), "country": f"choice.country.{record.text('country')}"}
            yield Problem("speciality.there_already", "code", facts, Level.ASKS)
            return


SPECIALITY = KindHooks("speciality", problems=_problems)

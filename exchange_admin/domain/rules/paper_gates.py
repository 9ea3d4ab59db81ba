"""Gates of kinds of papers: who may issue them, what must be known, what is unusual enough to ask a person.

The rules are data with source and date (`resources/reference/paper_gates.toml`). A missing fact that the law asks for
refuses, whatever the reason; what is only unusual asks.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.vocabulary import VOCABULARY

REFUSED, ASKED = "refused", "asked"
_UNVERIFIED = "unverified"
_DAYS = frozenset({"actual_start", "actual_end"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """One rule, whose fields the head of the file explains."""

    kind: str
    country: str
    source: str
    read_on: str
    confidence: str
    elsewhere: str = ""
    languages: tuple[str, ...] = ()
    must: tuple[str, ...] = ()
    should: tuple[str, ...] = ()
    of_students: bool = False
    levels: tuple[str, ...] = ()
    unusual_programmes: tuple[str, ...] = ()
    least_days: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A paper that is asked for. `country` is that of the institution that issues, `stated` names the facts that are
    known, `level` is of the vocabulary `study_level`, `days` from the first to the last one of the stay."""

    kind: str
    country: str
    languages: tuple[str, ...] = ()
    stated: frozenset[str] = frozenset()
    level: str = ""
    is_student: bool = True
    programme_kind: str = ""
    days: int | None = None


class PaperGates:
    """All rules that are applied."""

    def __init__(self, gates: Iterable[Gate]) -> None:
        self.gates = tuple(one for one in gates if one.confidence != _UNVERIFIED)

    @classmethod
    def load(cls, path: Path) -> PaperGates:
        """Raises OSError, or KeyError, TypeError or ValueError for a file of another shape."""
        return cls(_gate(raw) for raw in tomllib.loads(path.read_text("utf-8"))["gate"])

    def problems(self, case: Case) -> Iterator[Problem]:
        """What speaks against the paper; each problem once."""
        told: list[Problem] = []
        for gate in self.gates:
            concerned = not gate.languages or set(gate.languages) & set(case.languages)
            if gate.kind == case.kind and concerned:
                told += (one for one in _problems(gate, case) if one not in told)
        refused = any(one.level is Level.BLOCKS for one in told)
        yield from (one for one in told if not (refused and one.code == "certificate.other_country"))


def _gate(raw: dict[str, object]) -> Gate:
    plain = {name: tuple(value) if isinstance(value, list) else value for name, value in raw.items()}
    gate = Gate(**plain)  # type: ignore[arg-type]
    if gate.kind not in VOCABULARY["certificate_kind"] or gate.elsewhere not in {"", REFUSED, ASKED}:
        raise ValueError(gate.kind)
    return gate


def _problems(gate: Gate, case: Case) -> Iterator[Problem]:
    if case.country != gate.country:
        country = {"country": f"choice.country.{gate.country}"}
        if gate.elsewhere == REFUSED:
            spoken = ", ".join(f"choice.language.{one}" for one in gate.languages)
            code = "certificate.only_there_in" if spoken else "certificate.only_there"
            yield Problem(code, "country", {**country, "languages": spoken} if spoken else country)
        elif gate.elsewhere == ASKED:
            yield Problem("certificate.other_country", "country", country, Level.ASKS)
        return
    for name in gate.must:
        if name not in case.stated:
            code = "certificate.day_must_be_known" if name in _DAYS else "certificate.must_be_known"
            yield Problem(code, name, {"detail": _label(gate.kind, name)})
    if not gate.of_students or case.is_student:
        yield from _unusual(gate, case)


def _unusual(gate: Gate, case: Case) -> Iterator[Problem]:
    for name in gate.should:
        if name not in case.stated:
            yield Problem("certificate.no_detail", name, {"detail": _label(gate.kind, name)}, Level.ASKS)
    if gate.levels and case.level and case.level not in gate.levels:
        yield Problem("certificate.other_level", "level", {"level": f"choice.study_level.{case.level}"}, Level.ASKS)
    if case.programme_kind in gate.unusual_programmes:
        facts = {"programme_kind": f"choice.programme_kind.{case.programme_kind}"}
        yield Problem("certificate.other_programme", "programme_id", facts, Level.ASKS)
    if case.days is not None and case.days < gate.least_days:
        facts_of_days = {"days": case.days, "usual": gate.least_days}
        yield Problem("certificate.too_short", "actual_end", facts_of_days, Level.ASKS)


def _label(kind: str, name: str) -> str:
    if (kind, name) == ("retraining", "topic"):
        name = "field_of_work"
    return f"field.{name}" if name in _DAYS else f"paper.letter.row.{name}"

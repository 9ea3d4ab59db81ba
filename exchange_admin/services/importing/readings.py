"""What reading a cell gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Problem


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Values of a cell that a person should look at, or be told about, and why."""

    values: Mapping[str, Value]
    problem: Problem


Reading = Mapping[str, Value] | Doubtful | Problem
"""Values by key, empty for a cell that says nothing, or what is wrong with the cell."""

"""What happens to the amounts of a record when its currency is set to another one."""

from __future__ import annotations

from collections.abc import Mapping

from exchange_admin.domain.currencies import DECIMALS
from exchange_admin.domain.fields import Kind, Value
from exchange_admin.domain.money import currency_beside
from exchange_admin.domain.problems import Problem


def in_new_currency(
    kind: Kind, before: Mapping[str, Value], values: Mapping[str, Value]
) -> tuple[dict[str, Value], list[Problem]]:
    """`values` with the amounts that keep the number on screen: 1,000.00 CNY become 1,000 JPY, and nothing is
    converted.

    A problem for each that the new currency cannot say: it has fewer decimals.
    """
    found, problems = dict(values), list[Problem]()
    for field in kind.money:
        old, new = currency_beside(field, before), str(values.get(field.currency) or "")
        minor = before.get(field.name)
        if field.name in values or not isinstance(minor, int) or old == new or not {old, new} <= DECIMALS.keys():
            continue
        more = DECIMALS[new] - DECIMALS[old]
        whole, lost = divmod(minor * 10 ** max(more, 0), 10 ** max(-more, 0))
        if lost:
            facts = {"amount": f"field.{kind.name}.{field.name}", "currency": new, "n": DECIMALS[new]}
            problems.append(Problem("money.decimals_lost", field.currency, facts))
        else:
            found[field.name] = whole
    return found, problems

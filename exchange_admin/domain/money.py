"""Amounts of money: whole smallest units of a currency, read from what people write and written as they read it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from exchange_admin.domain.currencies import DECIMALS, MOST_DECIMALS, Sign, sign_called
from exchange_admin.domain.fields import Field, Kind, Value
from exchange_admin.domain.patterns import pattern
from exchange_admin.domain.problems import Level, Problem, RuleBroken

MOST = (1 << 53) - 1
"""Smallest units that an amount can have, either way of nothing (`sync.md` 4.1)."""

_LONGEST = 60
_WRITTEN = pattern(r"(?P<before>[^\d]*?)\s*(?P<number>\d(?:[\d\s.,'’]*\d)?)\s*(?P<after>[^\d]*)")
_GROUPED = pattern(r"\d+|[1-9]\d{0,2}(?:([ ,.'])\d{3})(?:\1\d{3})*")
_DECIMAL = pattern(r"(?P<whole>\d+|[1-9]\d{0,2}(?:([ ,.'])\d{3})(?:\2\d{3})*)(?P<mark>[.,])(?P<part>\d+)")
_MARKS = {"zh": (",", "."), "ru": ("\u00a0", ","), "en": (",", ".")}
"""What parts thousands and what parts decimals, by language."""
_UNKNOWN = "¤"


@dataclass(frozen=True, slots=True)
class Money:
    """`minor` are whole smallest units: 123450 of CNY are 1,234.50."""

    minor: int
    currency: str


def read_money(text: str, currency: str = "", language: str = "") -> Money:
    """What somebody wrote: 1 234,50 · 1,234.50 · 12 000 руб. · ￥3,000 · USD 5. `currency` is the one that stands
    beside; what the text names has to be the same.

    In the language of the window an amount reads as it is written there. Raises RuleBroken with a `money.…` problem;
    with `money.two_readings` for 1,234, which may be a thousand or one and some decimals: a person says which.
    """
    number, sign = _parts(text)
    code = _currency(text, sign, currency)
    grouped, decimal, mark = _readings(number)
    if grouped and decimal:
        if mark == "," and (DECIMALS[code] == 0 or (sign and sign.comma_groups)):
            decimal = ""
        elif DECIMALS[code] == MOST_DECIMALS and language and mark == _MARKS[language][1]:
            grouped = ""
        else:
            raise RuleBroken(_two_readings(text, grouped, decimal))
    if not (grouped or decimal):
        raise RuleBroken(Problem("money.not_an_amount", facts={"typed": text}))
    minor = _minor(text, grouped or decimal, code)
    return Money(-minor if _is_negative(text) else minor, code)


def read_number(text: str) -> str:
    """A number to compare amounts of any currency with, as decimal text: 1234.5. Raises RuleBroken as `read_money`."""
    number, sign = _parts(text)
    if sign is not None:
        raise RuleBroken(Problem("money.not_an_amount", facts={"typed": text}))
    grouped, decimal, _ = _readings(number)
    if grouped and decimal:
        raise RuleBroken(_two_readings(text, grouped, decimal))
    if not (grouped or decimal):
        raise RuleBroken(Problem("money.not_an_amount", facts={"typed": text}))
    return ("-" if _is_negative(text) else "") + (grouped or decimal)


def thousandths(number: Value) -> int:
    """A decimal text as whole thousandths of the main unit, in which amounts of all currencies can be compared; what is
    finer is cut off. As whole numbers go in a file."""
    scaled = Fraction(str(number)) * 10**MOST_DECIMALS
    return max(-(1 << 63) + 1, min((1 << 63) - 1, int(scaled)))


def plain_amount(minor: int, currency: str) -> str:
    """1234.50, with all decimals of the currency: for programs. Raises KeyError for a currency that is not known."""
    places = DECIMALS[currency]
    digits = str(abs(minor)).rjust(places + 1, "0")
    sign = "-" if minor < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else sign + digits


def cell_text(number: float) -> str:
    """The number of a cell as text that reads one way: with three decimals it could be taken for thousands."""
    plain = format(Decimal(f"{number:.15g}"), "f")  # as precise as a workbook is
    _, _, part = plain.partition(".")
    return f"{plain}0" if len(part) == 3 else plain


def draft_text(minor: int, currency: str) -> str:
    """The amount as text that reads one way in every language, with its currency; the smallest units alone where that
    is not known."""
    if currency not in DECIMALS:
        return str(minor)
    plain = plain_amount(minor, currency)
    return f"{plain}0 {currency}" if DECIMALS[currency] == MOST_DECIMALS else f"{plain} {currency}"


def write_amount(minor: int, currency: str, language: str) -> str:
    """1,234.50; in Russian 1 234,50: grouped, with the currency's own decimals. `read_money` reads it back."""
    group, mark = _MARKS[language]
    whole, _, part = plain_amount(minor, currency).partition(".")
    grouped = f"{int(whole):,}".replace(",", group) if whole != "-0" else whole
    return f"{grouped}{mark}{part}" if part else grouped


def write_money(minor: Value, currency: Value, language: str) -> str:
    """The amount with the code of its currency, which keep together on one line; empty for no amount. Where the
    currency is not known nobody can say how many decimals there are: the smallest units stand there with ¤."""
    if minor is None:
        return ""
    if currency not in DECIMALS:
        return f"{minor}\u00a0{_UNKNOWN}{currency or ''}"
    return f"{write_amount(int(minor), str(currency), language)}\u00a0{currency}"


def currency_beside(field: Field, values: Mapping[str, Value]) -> str:
    """The currency of a MONEY field in the values of its record; empty for none and for other fields."""
    return str(values.get(field.currency) or "") if field.currency else ""


def _parts(text: str) -> tuple[str, Sign | None]:
    """The number without sign, and what the words beside it name. Raises RuleBroken with `money.not_an_amount`."""
    plain = unicodedata.normalize("NFKC", text).strip()
    found = _WRITTEN.fullmatch(plain) if len(plain) <= _LONGEST else None
    if found is None:
        raise RuleBroken(Problem("money.not_an_amount", facts={"typed": text}))
    before = re.sub(r"[-−+]", "", found["before"], count=1)
    signs = [*_signs(before, text), *_signs(found["after"], text)]
    number = " ".join(found["number"].replace("’", "'").split())
    if not signs:
        return number, None
    common = tuple(code for code in signs[0].currencies if all(code in sign.currencies for sign in signs))
    if not common:
        raise RuleBroken(Problem("money.not_an_amount", facts={"typed": text}))
    return number, Sign(common, any(sign.comma_groups for sign in signs))


def _signs(beside: str, text: str) -> list[Sign]:
    """What stands on one side of the number: one sign of one or more words, or several signs."""
    whole = sign_called(beside)
    signs = [whole] if whole else [sign_called(word) for word in beside.split()]
    if None in signs:
        raise RuleBroken(Problem("money.not_an_amount", facts={"typed": text}))
    return [sign for sign in signs if sign is not None]


def _is_negative(text: str) -> bool:
    plain = unicodedata.normalize("NFKC", text)
    before = re.split(r"\d", plain, maxsplit=1)[0]
    return "-" in before or "−" in before


def _currency(text: str, sign: Sign | None, beside: str) -> str:
    if beside and beside not in DECIMALS:
        raise RuleBroken(Problem("money.unknown_currency", facts={"typed": beside}))
    named = sign.currencies if sign else ()
    if beside and named and beside not in named:
        raise RuleBroken(Problem("money.other_currency", facts={"typed": text, "currency": beside}))
    if beside:
        return beside
    if not named:
        raise RuleBroken(Problem("money.no_currency", facts={"typed": text}))
    if len(named) > 1:
        raise RuleBroken(Problem("money.which_currency", facts={"typed": text, "currencies": named}, level=Level.ASKS))
    return named[0]


def _readings(number: str) -> tuple[str, str, str]:
    """The number as decimal text with its separators taken for groups, and with the last one taken for the decimal
    mark; empty where it cannot be that. The third is that mark."""
    whole = _GROUPED.fullmatch(number)
    grouped = re.sub(r"\D", "", number) if whole else ""
    found = _DECIMAL.fullmatch(number)
    if not found or found[2] == found["mark"]:
        return grouped, "", ""
    return grouped, f"{re.sub(r'[^0-9]', '', found['whole'])}.{found['part']}", found["mark"]


def _two_readings(text: str, grouped: str, decimal: str) -> Problem:
    return Problem("money.two_readings", facts={"typed": text, "one": grouped, "other": decimal}, level=Level.ASKS)


def _minor(text: str, plain: str, code: str) -> int:
    whole, _, part = plain.partition(".")
    places = DECIMALS[code]
    kept, rest = part[:places], part[places:]
    # three digits behind a mark are thousands as often as decimals: 12 000,500
    if rest and (rest.strip("0") or len(part) == 3):
        raise RuleBroken(Problem("money.too_many_decimals", facts={"typed": text, "currency": code, "n": places}))
    minor = int(whole + kept.ljust(places, "0"))
    if minor > MOST:
        raise RuleBroken(Problem("money.too_large", facts={"typed": text}))
    return minor


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

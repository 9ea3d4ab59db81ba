"""Exact numbers as the three languages write them: 12.86%, 12,86 %, 113/26 ≈ 4.3462."""

from __future__ import annotations

import re
from fractions import Fraction

from exchange_admin.domain import exact

_POINT = re.compile(r"(?<=\d)\.(?=\d)")


def pointed(text: str, language: str) -> str:
    """Decimal points inside `text` as the language writes them."""
    return _POINT.sub(",", text) if language == "ru" else text


def count(number: int, language: str) -> str:
    """A whole number with its thousands apart: 12,500, in Russian 12 500 from five digits on."""
    if language == "ru":
        return f"{number:,}".replace(",", "\u00a0") if abs(number) >= 10_000 else str(number)
    return f"{number:,}"


def percent(share: Fraction, language: str) -> str:
    """A share with up to two decimals."""
    return per_cent(exact.decimal_text(share * 100, 2), language)


def per_cent(text: str, language: str) -> str:
    """A number with the sign; only Russian sets it apart."""
    return f"{pointed(text, language)}\u00a0%" if language == "ru" else f"{text}%"


def number(value: Fraction, language: str) -> str:
    """A decimal where four places say it exactly, else the fraction and what it is about."""
    if exact.is_decimal(value, 4):
        return pointed(exact.shown(value), language)
    return f"{exact.as_text(value)} ≈ {pointed(exact.decimal_text(value, 4), language)}"


def brief(value: Fraction, language: str) -> str:
    """For a glance: two places, with ≈ where they do not say it exactly."""
    shown = pointed(exact.decimal_text(value, 2), language)
    return shown if exact.is_decimal(value, 2) else f"≈\u00a0{shown}"

"""What became of a code, in the words of a language: for the window and the command line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from exchange_admin.documents.verification.labels import column_label, fact_label
from exchange_admin.documents.verification.statement import CUT, Columns, Fact, texts_of
from exchange_admin.documents.verification.verdict import Judged, Verdict
from exchange_admin.domain.rules.certificate_numbers import is_first_life
from exchange_admin.domain.wording import Wording, written_day

_PROVED_NOTHING = (Verdict.ALTERED, Verdict.UNKNOWN_ISSUER)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class StatedTable:
    """Headings, and rows with a text for each of them."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def verdict_word(judged: Judged, words: Wording) -> str:
    """Genuine, not complete, revoked, unknown issuer, altered."""
    return words.say(f"verify.{judged.verdict.value}")


def meaning(judged: Judged, words: Wording) -> str:
    """What the verdict means for whoever holds the paper, and what to do now."""
    return ("" if words.language == "zh" else " ").join(_meanings(judged, words))


def _meanings(judged: Judged, words: Wording) -> Iterator[str]:
    issuer = judged.issuer
    facts = {
        "issuer": issuer.name if issuer else "",
        "digits": issuer.fingerprint if issuer else "",
        "revoked_on": _day(judged.revoked_on, words),
        "made": _day(judged.list_made, words),
        "missing": ("、" if words.language == "zh" else ", ").join(map(str, judged.missing)),
        "total": judged.parts,
    }
    yield words.say(f"verify.{judged.verdict.value}_about", facts)
    if judged.verdict not in (*_PROVED_NOTHING, Verdict.REVOKED):
        yield words.say(f"verify.{_list_asked(judged)}", facts)
    if judged.is_number_twice:
        yield words.say("verify.number_twice")
    if judged.is_in_register is not None:
        yield words.say("verify.in_register" if judged.is_in_register else "verify.not_in_register")
    if issuer is None:
        return
    if judged.verdict is not Verdict.TO_COMPARE:
        yield words.say("verify.digits_of" if issuer.is_compared else "verify.page_digits", facts)
    if not issuer.is_name_signed and not issuer.is_compared:
        yield words.say("verify.name_unsigned")


def _list_asked(judged: Judged) -> str:
    if judged.list_made is None:
        return "no_list"
    return "old_list" if judged.is_list_too_old else "asked_list"


def told(judged: Judged, words: Wording) -> str:
    """Verdict and meaning in one line."""
    stop = "。" if words.language == "zh" else ". "
    return f"{verdict_word(judged, words)}{stop}{meaning(judged, words)}"


def not_covered(judged: Judged, words: Wording) -> str:
    """What of the paper the code does not state or cannot cover; empty where nothing is left to compare."""
    if judged.verdict in (*_PROVED_NOTHING, Verdict.REVOKED):
        return ""
    return ("" if words.language == "zh" else " ").join(_uncovered(judged, words))


def _uncovered(judged: Judged, words: Wording) -> Iterator[str]:
    if judged.is_first_format:
        yield words.say("verify.first_format")
        return
    yield words.say("verify.not_covered")
    if judged.is_in_register is None:
        yield words.say("verify.in_digest", {"digest": judged.digest})
    if any(text.endswith(CUT) for line in judged.lines for text in texts_of(line)):
        yield words.say("verify.text_cut")


def stated(judged: Judged, words: Wording) -> list[tuple[str, str]]:
    """Label and value of every fact that the code states beside tables; none of an altered one."""
    if judged.verdict is Verdict.ALTERED:
        return []
    kind = judged.facts.kind
    return [
        (fact_label(kind, line.key, words), _value(line, words))
        for line in judged.lines
        if isinstance(line, Fact) and line.value
    ]


def stated_tables(judged: Judged, words: Wording) -> list[StatedTable]:
    """The lines of the tables that the code states; none of an altered one."""
    if judged.verdict is Verdict.ALTERED:
        return []
    found: list[tuple[tuple[str, ...], list[tuple[str, ...]]]] = []
    for line in judged.lines:
        if isinstance(line, Columns):
            headings = (column_label(judged.facts.kind, key, words) for key in line.keys)
            found.append((tuple(headings), []))
        elif not isinstance(line, Fact) and found:
            columns, rows = found[-1]
            rows.append(_wide(tuple(_shown(cell, words) for cell in line.cells), len(columns)))
    return [StatedTable(columns, tuple(rows)) for columns, rows in found if rows]


def _wide(cells: Sequence[str], width: int) -> tuple[str, ...]:
    """As many as there are headings, or more where a row has more: nothing that was signed is hidden."""
    return (*cells, *[""] * (width - len(cells)))


def _value(fact: Fact, words: Wording) -> str:
    match fact.key:
        case "kind":
            return words.choice("certificate_kind", fact.value)
        case "author":
            return issued_from(fact.value, words)
    return _shown(fact.value, words)


def issued_from(author: str, words: Wording) -> str:
    """Which copy of the office's file issued a paper: `s8bpe5gd.1` is its first life, later ones are restored or
    copied files."""
    site, _, life = author.partition(".")
    return words.say(f"verify.issued_from{'' if is_first_life(author) else '_later'}", {"site": site, "life": life})


def _shown(text: str, words: Wording) -> str:
    return written_day(words.language, text) if _DAY.fullmatch(text) else text


def _day(day: date | None, words: Wording) -> str:
    return written_day(words.language, day.isoformat()) if day else ""

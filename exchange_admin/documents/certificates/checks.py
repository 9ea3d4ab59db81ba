"""What keeps a certificate from being printed, told before anything is printed."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from exchange_admin.documents.certificates.facts import ParticipationFacts, Trilingual
from exchange_admin.documents.fonts import Fonts, named, plain
from exchange_admin.domain.problems import Level, Problem

_ACADEMIC = "academic"
_LANGUAGES = ("zh", "ru", "en")
_SCRIPT = {"zh": "han", "ru": "cyrillic", "en": "latin"}


def problems_of_facts(facts: ParticipationFacts, fonts: Fonts, kinds: Collection[str]) -> Iterator[Problem]:
    """Missing or contradicting facts, characters that no font has; a missing translation only asks.

    `kinds` are the kinds that the design prints. `field` of a problem is the name of the fact.
    """
    if not facts.number.strip():
        yield Problem("certificate.no_number", "number")
    if facts.kind not in kinds:
        yield Problem("certificate.unknown_kind", "kind", {"kind": f"choice.certificate_kind.{facts.kind}"})
    if not facts.languages or not set(facts.languages) <= set(_LANGUAGES):
        yield Problem("certificate.no_language", "languages")
    yield from _names(facts)
    yield from _dates(facts)
    if not facts.programme:
        unsaid = "certificate.no_speciality" if facts.kind == _ACADEMIC else "certificate.no_programme"
        yield Problem(unsaid, "programme")
    if not facts.signatory and not facts.position:
        yield Problem("certificate.no_signatory", "signatory")
    yield from _untranslated(facts)
    for field, texts in _texts(facts):
        if missing := fonts.missing(*map(plain, texts)):
            yield Problem("certificate.missing_glyph", field, {"characters": named(missing)})


def _names(facts: ParticipationFacts) -> Iterator[Problem]:
    holder = facts.holder
    names = holder.in_order()
    if not names:
        yield Problem("certificate.no_name", "holder", {"holder": facts.number})
        return
    have = {script for script, _ in names} | ({"latin"} if holder.latin else set())
    # A name in Latin letters serves every language: it is the one in the passport
    if any(not have & {_SCRIPT[language], "latin"} for language in facts.languages if language in _SCRIPT):
        yield Problem("certificate.no_name", "holder", {"holder": names[0][1]}, Level.ASKS)
    elif len(facts.languages) == 1 and not have & {_SCRIPT.get(facts.languages[0])}:
        said = {"holder": names[0][1], "language": f"choice.language.{facts.languages[0]}"}
        yield Problem("certificate.name_in_other_letters", "holder", said, Level.ASKS)


def _dates(facts: ParticipationFacts) -> Iterator[Problem]:
    if facts.starts is None or facts.ends is None:
        yield Problem("certificate.no_dates", "starts" if facts.starts is None else "ends")
    elif facts.ends < facts.starts:
        yield Problem("period.reversed", "ends", {"start": facts.starts, "end": facts.ends})


def _untranslated(facts: ParticipationFacts) -> Iterator[Problem]:
    """Not of the issuer, who has to have a name (`services.certificates.missing_names`)."""
    for field, text in (*_trilingual(facts), *facts.details):
        for language in facts.languages if text != facts.issuer else ():
            if text and language in _LANGUAGES and not text.get(language):
                said = {"text": text.best(language), "language": f"choice.language.{language}"}
                yield Problem("certificate.untranslated", field, said, Level.ASKS)


def _trilingual(facts: ParticipationFacts) -> tuple[tuple[str, Trilingual], ...]:
    return (
        ("issuer", facts.issuer),
        ("programme", facts.programme),
        ("host", facts.host),
        ("home", facts.home),
        ("result", facts.result),
        ("place", facts.place),
        ("signatory", facts.signatory),
        ("position", facts.position),
    )


def _texts(facts: ParticipationFacts) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "number", (facts.number,)
    yield "holder", tuple(name for _, name in facts.holder.in_order())
    for field, text in (*_trilingual(facts), *facts.details):
        yield field, (text.zh, text.ru, text.en)

"""What placeholders of a design stand for on one paper, in one language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from exchange_admin.documents.certificates.facts import Trilingual
from exchange_admin.documents.certificates.wording import DETAILS as CLAUSE_DETAILS
from exchange_admin.documents.certificates.wording import Sentences
from exchange_admin.documents.designs.spec import Condition

PLACEHOLDER = re.compile(r"\{(\w{1,40})\}")

SENTENCES = ("title", "body", "request", "visa_cn", "visa_ru", "purpose")
"""Whole sentences of the wording for the kind of paper, where it has them; a copy gets them written out."""
HOLDER = ("holder", "holder_2", "holder_3", "holder_han", "holder_cyrillic", "holder_latin")
CLAUSES = ("programme", "level", "period", "host", "home", "doing", "hours", "result")
ABOUT = tuple(f"about_{name}" for name in CLAUSE_DETAILS)
"""Clauses of details that only some kinds state."""
BARE = (
    "kind",
    "programme_name",
    "level_name",
    "host_name",
    "home_name",
    "result_name",
    "issuer",
    "starts",
    "ends",
    "issued",
    "number",
    "place",
    "signatory",
    "position",
    "duplicate_of",
)
PRINTED = ("issued_line", "number_label", "duplicate", "first_number_label")
DETAILS = (
    "birth_date",
    "citizenship",
    "document",
    "host_country",
    "contact",
    "topic",
    "sex",
    "study_level",
    "academic_number",
)
_PLACEHOLDERS = frozenset((*SENTENCES, *HOLDER, *CLAUSES, *ABOUT, *BARE, *PRINTED, *DETAILS))


class PaperWords(Sentences):
    """Says the facts of one paper; a placeholder that it does not know may be a detail of the kind."""

    @cached_property
    def values(self) -> dict[str, str]:
        """Every placeholder and what it stands for here, empty where there is nothing to say."""
        facts, language = self._facts, self.language
        names = [name for _, name in facts.holder.in_order()] or [""]
        values = {name: text.best(language) for name, text in facts.details}
        values |= {f"holder_{place}": name for place, name in enumerate(names, 1) if place > 1}
        values |= {
            **self.clauses(),
            "holder": names[0],
            "holder_han": facts.holder.han,
            "holder_cyrillic": facts.holder.cyrillic,
            "holder_latin": facts.holder.latin,
            "programme_name": facts.programme.best(language),
            "level_name": facts.level,
            "host_name": (facts.host or facts.issuer).best(language),
            "home_name": facts.home.best(language),
            "result_name": facts.result.best(language),
            "issuer": facts.issuer.best(language),
            "starts": self.date(facts.starts) if facts.starts else "",
            "ends": self.date(facts.ends) if facts.ends else "",
            "issued": self.date(facts.issued),
            "issued_line": self.issued(),
            "kind": facts.kind,
            "number": facts.number,
            "number_label": self.number_label(),
            "place": facts.place.best(language),
            "signatory": facts.signatory.best(language),
            "position": facts.position.best(language),
            "duplicate": self.duplicate() if facts.duplicate_of else "",
            "first_number_label": self.first_number_label() if facts.duplicate_of else "",
            "duplicate_of": facts.duplicate_of,
        }
        return {**values, **{name: self.sentence(name, values) for name in SENTENCES}}

    def sentence(self, name: str, values: dict[str, str]) -> str:
        """The wording's own sentence for the kind of paper."""
        key = self.key(*sentence_keys(self._facts.kind, name))
        return self._words.say(key, values) if key else ""

    def fill(self, text: str) -> str:
        """`text` with every known placeholder replaced; what is put in is not looked at again."""
        return PLACEHOLDER.sub(self._value, text).strip()

    def holds(self, conditions: Sequence[Condition]) -> bool:
        return all(self._holds(one) for one in conditions)

    def rows(self, names: Sequence[str]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """(name, label, values) of the particulars that the facts have; a name in every script."""
        for name in names:
            given = tuple(text for _, text in self._facts.holder.in_order()) if name == "name" else ()
            values = given or (self.values.get("home_name" if name == "home" else name, ""),)
            if values[0]:
                yield name, self._say(f"paper.letter.row.{name}"), values

    def _value(self, found: re.Match[str]) -> str:
        name = found[1]
        return self.values.get(name, "" if is_placeholder(name) else found[0])

    def _holds(self, condition: Condition) -> bool:
        stated = dict(self._facts.details).get(condition.fact, Trilingual())
        value = stated.best("en") or self.values.get(condition.fact, "")
        held = value == condition.value if condition.value else bool(value)
        return held is not condition.unless


def is_placeholder(name: str) -> bool:
    """Whether a design may use it, whatever a single paper states."""
    return name in _PLACEHOLDERS


def sentence_keys(kind: str, name: str) -> tuple[str, ...]:
    """Where the wording has the sentence, the first that it has."""
    of_letter = "opening" if name == "body" else name
    return (f"paper.certificate.{kind}.{name}", f"paper.letter.{kind}.{of_letter}", f"paper.letter.any.{of_letter}")

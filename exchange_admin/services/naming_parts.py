"""What codes and keywords are called in the language of their reader: fields of education by their names, words by the
terms of the glossary that they stand for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from exchange_admin.domain.fields import ReadAs
from exchange_admin.domain.rules.listings import parts_in
from exchange_admin.domain.wording import Wording, best_of
from exchange_admin.services.glossary import Glossary, keyword_said


class NamedParts:
    """Reads only. `fields` are the names of codes of ISCED-F by language."""

    def __init__(
        self,
        fields: Callable[[], Mapping[str, Mapping[str, str]]],
        glossary: Glossary,
        wordings: Mapping[str, Wording],
    ) -> None:
        self._fields, self._glossary, self._wordings = fields, glossary, wordings

    def said(self, read_as: ReadAs, value: str, language: str) -> str:
        """All that stands in the value; a code nobody knows and a word without a term as they are kept."""
        words = self._wordings[language]
        if read_as is ReadAs.TERMS:
            terms = self._glossary.common()
            return words.set_apart(keyword_said(terms, one, words) for one in parts_in(value))
        names = self._fields()
        return words.set_apart(f"{code} {best_of(names.get(code, {}), language)}".strip() for code in parts_in(value))

"""`Names`: what the program knows about a personal name, from one line or from its parts."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection
from dataclasses import dataclass

from exchange_admin.names.cyrillic import CyrillicReader
from exchange_admin.names.folding import fold
from exchange_admin.names.han import HanName, HanReader
from exchange_admin.names.keys import NameKeys
from exchange_admin.names.latin import LatinName, LatinReader
from exchange_admin.names.palladius import PalladiusReader
from exchange_admin.names.parts import NameParts
from exchange_admin.names.scripts import Script, han_part, part_in, tidy
from exchange_admin.names.syllables import PinyinWord, Syllables
from exchange_admin.names.tables import NameTables


@dataclass(frozen=True, slots=True)
class NameForms:
    """Every form of a name, as `name --json` prints it; None where a form does not apply.

    `passport` is the Latin line that a passport of the person's country would print, `icao` the transliteration of
    Cyrillic alone. `search_keys` are folded; `sort_key` is compared by code point.
    """

    han: str | None
    pinyin: str | None
    passport: str | None
    palladius: str | None
    icao: str | None
    sort_key: str
    search_keys: tuple[str, ...]

    def as_plain(self) -> dict[str, object]:
        """The shape that `--json` prints."""
        return dataclasses.asdict(self) | {"search_keys": list(self.search_keys)}


class Names:
    """Reads names in Han, Cyrillic and Latin. Everything it answers is a proposal for a person to accept or correct;
    it never replaces what was typed from a passport. Any text is allowed in and none raises.

    Safe to share between threads: only caches change.
    """

    def __init__(self, tables: NameTables) -> None:
        self._syllables = Syllables(tables)
        self._han = HanReader(tables, self._syllables)
        self._cyrillic = CyrillicReader(tables)
        self._latin = LatinReader(tables, self._syllables)
        self._keys = NameKeys(self._han, self._cyrillic, self._latin, PalladiusReader(tables))

    def parts(self, text: str) -> NameParts:
        """The parts of a line that holds a name in one or several scripts: "王小明 WANG Xiaoming (Ван Сяомин)"."""
        plain = tidy(text)
        han = han_part(plain)
        cyrillic = part_in(Script.CYRILLIC, plain)
        latin = part_in(Script.LATIN, plain)
        return NameParts(
            *(self._han.split(han) if han else ("", "")),
            *(self._cyrillic.split(cyrillic) if cyrillic else ("", "", "")),
            *(self._latin.split(latin) if latin else ("", "")),
        )

    def read_han(self, text: str) -> HanName | None:
        """The Han in `text` read as a name; spaces inside do not count. None without Han."""
        parts = self.parts(text)
        return self._han.read(parts.family_han, parts.given_han)

    def read_latin(self, text: str) -> LatinName | None:
        """The Latin in `text`; the family name is the one in capitals, before a comma, or first."""
        parts = self.parts(text)
        return self._latin.read(parts.family_latin, parts.given_latin)

    def may_be_given_in_chinese(self, word: str) -> bool:
        """Whether a word in Cyrillic may be a Chinese given name: Ин, Пэн, Бовэнь."""
        return self._cyrillic.may_be_given_in_chinese(word)

    @property
    def surnames_of_two(self) -> Collection[str]:
        """Chinese family names of two characters, traditional forms among them."""
        return self._han.surnames_of_two

    def may_spell(self, han: str, letters: str) -> bool:
        """Whether letters may be the pinyin of Han in any reading of its characters: CHAN of 单, LYU and LV of 吕."""
        return self._han.may_be_spelled(han, letters)

    def is_joined(self, text: str) -> bool:
        """Whether `text` in Latin letters is several words of a name in one, so that nobody knows which is which."""
        return self._latin.is_joined(text)

    def palladius(self, pinyin_word: str) -> str | None:
        """One word of pinyin in Cyrillic after Palladius, with a capital if it has one; None if it is no pinyin."""
        cuts = self._syllables.cuts(pinyin_word)
        cyrillic = self._syllables.palladius(cuts[0]) if cuts else None
        return cyrillic.capitalize() if cyrillic and pinyin_word.strip()[:1].isupper() else cyrillic

    def forms(self, text: str) -> NameForms:
        """Every form of the name in `text`, in whatever script it is; one in another script has its keys only."""
        parts = self.parts(text)
        if parts == NameParts():
            folded = fold(text)
            return NameForms(None, None, None, None, None, folded, (folded,) if folded else ())
        return self.forms_of(parts)

    def forms_of(self, parts: NameParts) -> NameForms:
        """Every form of a name whose parts are known."""
        han = self._han.read(parts.family_han, parts.given_han)
        cyrillic = self._cyrillic.read(parts.family_cyrillic, parts.given_cyrillic, parts.patronymic)
        latin = self._latin.read(parts.family_latin, parts.given_latin)
        return NameForms(
            han=han.han if han else None,
            pinyin=_first(han and han.pinyin, latin and latin.pinyin),
            passport=_first(latin and latin.passport, han and han.passport, cyrillic and cyrillic.icao),
            palladius=_first(han and han.palladius, latin and latin.palladius),
            icao=cyrillic.icao if cyrillic else None,
            sort_key=self.sort_key(parts),
            search_keys=self.search_keys(parts),
        )

    def suggest(self, parts: NameParts) -> NameParts:
        """`parts` with each script filled from another: Latin as in a passport from Han or Cyrillic, Cyrillic from Han
        or from pinyin. What is there stays as it is, and nothing is added to a name that is written otherwise than the
        rules would have it; Han is never guessed."""
        latin = _completed((parts.family_latin, parts.given_latin), self.spelled_in_latin(parts))
        cyrillic = _completed((parts.family_cyrillic, parts.given_cyrillic), self._suggested_cyrillic(parts))
        if latin:
            parts = dataclasses.replace(parts, family_latin=latin[0], given_latin=latin[1])
        if cyrillic:
            parts = dataclasses.replace(parts, family_cyrillic=cyrillic[0], given_cyrillic=cyrillic[1])
        return parts

    def spelled_in_latin(self, parts: NameParts) -> tuple[str, str] | tuple[()]:
        """(family, given) as a passport spells a name in Han or Cyrillic; empty where neither tells."""
        words = self._han.words(parts.family_han, parts.given_han)
        if words is not None:
            return _of_words(*words, "passport")
        cyrillic = self._cyrillic.read(parts.family_cyrillic, parts.given_cyrillic, parts.patronymic)
        if cyrillic is None or cyrillic.icao is None or "." in cyrillic.icao:
            return ()
        return cyrillic.family_icao or "", cyrillic.given_icao or ""

    def _suggested_cyrillic(self, parts: NameParts) -> tuple[str, str] | tuple[()]:
        words = self._han.words(parts.family_han, parts.given_han)
        if words is not None:
            return _of_words(*words, "palladius")
        readings = self._latin.pinyin_words(parts.family_latin, parts.given_latin)
        if not readings or not parts.family_latin or not parts.given_latin:
            return ()
        family, given = readings[0]
        return _of_words(family, given, "palladius")

    def search_keys(self, parts: NameParts) -> tuple[str, ...]:
        """Folded texts under which the name should be found; see `search_text` for the index."""
        return self._keys.search(parts)

    def sort_key(self, parts: NameParts) -> str:
        """Text that orders lists by code point: Han by pinyin among the Latin names, then Cyrillic."""
        return self._keys.sort(parts)

    def comparison_keys(self, parts: NameParts) -> tuple[str, ...]:
        """Keys of which two records of one person share at least one, whatever script each is in. Sharing one proves
        nothing: a person decides, with the birth date at hand."""
        return self._keys.comparison(parts)


def _first(*forms: object) -> str | None:
    return next((form for form in forms if isinstance(form, str) and form), None)


def _completed(written: tuple[str, str], suggested: tuple[str, str] | tuple[()]) -> tuple[str, str] | tuple[()]:
    """Family and given name, each as it is written, else as it is suggested; nothing where the two disagree."""
    if not suggested or any(fold(mine) != fold(ours) for mine, ours in zip(written, suggested, strict=True) if mine):
        return ()
    return written[0] or suggested[0], written[1] or suggested[1]


def _of_words(family: PinyinWord | None, given: PinyinWord | None, form: str) -> tuple[str, str] | tuple[()]:
    """One form of both words; nothing when either word lacks it."""
    forms = [str(getattr(word, form) or "") if word else "" for word in (family, given)]
    lacks = any(word is not None and not text for word, text in zip((family, given), forms, strict=True))
    return () if lacks or not any(forms) else (forms[0], forms[1])

"""Personal names in up to three scripts, right for the sex and the country."""

from __future__ import annotations

import random

from exchange_admin.names import NameParts, Names
from exchange_admin.services.sample.tables import Given, SampleTables

CITIZENSHIP = {"TT": "RU"}
"""Groups of names whose people are citizens of another country than the group is called after."""

_RARE_SURNAMES = 0.14


class PersonNames:
    """Makes the name fields of a person. Forms in other scripts come from `names`, once for every part of a name."""

    def __init__(self, tables: SampleTables, names: Names, chance: random.Random) -> None:
        self._tables, self._names, self._chance = tables, names, chance
        self._forms: dict[tuple[str, str], NameParts] = {}

    def group_of(self, institution: str, country: str) -> str:
        """The group of names of somebody from an institution, by its key or its country."""
        known = self._tables.countries["family_groups"]
        groups = known.get(institution) or known.get(country) or [(country, 1)]
        return str(self._chance.choices([group for group, _ in groups], [weight for _, weight in groups])[0])

    def chinese(self, woman: bool) -> dict[str, str]:
        """Han and passport Latin; Palladius for four of five."""
        pools, pick = self._tables.chinese, self._chance.choice
        family = pick(pools.rare if self._chance.random() < _RARE_SURNAMES else pools.frequent)
        if self._chance.random() < (0.12 if len(family) == 1 else 0.5):
            given = pick(pools.single[woman])
        else:
            given = pick(pools.first[woman]) + pick(pools.second[woman])
        of_family, of_given = self._suggested("family_han", family), self._suggested("given_han", given)
        values = {
            "family_han": family,
            "given_han": given,
            "han_source": "document",
            "family_latin": of_family.family_latin.capitalize(),
            "given_latin": of_given.given_latin.capitalize(),
            "latin_source": "passport",
        }
        if self._chance.random() < 0.8:
            values |= {"family_cyrillic": of_family.family_cyrillic, "given_cyrillic": of_given.given_cyrillic}
            values["cyrillic_source"] = "generated"
        return values

    def foreign(self, group: str, woman: bool) -> dict[str, str]:
        """Latin as in the passport; Cyrillic where the country writes it, else seldom; Han for most."""
        families = self._tables.families
        family = self._chance.choice(families["RU" if group == "BY" and self._chance.random() < 0.5 else group])
        given = self._given(group, woman)
        writes_cyrillic = not (family.latin[woman] and group not in {"KZ", "MN"})
        values: dict[str, str] = {}
        if writes_cyrillic or self._chance.random() < 0.3:
            values |= {"family_cyrillic": family.cyrillic[woman], "given_cyrillic": given.cyrillic}
            values["cyrillic_source"] = "document" if writes_cyrillic else "typed"
        values |= self._latin(family.cyrillic[woman], family.latin[woman], given)
        if writes_cyrillic and (patronymic := self._patronymic(group, woman)):
            values["patronymic"] = patronymic
        if self._chance.random() < 0.7:
            values |= {"family_han": family.han[woman], "given_han": given.han, "han_source": "typed"}
        return values

    def _given(self, group: str, woman: bool) -> Given:
        if group in {"BY", "TT"} and self._chance.random() < 0.3:
            group = "RU"
        return self._chance.choice(self._tables.given[group][woman])

    def _latin(self, family_cyrillic: str, family_latin: str, given: Given) -> dict[str, str]:
        family = family_latin or self._suggested("family_cyrillic", family_cyrillic).family_latin.capitalize()
        name = given.latin or self._suggested("given_cyrillic", given.cyrillic).given_latin.capitalize()
        return {"family_latin": family, "given_latin": name, "latin_source": "passport"}

    def _patronymic(self, group: str, woman: bool) -> str:
        """One in twenty-five has none."""
        if self._chance.random() < 0.04:
            return ""
        own = group if group in {"KZ", "TT", "BY"} else "RU"
        fathers = self._tables.given[own][0] if group != "MN" else ()
        return self._chance.choice(fathers).patronymics[woman] if fathers else ""

    def _suggested(self, field: str, part: str) -> NameParts:
        found = self._forms.get((field, part))
        if found is None:
            found = self._forms[field, part] = self._names.suggest(NameParts(**{field: part}))
        return found

"""Which key speaks for which institution of a catalogue, and which institution here that is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from exchange_admin.documents.catalogue_file import INSTITUTION, Line
from exchange_admin.documents.packages.keys import fingerprint
from exchange_admin.domain.fields import Registry, Value
from exchange_admin.domain.labels import in_language
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.services.catalogues.asking import NEW_ONE, YES, Asking
from exchange_admin.services.catalogues.contents import is_newer, title_of
from exchange_admin.services.catalogues.hubs import Hubs, hub_said
from exchange_admin.services.catalogues.told import NEWER, OURS, REVOKED, WAITS, Question
from exchange_admin.store import Store

_SHORT = 12
"""Digits of a key by which a question names it."""


@dataclass(frozen=True, slots=True)
class Owner:
    """An institution of the file by its `line`, with its `id` here. All of one that `is_brought` is its hub's to say;
    of one that was here before, its profile alone."""

    line: Line
    id: str
    is_brought: bool


class Speakers:
    """`found` has each institution by the id of the file; a word of `told.py` instead says what becomes of all lines
    of one that does not count. `bindings` are values of `catalogue_key` records."""

    def __init__(
        self, store: Store, registry: Registry, asking: Asking, own_key: str, today: date, language: str
    ) -> None:
        self._store, self._registry, self._asking, self._own_key = store, registry, asking, own_key
        self._today, self._language, self._hubs = today, language, Hubs(store)
        self.found: dict[str, Owner | str] = {}
        self._bindings: dict[str, Mapping[str, Value]] = {}
        self.binding: list[tuple[str, str]] = []
        self.renamed: dict[str, str] = {}

    def read(self, lines: Sequence[Line]) -> None:
        """Raises RuleBroken with `catalogue.other_digits`. Digits that are asked for name every institution that the
        key signs for, also one of which nobody has said yet which it is here: it counts by the same digits then."""
        unknown: dict[str, list[Owner]] = {}
        other: dict[str, list[Owner]] = {}
        waiting: dict[str, list[Line]] = {}
        for line in lines:
            owner = self.found[line.id] = self._owner(line)
            if isinstance(owner, str):
                if owner == WAITS:
                    waiting.setdefault(line.key, []).append(line)
                continue
            bound = self._hubs.bound.get(owner.id)
            if bound is not None and bound["sign_key"] != line.key:
                other.setdefault(line.key, []).append(owner)
            elif bound is None and line.key not in self._hubs.trusted:
                unknown.setdefault(line.key, []).append(owner)
            elif bound is None:
                self._speak(owner, is_sure=owner.is_brought or self._is_granted(owner))
        for code, asked in (("key", unknown), ("changed", other)):
            for key, some in asked.items():
                named = [self._called(one) for one in some]
                named += [self.name(one) for one in waiting.pop(key, ())]
                is_sure = self._digits_agree(code, key, some[0].line, named)
                for one in some:
                    self._speak(one, is_sure=is_sure)

    def hub_of(self, institution: str) -> str:
        """What the hub that speaks for it is called."""
        return str(self._binding(institution)["hub"])

    def call_hub(self, institution: str, line: Line) -> bool:
        """By what it calls itself in the line of the institution that counts; whether that is another name now."""
        before = self.hub_of(institution)
        called = self._hub_called(line, before)
        if called == before:
            return False
        self._bindings[institution] = {**self._binding(institution), "hub": called}
        self.renamed[before] = called
        return True

    def _hub_called(self, line: Line, before: str) -> str:
        """What it calls itself; as `before` while somebody else here is called so and nobody has said that it is right.
        The name beside a key that nobody knew was read by whoever compared its digits."""
        hub, known = line.says["hub"], self._hubs.names_of(line.key)
        called = hub_said(hub)
        own = [one.line.content for one in self._owners(line.key) if one.is_brought]
        if not known or called in known or not (likened := self._hubs.likened_hub(hub, line.key, own, self._language)):
            return called
        key = f"hub:{line.key[:_SHORT]}"
        if self._asking.answer(key) == YES:
            return called
        facts = {"before": min(known), "hub": called, "guesses": "; ".join(likened)}
        self._asking.ask(Question(key, "hub", facts, choices=((YES, ""),)))
        return before if before in known else min(known)

    def _owners(self, key: str) -> Iterable[Owner]:
        return (one for one in self.found.values() if isinstance(one, Owner) and one.line.key == key)

    def is_brought(self, institution: str) -> bool:
        return bool(self._binding(institution)["is_brought"])

    def _binding(self, institution: str) -> Mapping[str, Value]:
        return self._bindings.get(institution) or self._hubs.bound[institution].values

    @property
    def revoked(self) -> frozenset[str]:
        """Keys that count for nobody any more."""
        return self._hubs.revoked

    @property
    def bindings(self) -> Iterable[Mapping[str, Value]]:
        return self._bindings.values()

    def name(self, line: Line) -> str:
        return title_of(line.content, self._language)

    def _called(self, owner: Owner) -> str:
        """As it is called here, where it is here: whoever signs may call it what he likes."""
        here = self._store.get(INSTITUTION, owner.id)
        return in_language(here.values, "name", self._language) if here is not None else self.name(owner.line)

    def _owner(self, line: Line) -> Owner | str:
        if line.key == self._own_key:
            return OURS
        if line.key in self._hubs.revoked:
            return REVOKED
        if is_newer(self._registry[INSTITUTION], line.content):
            return NEWER
        alike = self._hubs.alike(line.id, line.content)
        id = alike.sure or (self._which(line, alike.guesses) if alike.guesses else NEW_ONE)
        if id in self._hubs.members:
            return OURS
        if id == NEW_ONE:
            return Owner(line, line.id, is_brought=True)
        bound = self._hubs.bound.get(id)
        is_brought = bool(bound and bound["is_brought"])
        if not id or (is_brought and not self._may_be_called_so(line, id)):
            return WAITS
        return Owner(line, id, is_brought=is_brought)

    def _which(self, line: Line, guesses: Sequence[str]) -> str:
        """Which institution here is meant, or `NEW_ONE`; empty while nobody has said it."""
        key = f"institution:{line.id}"
        answer = self._asking.answer(key)
        if answer == NEW_ONE or answer in guesses:
            return answer
        choices = self._placed(guesses)
        facts = {"name": self.name(line), "guesses": "; ".join(called for _, called in choices)}
        self._asking.ask(Question(key, "institution", facts, choices=(*choices, (NEW_ONE, ""))))
        return ""

    def _placed(self, institutions: Sequence[str]) -> Sequence[tuple[str, str]]:
        """Their ids, and what they are called where."""
        choices = []
        for id, one in self._store.many(INSTITUTION, institutions).items():
            called, place = in_language(one.values, "name", self._language), one.text("city") or one.text("country")
            choices.append((id, f"{called} ({place})"))
        return choices

    def _may_be_called_so(self, line: Line, id: str) -> bool:
        """Whether it may take on the name or the code of another institution here; a person says so."""
        if not (likened := self._hubs.likened(id, line.content)):
            return True
        key = f"renamed:{line.id}"
        if self._asking.answer(key) == YES:
            return True
        others = "; ".join(called for _, called in self._placed(likened))
        before = self._called(Owner(line, id, is_brought=True))
        facts = {"hub": self._hubs.bound[id]["hub"], "before": before, "guesses": others}
        self._asking.ask(Question(key, "renamed", facts, choices=((YES, ""),)))
        return False

    def _is_granted(self, owner: Owner) -> bool:
        """Whether a key that is known may speak for an institution that was here before; a person says so."""
        key = f"speaks:{owner.line.id}"
        if self._asking.answer(key) == YES:
            return True
        facts = {"hub": hub_said(owner.line.says["hub"]), "name": self._called(owner)}
        self._asking.ask(Question(key, "speaks", facts, choices=((YES, ""),)))
        return False

    def _digits_agree(self, code: str, key: str, line: Line, names: Sequence[str]) -> bool:
        """Whether somebody has compared the digits of a key and typed them; raises RuleBroken for others than these."""
        hub = line.says["hub"]
        digits, asked = fingerprint(key, hub["age"]), f"{code}:{key[:_SHORT]}"
        if answer := self._asking.answer(asked):
            if "".join(answer.split()) == digits.replace(" ", ""):
                return True
            raise RuleBroken(Problem("catalogue.other_digits", facts={"hub": hub_said(hub)}))
        facts = {"hub": hub_said(hub), "n": len(names), "names": ", ".join(names)}
        self._asking.ask(Question(asked, code, facts, digits=digits))
        return False

    def _speak(self, owner: Owner, *, is_sure: bool) -> None:
        if not is_sure:
            self.found[owner.line.id] = WAITS
            return
        hub = owner.line.says["hub"]
        called = self._hub_called(owner.line, hub_said(hub))
        self.binding.append((called, self._called(owner)))
        self._bindings[owner.id] = {
            "institution_id": owner.id,
            "hub": called,
            "sign_key": owner.line.key,
            "age_key": hub["age"],
            "known_as": owner.line.id,
            "is_brought": int(owner.is_brought),
            "compared_on": self._today.isoformat(),
        }

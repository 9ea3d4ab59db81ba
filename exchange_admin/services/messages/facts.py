"""What is put into a message for its placeholders. What is not known is left out: it is a gap, never a guess."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from exchange_admin.domain.dates import day_in
from exchange_admin.domain.labels import in_language, latin_name, person_name
from exchange_admin.domain.queries import Query
from exchange_admin.domain.rules.agreements.next_step import notice_of
from exchange_admin.domain.rules.usual_settings import REMIND_EVERY_DAYS
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import Wording, best_of, written_day
from exchange_admin.services.agreements.standing import own_calendar
from exchange_admin.services.casework.working_out import WorkedOut
from exchange_admin.services.messages.cases import Case, StayCase
from exchange_admin.services.messages.concerned import Concerned, first_day
from exchange_admin.services.messages.postal import name_in
from exchange_admin.services.stored import got
from exchange_admin.store import Store

DAYS = frozenset({"date", "due", "act_by", "notice"})
"""Placeholders that are a day."""
TO_ANSWER = frozenset({"due", "act_by"})
"""Those by which somebody is to answer."""
_OF_DOCUMENTS = {"visa_expiry": "visa", "permit_expiry": "residence_permit", "passport_expiry": "passport"}


@dataclass(frozen=True, slots=True)
class Sender:
    """Who writes: the member of the staff, if it is one, and the office."""

    name: str
    phone: str
    email: str


class MessageFacts:
    """For many messages: records that several share are read once."""

    def __init__(self, store: Store, own: str, sender: Sender, today: date) -> None:
        self._store, self._own, self._sender, self._today = store, own, sender, today
        self._read: dict[tuple[str, str], Record] = {}

    def of(
        self, case: Case, concerned: Sequence[tuple[StayCase, Concerned]], words: Wording, *, short_sensitive: bool
    ) -> dict[str, str]:
        """By placeholder, in the language of `words`. `concerned` are the stays with what the message says of each;
        what is about health is called by its short title where `short_sensitive`."""
        person = self.record("person", case.person)
        stays = [stay for stay, _ in concerned] or list(case.stays)
        partner = case.institution or self._partner(stays)
        listed = _Listed(self, words, concerned, by_person=bool(case.institution), short_sensitive=short_sensitive)
        found = {
            "name": name_in(person, words.language),
            "name_latin": latin_name(person.values),
            "programme": self._one_of(stays, "programme", words.language),
            "term": self._one_of(stays, "term", words.language),
            "institution": self._called(case.institution or self._own, words.language),
            "partner": self._called(partner, words.language),
            "coordinator": self._sender.name,
            "phone": self._sender.phone,
            "signature": self._signature(words.language),
            **listed.facts(self._today),
            **(self._of_agreement(case.agreement, words.language) if case.agreement else {}),
        }
        return {name: text for name, text in found.items() if text}

    def record(self, kind: str, id: str) -> Record:
        """An empty one where there is none."""
        key = kind, id
        if key not in self._read:
            self._read[key] = got(self._store, kind, id)
        return self._read[key]

    def person_of(self, stay: StayCase) -> Record:
        return self.record("person", self._store.entries().kept(stay.read.facts.person_id))

    def _partner(self, stays: Sequence[StayCase]) -> str:
        others = {
            id
            for stay in stays
            for id in (stay.read.facts.sending_institution_id, stay.read.facts.receiving_institution_id)
            if id and id != self._own
        }
        return others.pop() if len(others) == 1 else ""

    def _one_of(self, stays: Sequence[StayCase], kind: str, language: str) -> str:
        """What all the stays have in common, else all of it."""
        ids = dict.fromkeys(self.record("mobility", stay.id).text(f"{kind}_id") for stay in stays)
        names = [self._called(id, language, kind) for id in ids if id]
        return ("、" if language == "zh" else ", ").join(dict.fromkeys(filter(None, names)))

    def _called(self, id: str, language: str, kind: str = "institution") -> str:
        return in_language(self.record(kind, id).values, "name", language) if id else ""

    def _signature(self, language: str) -> str:
        department = in_language(self._office.values, "department", language)
        return "\n".join(filter(None, (self._sender.name, department, self._called(self._own, language))))

    @cached_property
    def next_day_to_answer(self) -> date:
        """By when an answer is waited for where the day of a task is over: then the office asks again."""
        return self._today + timedelta(days=int(self._office["remind_every_days"] or REMIND_EVERY_DAYS))

    @cached_property
    def _office(self) -> Record:
        found = self._store.records(Query("office"))
        return found[0] if found else Record("office", "", {})

    def _of_agreement(self, agreement: Record, language: str) -> dict[str, str]:
        ends = day_in(agreement.values, "valid_until")
        notice = notice_of(agreement.values, own_calendar(self._store))
        return {
            "number": agreement.text("number"),
            "date": _said(ends, language),
            "notice": _said(notice.act_by if notice and notice.act_by >= self._today else None, language),
        }


class _Listed:
    """The tasks of one message as its text lists them."""

    def __init__(
        self,
        facts: MessageFacts,
        words: Wording,
        concerned: Sequence[tuple[StayCase, Concerned]],
        *,
        by_person: bool,
        short_sensitive: bool,
    ) -> None:
        self._facts, self._words, self._concerned = facts, words, concerned
        self._by_person, self._short = by_person, short_sensitive

    def facts(self, today: date) -> dict[str, str]:
        language = self._words.language
        tasks = [task for _, one in self._concerned for task in one.all]
        ending = next((one.ending for _, one in self._concerned if one.ending), None)
        people = {self._facts.person_of(stay).id for stay, _ in self._concerned}
        count = len(people) if self._by_person else len(tasks)
        return {
            "missing": self._joined((stay, map(self.title, one.missing)) for stay, one in self._concerned),
            "tasks": self._joined((stay, map(self._dated, one.tasks)) for stay, one in self._concerned),
            "count": str(count) if tasks else "",
            "due": _said(first_day((task.deadline.due for task in tasks), today), language),
            "act_by": _said(first_day((task.deadline.act_by for task in tasks), today), language),
            "document": self._document(ending) if ending else "",
            "date": _said(ending.occurrence.day, language) if ending else "",
        }

    def title(self, task: WorkedOut) -> str:
        rule, language = task.requirement, self._words.language
        if rule is None:
            return task.record.text("title") if task.record else ""
        if rule.sensitive and self._short and rule.short_names:
            return best_of(rule.short_names, language)
        return best_of(rule.names, language) or rule.code

    def _dated(self, task: WorkedOut) -> str:
        day = task.deadline.act_by or task.deadline.due
        if day is None:
            return self.title(task)
        return self._words.say(
            "message.task_by", {"title": self.title(task), "day": written_day(self._words.language, day.isoformat())}
        )

    def _document(self, task: WorkedOut) -> str:
        """As a word within a sentence."""
        kind = _OF_DOCUMENTS.get(task.requirement.event if task.requirement else "")
        return self._words.say(f"message.document.{kind}") if kind else self.title(task)

    def _joined(self, listed: Iterable[tuple[StayCase, Iterable[str]]]) -> str:
        """Titles one after the other; to somebody else than the person those of each person behind the name."""
        parts = []
        for stay, titles in listed:
            if said := self._words.listed(titles):
                name = person_name(self._facts.person_of(stay).values)[0]
                parts.append(self._words.labelled(name, said) if self._by_person else said)
        return self._words.set_apart(parts)


def given_in(given: Mapping[str, str], language: str) -> dict[str, str]:
    """What was typed for gaps, days as the language writes them."""
    return {name: _typed(name, text, language) for name, text in given.items() if text.strip()}


def _typed(name: str, text: str, language: str) -> str:
    return written_day(language, text) if name in DAYS else text.strip()


def _said(day: date | None, language: str) -> str:
    return written_day(language, day.isoformat()) if day else ""

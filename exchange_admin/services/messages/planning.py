"""From a selection and a text to messages that can be looked at: nothing is written yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from exchange_admin.domain.dates import read_date
from exchange_admin.domain.labels import in_language, person_name
from exchange_admin.domain.problems import Level, Problem, RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.rules.messages.addresses import TypedAddress, read_address
from exchange_admin.domain.rules.messages.languages import language_of
from exchange_admin.domain.rules.messages.placeholders import PLACEHOLDERS, asked_for, filled_in
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import LANGUAGES, best_of, written_day
from exchange_admin.services.casework.casework import Casework
from exchange_admin.services.messages.cases import Case, Cases, StayCase
from exchange_admin.services.messages.concerned import ABOUT_TASKS, Concerned, concerned
from exchange_admin.services.messages.facts import DAYS, TO_ANSWER, MessageFacts, Sender, given_in
from exchange_admin.services.messages.order import FITTING, MessageOrder, MessagePlan, NotWritten, PreparedMessage
from exchange_admin.services.messages.postal import postal_lines
from exchange_admin.services.office_files import own_institution
from exchange_admin.services.parts import Parts
from exchange_admin.services.stored import pointing, refuse, there
from exchange_admin.store import Store


class Planning:
    """One plan. `language` is that in which the office reads who was left out; `who` writes."""

    def __init__(self, parts: Parts, casework: Casework, order: MessageOrder, who: str, language: str) -> None:
        self._parts, self._store, self._order = parts, parts.store, order
        self._language, self._today = language, parts.today()
        self._own = own_institution(parts.store)
        self._template = there(parts.store, "message_template", order.template)
        self._given = _checked(order.given)
        self._asked = asked_for(*(self._template.text(f"{part}_{one}") for part in _PARTS for one in LANGUAGES))
        self._facts = MessageFacts(parts.store, self._own, sender(parts.store, who), self._today)
        self._cases = Cases(parts.store, casework.upkeep, self._own, language)
        self._whom = Addresses(parts.store)
        self._left_out: list[NotWritten] = []

    def plan(self) -> MessagePlan:
        """Raises RuleBroken with `message.unfit`, `message.nobody_chosen`, `record.missing`."""
        about = self._template.text("of_kind")
        if about not in FITTING.get(self._order.kind, ()):
            kinds = {"about": f"choice.message_about.{about}", "kind": f"kinds.{self._order.kind}"}
            raise RuleBroken(Problem("message.unfit", facts=kinds))
        if not self._order.ids:
            refuse("message.nobody_chosen")
        cases = self._cases.of(about, self._order.kind, self._order.ids)
        messages = [made for case in cases if (made := self._message(case))]
        return MessagePlan(self._template, messages, [*self._cases.left_out, *self._left_out])

    def _message(self, case: Case) -> PreparedMessage | None:
        to = self._to_person(case) if case.person else self._to_institution(case)
        found = [(stay, self._concerned(case, stay, to)) for stay in case.stays]
        speaking = [(stay, one) for stay, one in found if one.all]
        if self._asked & ABOUT_TASKS and not speaking:
            self._leave_out(case, to, sum(one.withheld for _, one in found))
            return None
        language, remarks = self._in_language(to.language)
        if to.is_guessed:
            facts = {"name": to.name, "language": f"choice.language.{language}"}
            remarks.append(Problem("message.language_guessed", facts=facts, level=Level.INFORMS))
        words = self._parts.wordings[language]
        known = self._facts.of(case, speaking, words, short_sensitive=bool(case.person))
        known = {**given_in(self._given, language), **known}
        proposed = self._proposed(speaking, known)
        known |= dict.fromkeys(proposed, written_day(language, self._facts.next_day_to_answer.isoformat()))
        remarks += to.remarks()
        if proposed:
            day = {"name": to.name, "day": self._facts.next_day_to_answer.isoformat()}
            remarks.append(Problem("message.day_is_over", facts=day, level=Level.INFORMS))
        for code, n in (
            ("health_left_out", sum(one.withheld for _, one in found)),
            ("not_asked_for", sum(one.passed for _, one in found)),
        ):
            if n:
                remarks.append(Problem(f"message.{code}", facts={"name": to.name, "n": n}, level=Level.INFORMS))
        return PreparedMessage(
            to.name,
            language,
            filled_in(self._template.text(f"subject_{language}"), known),
            filled_in(self._template.text(f"body_{language}"), known),
            to.about,
            to.typed.address,
            to.no_address(),
            tuple(task.id for _, one in speaking for task in one.all),
            tuple(self._facts.person_of(stay).id for stay, _ in speaking) if case.institution else (),
            tuple(remarks),
            proposed=proposed,
            post=postal_lines(self._store, to.about, language),
        )

    def _proposed(self, speaking: Sequence[tuple[StayCase, Concerned]], known: Mapping[str, str]) -> tuple[str, ...]:
        """Days that nobody has said and that are over for one of the tasks: what is overdue is to be asked for too."""
        due = [task.deadline.due for _, one in speaking for task in one.all]
        is_over = any(day is not None and day < self._today for day in due)
        return tuple(sorted(name for name in TO_ANSWER & self._asked if is_over and not known.get(name)))

    def _concerned(self, case: Case, stay: StayCase, to: Recipient) -> Concerned:
        private = bool(case.person) and self._whom.is_private(to.typed, case.person)
        return concerned(stay, self._asked, self._today, partner=case.institution, private=private)

    def _leave_out(self, case: Case, to: Recipient, withheld: int) -> None:
        code = "only_health" if withheld else "nothing_missing"
        about = case.stays[0].id if case.person and case.stays else case.institution or case.person
        self._left_out.append(NotWritten(about, to.name, Problem(f"message.{code}", facts={"name": to.name})))

    def _in_language(self, wanted: str) -> tuple[str, list[Problem]]:
        """The wanted language, else one in which the text is written, which is told."""
        bodies = {one: one for one in LANGUAGES if self._template.text(f"body_{one}")}
        found = best_of(bodies, wanted) or wanted
        if found == wanted:
            return found, []
        facts = {"wanted": f"choice.language.{wanted}", "language": f"choice.language.{found}"}
        return found, [Problem("message.other_language", facts=facts, level=Level.INFORMS)]

    def _to_person(self, case: Case) -> Recipient:
        person = self._facts.record("person", case.person)
        home = self._facts.record("institution", person.text("home_institution_id"))
        senders = {stay.read.facts.sending_institution_id for stay in case.stays}
        sender = self._facts.record("institution", senders.pop() if len(senders) == 1 else "")
        about = {"person_id": case.person, "mobility_id": case.stays[0].id if case.stays else ""}
        return Recipient(
            person_name(person.values)[0],
            language_of(home.text("country"), person.text("citizenship"), sender.text("country")),
            read_address(person.text("email")),
            _filled(about),
        )

    def _to_institution(self, case: Case) -> Recipient:
        """To the address of the institution, else of the first of its contacts who has one."""
        institution = self._facts.record("institution", case.institution)
        name = in_language(institution.values, "name", self._language)
        about = {"institution_id": case.institution, "agreement_id": case.agreement.id if case.agreement else ""}
        typed, contact = read_address(institution.text("email")), None
        if not typed.typed:
            contacts = sorted(pointing(self._store, "contact", "institution_id", case.institution), key=_by_name)
            reachable = [(one, read) for one in contacts if (read := read_address(one.text("email"))).address]
            contact, typed = reachable[0] if reachable else (None, typed)
        spoken = language_of(institution.text("country"), spoken=contact.text("languages") if contact else "")
        about["contact_id"] = contact.id if contact else ""
        return Recipient(name, spoken, typed, _filled(about), contact.text("name") if contact else "")


class Recipient:
    """Whom a message goes to; `spoken` is the language and whether it is guessed, `contact` is the person at an
    institution whose address was taken."""

    def __init__(
        self, name: str, spoken: tuple[str, bool], typed: TypedAddress, about: Mapping[str, str], contact: str = ""
    ) -> None:
        self.name, self.typed, self.about, self._contact = name, typed, about, contact
        self.language, self.is_guessed = spoken

    def no_address(self) -> Problem | None:
        if self.typed.address:
            return None
        if self.typed.typed:
            return Problem("message.odd_address", facts={"name": self.name, "typed": self.typed.typed})
        return Problem("message.no_address", facts={"name": self.name})

    def remarks(self) -> list[Problem]:
        """What was taken of several possibilities."""
        found = []
        if self.typed.others:
            facts = {"name": self.name, "typed": self.typed.address, "others": ", ".join(self.typed.others)}
            found.append(Problem("message.first_address", facts=facts, level=Level.INFORMS))
        if self._contact:
            facts = {"name": self.name, "contact": self._contact}
            found.append(Problem("message.to_contact", facts=facts, level=Level.INFORMS))
        return found


class Addresses:
    """Whose addresses there are: one that others read too is no place for what is about somebody's health."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def is_private(self, typed: TypedAddress, person: str) -> bool:
        """Whether nobody else is known under it. Without an address the message is handed over."""
        if not typed.address:
            return True
        if typed.address.casefold() in self._of_offices:
            return False
        entries = self._store.entries()
        holders = {str(id) for (id,) in self._store.cells("person", "email", _spelled(typed), ("id",))}
        return {entries.kept(id) for id in holders} <= {entries.kept(person)}

    @cached_property
    def _of_offices(self) -> frozenset[str]:
        records = (
            one for kind in ("institution", "contact", "staff", "office") for one in self._store.records(Query(kind))
        )
        typed = (read_address(one.text("email")) for one in records)
        return frozenset(address.casefold() for one in typed for address in (one.address, *one.others) if address)


def sender(store: Store, who: str) -> Sender:
    """Who writes, as the staff list knows him, else the only coordinator, else the office alone; what nobody has said
    of them is that of the college."""
    staff = [one for one in store.records(Query("staff")) if one["active"] or one["active"] is None]
    own = [one for one in staff if one.text("name").strip().casefold() == who.strip().casefold()]
    coordinators = own or [one for one in staff if one["role"] == "coordinator"]
    found = coordinators[0] if len(coordinators) == 1 else None
    offices = store.records(Query("office"))
    office = offices[0] if offices else Record("office", "", {})
    college = (store.get("institution", store.institution) if store.institution else None) or office
    told = [one for one in (found, office, college) if one]
    addresses = (read_address(one.text("email")).address for one in told)
    phones = (one.text("phone") for one in told)
    name = found.text("name") if found else ""
    return Sender(name, next(filter(None, phones), ""), next(filter(None, addresses), ""))


def _checked(given: Mapping[str, str]) -> dict[str, str]:
    """Days as `YYYY-MM-DD`. Raises RuleBroken with `template.unknown_placeholder`, `value.not_a_date`."""
    known = ", ".join(f"{{{one}}}" for one in PLACEHOLDERS)
    if unknown := [name for name in given if name not in PLACEHOLDERS]:
        facts = {"typed": ", ".join(f"{{{name}}}" for name in unknown), "known": known}
        raise RuleBroken(Problem("template.unknown_placeholder", facts=facts))
    return dict(_days_read(given.items()))


def _days_read(given: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for name, text in given:
        yield name, read_date(text).day.isoformat() if name in DAYS and text.strip() else text


def _spelled(typed: TypedAddress) -> Sequence[str]:
    return list(dict.fromkeys((typed.typed, typed.address, typed.address.lower())))


def _filled(about: Mapping[str, str]) -> dict[str, str]:
    return {name: id for name, id in about.items() if id}


def _by_name(contact: Record) -> tuple[str, str]:
    return contact.text("name"), contact.id


_PARTS = ("subject", "body")

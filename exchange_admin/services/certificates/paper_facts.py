"""The facts of a paper put together from the records: person, stay or course, programme, institutions, office; and
what only some kinds state."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from exchange_admin.documents.certificates.facts import EDITION, EVENT, HolderName, ParticipationFacts, Trilingual
from exchange_admin.documents.certificates.wording import said_day
from exchange_admin.documents.record_papers.facts import RecordPaper, TranscriptContent
from exchange_admin.documents.table_papers.facts import TablePaper
from exchange_admin.domain.dates import LATEST_DAY
from exchange_admin.domain.fields import Value
from exchange_admin.domain.labels import cyrillic_name, han_name, latin_name, own_script
from exchange_admin.domain.problems import Level, Problem, RuleBroken
from exchange_admin.domain.rules.academic_numbers import LEVELS, is_school_code
from exchange_admin.domain.rules.paper_kinds import ACCOMPANYING, PAPER_KINDS, PaperKind
from exchange_admin.domain.rules.usual_settings import STAMP_MM
from exchange_admin.domain.steps import Record, live
from exchange_admin.domain.wording import LANGUAGES, Wording
from exchange_admin.names.scripts import language_of
from exchange_admin.services.lessons.group_sheet import attended_minutes
from exchange_admin.services.office_files import own_office, usual_signatory
from exchange_admin.services.stored import got, pointing
from exchange_admin.store import Store

Details = tuple[tuple[str, Trilingual], ...]


def details_of(
    store: Store, wordings: Mapping[str, Wording], names: Sequence[str], person: Record, mobility: Record
) -> Details:
    """Those of `names` for which the records have something."""
    said = _Details(store, wordings, person, mobility)
    ways: dict[str, Callable[[], Trilingual]] = {
        "birth_date": said.birth_date,
        "citizenship": said.citizenship,
        "document": said.document,
        "host_country": said.host_country,
        "contact": said.contact,
        "topic": said.topic,
        "sex": said.sex,
        "study_level": said.study_level,
        "academic_level": said.academic_level,
    }
    found = ((name, ways[name]()) for name in names)
    return tuple((name, text) for name, text in found if text)


def passport_of(store: Store, person: str) -> Record | None:
    """The passport that is valid longest, of all entries of the person; one without an end before one that expires."""
    entries = store.entries().of(person)
    papers = live(store.where("identity_document", "person_id", entries))
    passports = [one for one in papers if one["kind"] == "passport" and one.text("number")]
    return max(passports, key=lambda one: (one.text("valid_until") or LATEST_DAY, one.id), default=None)


class _Details:
    def __init__(self, store: Store, wordings: Mapping[str, Wording], person: Record, mobility: Record) -> None:
        self._store, self._wordings, self._person, self._mobility = store, wordings, person, mobility

    def birth_date(self) -> Trilingual:
        born = self._person.text("birth_date")
        return self._each(lambda words: said_day(words, date.fromisoformat(born))) if born else Trilingual()

    def citizenship(self) -> Trilingual:
        country = self._person.text("citizenship")
        return self._each(lambda words: words.choice("country", country)) if country else Trilingual()

    def topic(self) -> Trilingual:
        return Trilingual(*(self._mobility.text(f"topic_{language}") for language in ("zh", "ru", "en")))

    def sex(self) -> Trilingual:
        """As it stands in the passport; nothing where it is not known or not stated."""
        sex = self._person.text("sex")
        return self._each(lambda words: lowered(words.choice("sex", sex), words)) if sex in {"1", "2"} else Trilingual()

    def study_level(self) -> Trilingual:
        level = self._person.text("level")
        return self._each(lambda words: lowered(words.choice("study_level", level), words)) if level else Trilingual()

    def academic_level(self) -> Trilingual:
        """The digits of the level in a number of 18 digits."""
        return same_in_each(LEVELS.get(self._person.text("level"), ""))

    def document(self) -> Trilingual:
        passport = passport_of(self._store, self._person.id)
        return same_in_each(passport.text("number")) if passport else Trilingual()

    def host_country(self) -> Trilingual:
        """The code of the country, for conditions of a design."""
        host = self._store.get("institution", self._mobility.text("receiving_institution_id"))
        return same_in_each(host.text("country")) if host else Trilingual()

    def contact(self) -> Trilingual:
        office = own_office(self._store)
        return same_in_each(" · ".join(filter(None, (office.text("phone"), office.text("email")))))

    def _each(self, say: Callable[[Wording], str]) -> Trilingual:
        return in_each(self._wordings, say)


def in_each(wordings: Mapping[str, Wording], say: Callable[[Wording], str]) -> Trilingual:
    """What is said in the words of each language."""
    return Trilingual(**{language: say(wordings[language]) for language in LANGUAGES})


def choice_in_each(wordings: Mapping[str, Wording], vocabulary: str, word: str) -> Trilingual:
    """A word of a list as each language says it."""
    return in_each(wordings, lambda words: words.choice(vocabulary, word))


def pictures_of(office: Record, signatory: Record) -> Details:
    """SHA-256 of the logo and the scanned signature as they are on the day of issue, for designs that show them."""
    found = (("office.logo", office.text("logo_image")), ("signatory.signature", signatory.text("signature_image")))
    return tuple((name, same_in_each(image)) for name, image in found if image)


def lowered(text: str, words: Wording) -> str:
    """The word as it stands inside a sentence."""
    return text if words.language == "zh" else text[:1].lower() + text[1:]


def same_in_each(text: str) -> Trilingual:
    """What no language says otherwise."""
    return Trilingual(text, text, text)


PARTICIPATION, LANGUAGE_COURSE = "participation", "language_course"


@dataclass(frozen=True, slots=True)
class PaperOrder:
    """What is asked for: `kind` is one of PAPER_KINDS, `languages` those of the paper, the first one leads.

    `design` is the id of one that prints the kind; empty: the one that the office uses.
    """

    kind: str
    languages: tuple[str, ...]
    issued: date
    signatory_id: str = ""  # empty: the office's usual one
    design: str = ""


class PaperFacts:
    """Assembles facts for one order. The number is empty until the paper is issued."""

    def __init__(self, store: Store, wordings: Mapping[str, Wording], order: PaperOrder) -> None:
        """Raises RuleBroken: `certificate.no_signatory`, `certificate.signatory_not_in_office`, `record.missing`."""
        self._store, self._wordings, self.order = store, wordings, order
        self._known: dict[tuple[str, str], Record] = {}
        self._forums: dict[str, bool] = {}
        self.office = own_office(store)
        self.issuer = self._names("institution", self.office["institution_id"])
        self._signatory = self._signing(order)
        self.specialities = Specialities(store, self.country)

    def stay(self, person: Record, mobility: Record, enrolment: Record | None) -> ParticipationFacts:
        """`enrolment` is the language course that belongs to the programme, where there was one."""
        kind = PAPER_KINDS[self.order.kind]
        programme = self._get("programme", mobility["programme_id"])
        starts = mobility["actual_start"] or mobility["planned_start"] or programme["starts"]
        ends = mobility["actual_end"] or mobility["planned_end"] or programme["ends"]
        host = self._names("institution", mobility["receiving_institution_id"])
        details = details_of(self._store, self._wordings, kind.details, person, mobility)
        return replace(
            self._paper(person, host, starts, ends, details),
            programme=self.specialities.of(person) if kind.academic else trilingual(programme, "name"),
            home=self._names("institution", mobility["sending_institution_id"]),
            minutes=self._hours_of(kind, mobility, programme, enrolment),
            result=self._result(enrolment, level=_level(enrolment)) if kind.ended else Trilingual(),
            activity=ACCOMPANYING if mobility["participation"] == ACCOMPANYING else mobility.text("activity"),
            about=EVENT if self.is_forum(programme.id) else "",
        )

    def language_course(self, person: Record, enrolment: Record) -> ParticipationFacts:
        group = self.group_of(enrolment)
        course = self._get("language_course", group["language_course_id"])
        programme = self._get("programme", course["programme_id"])
        host = self._names("institution", programme["host_institution_id"] or self.office["institution_id"])
        starts, ends = group["starts"] or programme["starts"], group["ends"] or programme["ends"]
        return replace(
            self._paper(person, host, starts, ends),
            programme=trilingual(course, "name"),
            home=self._names("institution", person["home_institution_id"]),
            minutes=self._minutes(enrolment),
            result=self._result(enrolment, level=""),
            level=_level(enrolment) or course.text("level_to"),
            activity="student_studies" if person["role"] == "student" else "staff_training",
        )

    def record_paper(self, content: TranscriptContent | TablePaper) -> RecordPaper:
        """What every paper of the order states, with its content; about nobody and no record yet."""
        return RecordPaper(
            number="",
            kind=self.order.kind,
            languages=self.order.languages,
            issued=self.order.issued,
            content=content,
            issuer=self.issuer,
            signatory=trilingual(self._signatory, "name"),
            position=trilingual(self._signatory, "position"),
            place=trilingual(self.office, "city"),
            stamp=trilingual(self.office, "stamp"),
            stamp_mm=self._kept_clear,
        )

    def group_of(self, enrolment: Record) -> Record:
        return self._get("language_group", enrolment["language_group_id"])

    def is_forum(self, programme: str) -> bool:
        """Whether the programme holds the participants of a meeting."""
        if programme not in self._forums:
            meetings = self._store.where("meeting", "programme_id", [programme]) if programme else []
            self._forums[programme] = any(one.live for one in meetings)
        return self._forums[programme]

    def programme_kind(self, mobility: Record) -> str:
        """Of the programme of a stay, empty where it has none."""
        return self._get("programme", mobility["programme_id"]).text("kind")

    def programme_of(self, enrolment: Record) -> str:
        """The id of the programme that the enrolment's course belongs to, empty when it stands alone."""
        return self._get("language_course", self.group_of(enrolment)["language_course_id"]).text("programme_id")

    def _paper(
        self, person: Record, host: Trilingual, starts: Value, ends: Value, details: Details = ()
    ) -> ParticipationFacts:
        """What every paper of the order states of somebody at `host` for these days."""
        return ParticipationFacts(
            number="",
            holder=holder_name(person),
            programme=Trilingual(),
            host=host,
            starts=day_of(starts),
            ends=day_of(ends),
            edition=EDITION,
            details=(*details, *pictures_of(self.office, self._signatory)),
            issued=self.order.issued,
            kind=self.order.kind,
            languages=self.order.languages,
            issuer=self.issuer,
            signatory=trilingual(self._signatory, "name"),
            position=trilingual(self._signatory, "position"),
            place=trilingual(self.office, "city"),
            stamp=trilingual(self.office, "stamp"),
            stamp_mm=self._kept_clear,
        )

    @property
    def country(self) -> str:
        """Of the own institution."""
        return self._get("institution", self.office["institution_id"]).text("country")

    @property
    def school(self) -> str:
        """The five digits of a Chinese school, empty where the own institution has none."""
        code = self._get("institution", self.office["institution_id"]).text("national_code")
        return code if self.country == "CN" and is_school_code(code) else ""

    @property
    def signatory_id(self) -> str:
        return self._signatory.id

    @property
    def _kept_clear(self) -> int:
        """Millimetres across the seal."""
        kept_clear = self.office["stamp_mm"]
        return kept_clear if isinstance(kept_clear, int) else STAMP_MM

    def _signing(self, order: PaperOrder) -> Record:
        signatory = self._get("signatory", order.signatory_id or usual_signatory(self._store, self.office))
        if not signatory.id or not signatory.live:
            raise RuleBroken(Problem("certificate.no_signatory", "signatory_id"))
        day, since, until = order.issued.isoformat(), signatory.text("valid_from"), signatory.text("valid_until")
        if (since and day < since) or (until and day > until):
            facts = {"signatory": trilingual(signatory, "name").best(order.languages[0]), "date": day}
            raise RuleBroken(Problem("certificate.signatory_not_in_office", "signatory_id", facts))
        return signatory

    def _result(self, enrolment: Record | None, *, level: str) -> Trilingual:
        """B1 (87), without a mark B1 (passed), without a level what stands in brackets: of a course that was passed.

        A mark that only says so («зачтено») is said in the words of each language.
        """
        if enrolment is None or enrolment["result"] != "passed":
            return Trilingual()
        words = {language: self._wordings[language].choice("enrolment_result", "passed") for language in LANGUAGES}
        mark, said = enrolment.text("mark"), {}
        if mark.casefold() in map(str.casefold, words.values()):
            mark = ""
        for language, word in words.items():
            outcome = mark or word[:1].lower() + word[1:]
            brackets = "{}（{}）" if language == "zh" else "{} ({})"
            said[language] = brackets.format(level, outcome) if level else outcome
        return Trilingual(**said)

    def _names(self, kind: str, id: Value) -> Trilingual:
        return trilingual(self._get(kind, id), "name")

    def _get(self, kind: str, id: Value) -> Record:
        key = (kind, str(id or ""))
        if key not in self._known:
            self._known[key] = got(self._store, kind, id)
        return self._known[key]

    def _hours_of(self, kind: PaperKind, mobility: Record, programme: Record, enrolment: Record | None) -> int | None:
        """Minutes that the kind of paper states; a graduation has no hours of a programme."""
        if kind.academic:
            return None
        return _taught(mobility) if kind.teaches else self._planned(programme, enrolment)

    def _planned(self, programme: Record, enrolment: Record | None) -> int | None:
        """Minutes of the programme, where nobody planned them those of the language course that belongs to it."""
        planned = programme["planned_minutes"]
        return planned if isinstance(planned, int) else self._minutes(enrolment)

    def _minutes(self, enrolment: Record | None) -> int | None:
        """Minutes attended, where nobody counted or noted them those planned."""
        if enrolment is None:
            return None
        for minutes in (attended_minutes(self._store, [enrolment])[enrolment.id], enrolment["planned_minutes"]):
            if isinstance(minutes, int) and minutes > 0:
                return minutes
        return None


def trilingual(record: Record, stem: str) -> Trilingual:
    """`stem_zh`, `stem_ru`, `stem_en` of a record."""
    return Trilingual(*(record.text(f"{stem}_{language}") for language in ("zh", "ru", "en")))


def holder_name(person: Record) -> HolderName:
    """The names in their scripts; the one of the person's country is printed large."""
    values = person.values
    return HolderName(han_name(values), cyrillic_name(values), latin_name(values), own_script(values))


def _level(enrolment: Record | None) -> str:
    """The level that somebody reached by passing."""
    return enrolment.text("level_reached") if enrolment is not None and enrolment["result"] == "passed" else ""


def _taught(mobility: Record) -> int | None:
    taught = mobility["taught_minutes"]
    return taught if isinstance(taught, int) and taught > 0 else None


def day_of(value: Value) -> date | None:
    """The day that a field holds."""
    return date.fromisoformat(str(value)) if value else None


_UNVERIFIED = "unverified"


class Specialities:
    """Reads only. `country` is that of the institution which issues the paper."""

    def __init__(self, store: Store, country: str) -> None:
        self._store, self._country = store, country

    def of(self, person: Record) -> Trilingual:
        """Its names in the list, else what was typed, in the language of its letters; empty when nobody wrote one."""
        listed, typed = self._listed(person), person.text("speciality_name").strip()
        if listed is not None and listed["country"] == self._country:
            return trilingual(listed, "name")
        return Trilingual(**{language_of(typed): typed}) if typed else Trilingual()

    def problems(self, person: Record) -> Iterator[Problem]:
        """A code of another country, a name that nobody has verified or that differs from what was typed."""
        listed, typed = self._listed(person), person.text("speciality_name").strip()
        code = person.text("speciality_code").strip()
        if listed is None:
            if code and typed:
                yield _asked("speciality_not_listed", {"code": code, "name": typed})
            return
        names = [listed.text(f"name_{language}") for language in LANGUAGES]
        name = {language: text for language, text in zip(LANGUAGES, names, strict=True) if text}
        if listed["country"] != self._country:
            country = f"choice.country.{listed.text('country')}"
            yield _asked("speciality_of_another_country", {"code": code, "country": country})
        elif typed and typed not in names:
            yield _asked("speciality_differs", {"code": code, "name": name, "typed": typed})
        elif listed["confidence"] == _UNVERIFIED:
            yield _asked("speciality_unverified", {"code": code, "name": name})

    def _listed(self, person: Record) -> Record | None:
        code = person.text("speciality_code").strip()
        found = pointing(self._store, "speciality", "code", code) if code else []
        return min(found, key=lambda one: (one["country"] != self._country, one.id), default=None)


def _asked(code: str, facts: dict[str, object]) -> Problem:
    return Problem(f"certificate.{code}", "speciality_code", facts, Level.ASKS)

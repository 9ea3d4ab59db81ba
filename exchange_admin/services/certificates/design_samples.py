"""Papers to try a design with: an invented guest, and the longest names that the office really has."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from exchange_admin.documents.certificates.facts import EDITION, HolderName, ParticipationFacts, Trilingual
from exchange_admin.documents.certificates.wording import said_day
from exchange_admin.documents.designs.paper_words import (
    ABOUT,
    BARE,
    CLAUSES,
    DETAILS,
    HOLDER,
    PRINTED,
    SENTENCES,
    PaperWords,
)
from exchange_admin.documents.designs.spec import DesignSpec
from exchange_admin.domain.fields import Value
from exchange_admin.domain.labels import PERSON_NAME_FIELDS, cyrillic_name, han_name, latin_name
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.rules.paper_kinds import ACCOMPANYING, PAPER_KINDS
from exchange_admin.domain.rules.usual_settings import STAMP_MM
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import LANGUAGES, Wording
from exchange_admin.services.certificates.codes import PaperCodes
from exchange_admin.services.certificates.issuing import Issuing
from exchange_admin.services.certificates.office_designs import OfficeDesigns
from exchange_admin.services.certificates.paper_facts import (
    PARTICIPATION,
    PaperOrder,
    choice_in_each,
    in_each,
    lowered,
    same_in_each,
    trilingual,
)
from exchange_admin.services.certificates.selection import Selection
from exchange_admin.services.office_files import own_office
from exchange_admin.services.stored import got
from exchange_admin.store import Store

_GUEST = HolderName("索科洛娃·达里娅", "Соколова Дарья Андреевна", "SOKOLOVA Daria", "cyrillic")
_PROGRAMME = Trilingual("汉语语言培训", "Курс китайского языка", "Chinese Language Training")
_COLLEGE = Trilingual("松花职业技术学院", "Колледж Сунхуа", "Songhua Vocational College")
_PARTNER = Trilingual("喀山理工学院", "Казанский политехнический колледж", "Kazan Polytechnic College")
_SIGNATORY = Trilingual("文志远", "Вэнь Чжиюань", "Wen Zhiyuan")
_POSITION = Trilingual("校长", "Директор", "President")
_PLACE = Trilingual("哈尔滨", "Харбин", "Harbin")
_RESULT = Trilingual("合格", "зачтено", "passed")
_TOPIC = Trilingual("物流管理", "Логистика", "Logistics")
_LONGEST_SERIAL = "AAAAAP99999-X"
_MOST = 20_000  # records of a kind that are looked through
_BLOCK = 1_000


@dataclass(frozen=True, slots=True)
class Placeholder:
    """`{name}`, and what it says on a paper of the sample."""

    name: str
    sample: str


class DesignSamples:
    """Reads only. The codes on samples verify as altered."""

    def __init__(
        self, store: Store, wordings: Mapping[str, Wording], codes: PaperCodes, today: Callable[[], date]
    ) -> None:
        self._store, self._wordings, self._codes, self._today = store, wordings, codes, today
        self._longest: tuple[int, ParticipationFacts] | None = None

    def placeholders(self, kind: str, language: str) -> tuple[Placeholder, ...]:
        """Everything that texts of a design may hold, with what it stands for in the language."""
        paper = self.sample(kind, (language,))
        values = PaperWords(replace(paper, duplicate_of=paper.number), self._wordings[language]).values
        stated = (*PAPER_KINDS[kind].details, *(("academic_number",) if PAPER_KINDS[kind].academic else ()))
        names = (
            *(n for n in SENTENCES if values.get(n)),
            *HOLDER,
            *(n for n in CLAUSES if n != "doing" or values[n]),
            *BARE,
            *PRINTED,
            *(n for n in DETAILS if n in stated),
            *(n for n in ABOUT if n.removeprefix("about_") in stated),
        )
        return tuple(Placeholder(name, values.get(name, "")) for name in names)

    def sample(self, kind: str, languages: Sequence[str]) -> ParticipationFacts:
        """A paper of the office for somebody invented."""
        return self._codes.as_sample(_about(self._of_office(), kind, languages))

    def longest(self, kind: str, languages: Sequence[str]) -> tuple[ParticipationFacts, ...]:
        """Papers with the longest names of people, programmes and institutions of the office, led by each script."""
        count = self._store.step_count()
        if self._longest is None or self._longest[0] != count:
            self._longest = count, self._with_longest(self._of_office())
        paper = _about(self._longest[1], kind, languages)
        scripts = {"zh": "han", "ru": "cyrillic", "en": "latin"}
        natives = dict.fromkeys(("cyrillic", "latin", *(scripts[language] for language in languages)))
        papers = (replace(paper, holder=replace(paper.holder, native=native)) for native in natives)
        return tuple(map(self._codes.as_sample, papers))

    def _of_office(self) -> ParticipationFacts:
        office = own_office(self._store)
        own = got(self._store, "institution", office.text("institution_id"))
        signatory = got(self._store, "signatory", office.text("signatory_id"))
        today = self._today()
        kept_clear = office["stamp_mm"]
        college = trilingual(own, "name") or _COLLEGE
        return ParticipationFacts(
            number=f"{office.text('code') or 'SU'}-{today.year}-AP0001-X",
            holder=_GUEST,
            programme=_PROGRAMME,
            host=college,
            home=_PARTNER,
            issuer=college,
            starts=date(today.year, 3, 2),
            ends=date(today.year, 7, 5),
            issued=today,
            minutes=320 * 45,
            result=_RESULT,
            level="B1",
            place=trilingual(office, "city") or _PLACE,
            signatory=trilingual(signatory, "name") or _SIGNATORY,
            position=trilingual(signatory, "position") or _POSITION,
            stamp=trilingual(office, "stamp"),
            stamp_mm=kept_clear if isinstance(kept_clear, int) else STAMP_MM,
            languages=LANGUAGES,
            edition=EDITION,
            details=self._details(office, signatory),
        )

    def _details(self, office: Record, signatory: Record) -> tuple[tuple[str, Trilingual], ...]:
        born = in_each(self._wordings, lambda words: said_day(words, date(2005, 3, 14)))
        country = choice_in_each(self._wordings, "country", "RU")
        contact = " · ".join(filter(None, (office.text("phone"), office.text("email")))) or "+86 451 0000 0118"
        own = got(self._store, "institution", office.text("institution_id")).text("country") or "CN"
        found = {
            "birth_date": born,
            "citizenship": country,
            "document": same_in_each("75 1234567"),
            "host_country": same_in_each(own),
            "contact": same_in_each(contact),
            "topic": _TOPIC,
            "sex": self._word("sex", "2"),
            "study_level": self._word("study_level", "short_cycle"),
            "academic_number": same_in_each("102139202606000001"),
            "office.logo": same_in_each(office.text("logo_image")),
            "signatory.signature": same_in_each(signatory.text("signature_image")),
        }
        return tuple((name, text) for name, text in found.items() if text)

    def _word(self, vocabulary: str, word: str) -> Trilingual:
        return in_each(self._wordings, lambda words: lowered(words.choice(vocabulary, word), words))

    def _with_longest(self, paper: ParticipationFacts) -> ParticipationFacts:
        rows = self._rows("person", PERSON_NAME_FIELDS)
        people: list[dict[str, Value]] = [dict(zip(PERSON_NAME_FIELDS, row, strict=True)) for row in rows]
        holder = HolderName(
            _longest(_GUEST.han, map(han_name, people)),
            _longest(_GUEST.cyrillic, map(cyrillic_name, people)),
            _longest(_GUEST.latin, map(latin_name, people)),
            "cyrillic",
        )
        institution = self._longest_names("institution", _COLLEGE)
        programmes = (self._longest_names(kind, _PROGRAMME) for kind in ("programme", "language_course"))
        return replace(
            paper,
            number=f"{paper.number.partition('-')[0]}-{paper.issued.year}-{_LONGEST_SERIAL}",
            holder=holder,
            programme=max(programmes, key=_size),
            host=institution,
            home=institution,
            signatory=self._longest_names("signatory", paper.signatory),
            position=self._longest_names("signatory", paper.position, "position"),
            duplicate_of=f"{paper.number.partition('-')[0]}-{paper.issued.year}-{_LONGEST_SERIAL}",
        )

    def _longest_names(self, kind: str, else_: Trilingual, stem: str = "name") -> Trilingual:
        """The longest text of each language, not of one record: the page must have room for either."""
        columns = list(zip(*self._rows(kind, [f"{stem}_{language}" for language in LANGUAGES]), strict=True))
        said = {language: map(str, filter(None, texts)) for language, texts in zip(LANGUAGES, columns, strict=False)}
        return Trilingual(**{each: _longest(else_.get(each), said.get(each, ())) for each in LANGUAGES})

    def _rows(self, kind: str, fields: Sequence[str]) -> Iterator[tuple[Value, ...]]:
        ns = self._store.ids(Query(kind))[:_MOST]
        for start in range(0, len(ns), _BLOCK):
            yield from self._store.rows(kind, ns[start : start + _BLOCK], fields).values()


def _longest(least: str, texts: Iterable[str]) -> str:
    """By room: a Chinese character is as wide as two letters."""
    return max((least, *texts), key=_width)


def _width(text: str) -> int:
    return sum(2 if character > "\u2e80" else 1 for character in text)


def _size(text: Trilingual) -> int:
    return max(_width(text.get(language)) for language in LANGUAGES)


def _about(paper: ParticipationFacts, kind: str, languages: Sequence[str]) -> ParticipationFacts:
    """The paper as one of the kind: a number of 18 digits stands on academic certificates only."""
    kept = PAPER_KINDS[kind].academic
    details = tuple((name, text) for name, text in paper.details if kept or name != "academic_number")
    activity = next(iter(PAPER_KINDS[kind].activities), ACCOMPANYING if kind == ACCOMPANYING else "student_studies")
    return replace(paper, kind=kind, languages=tuple(languages), details=details, activity=activity)


LONGEST, INVENTED, PERSON = "longest", "invented", "person"


@dataclass(frozen=True, slots=True)
class Whom:
    """Whose facts: those with the longest names of the office, an invented guest's, or somebody's."""

    sort: str = LONGEST
    person: str = ""


class DesignPreviews:
    """Draws and checks with samples; what is asked of a design in several kinds is tried with each of them."""

    def __init__(
        self, designs: OfficeDesigns, samples: DesignSamples, issuing: Issuing, today: Callable[[], date]
    ) -> None:
        self._designs, self._samples, self._issuing, self._today = designs, samples, issuing, today

    def facts(self, kinds: Sequence[str], languages: Sequence[str], whom: Whom) -> ParticipationFacts:
        """What a preview states; looking for the longest names takes its time in a large office.

        Raises RuleBroken when somebody has no facts for such a paper.
        """
        kind = _kinds(kinds)[0]
        if whom.sort == PERSON:
            return self._of_person(whom.person, kind, languages)
        samples = self._samples
        return samples.longest(kind, languages)[0] if whom.sort == LONGEST else samples.sample(kind, languages)

    def page(self, spec: DesignSpec, facts: ParticipationFacts) -> bytes:
        """The page as it would be printed, whatever is wrong with it."""
        return self._designs.preview(spec, facts)

    def page_of(self, id: str, languages: Sequence[str]) -> bytes:
        """The page of a listed design, in as many of the languages as it has room for. Raises RuleBroken."""
        catalogue = self._designs.catalogue
        listed = catalogue.listed(id)
        facts = self._samples.sample(_kinds(listed.kinds)[0], tuple(languages)[: listed.languages])
        if listed.editable:
            return self._designs.preview(catalogue.spec(id), facts)
        return catalogue.for_kind(facts.kind, id).pdf([facts])

    def check(self, spec: DesignSpec, languages: Sequence[str]) -> tuple[Problem, ...]:
        """What will not fit or is missing, with the longest names of the office, for every kind of the design."""
        papers = [paper for kind in _kinds(spec.kinds) for paper in self._samples.longest(kind, languages)]
        return self._designs.check(spec, papers)

    def placeholders(self, spec: DesignSpec, language: str) -> tuple[Placeholder, ...]:
        """Everything that texts of the design may hold, whole sentences last."""
        known = {one.name: one for kind in _kinds(spec.kinds) for one in self._samples.placeholders(kind, language)}
        return tuple(sorted(known.values(), key=lambda one: one.name in SENTENCES))

    def _of_person(self, person: str, kind: str, languages: Sequence[str]) -> ParticipationFacts:
        sample = self._samples.sample(kind, languages)
        order = PaperOrder(kind, tuple(languages), self._today())
        (recipient,) = self._issuing.recipients(Selection(people=(person,)), order)
        if not isinstance(recipient.facts, ParticipationFacts):
            raise RuleBroken(*recipient.problems)
        return dataclasses.replace(recipient.facts, number=sample.number, code=sample.code)


def _kinds(kinds: Sequence[str]) -> Sequence[str]:
    """Those that this version of the program knows; a design for none of them is shown as a certificate."""
    return [kind for kind in kinds if kind in PAPER_KINDS] or [PARTICIPATION]

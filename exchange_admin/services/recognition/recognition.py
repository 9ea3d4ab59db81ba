"""What an office does with recognition cases, in one place."""

from __future__ import annotations

from functools import cached_property

from exchange_admin.domain.queries import Query
from exchange_admin.services.grades.converting import Converting
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.recognition.case import RecognitionCase, agreed_course
from exchange_admin.services.recognition.deciding import Deciding
from exchange_admin.services.recognition.equivalences import Equivalences
from exchange_admin.services.recognition.mapping import MappingCourses
from exchange_admin.services.recognition.reading import CaseReading
from exchange_admin.services.recognition.writing_down import courses_written
from exchange_admin.services.stored import pointing


class Recognition(Service[Parts]):
    """The verbs of recognition cases over one open office file."""

    def __init__(self, parts: Parts, converting: Converting) -> None:
        super().__init__(parts)
        self._reading = CaseReading(parts.store, converting, parts.today)

    def case(self, id: str) -> RecognitionCase:
        """Raises RuleBroken with `record.missing`."""
        return self._reading.read(id)

    def of_transcript(self, transcript: str) -> str:
        """The id of the case of a transcript, empty when there is none."""
        found = pointing(self._store, "recognition", "transcript_id", transcript)
        return found[0].id if found else ""

    def offers(self, case: RecognitionCase) -> list[str]:
        """Home courses that a person may mean, as they are typed: approved equivalences first, then those agreed on."""
        known = [courses_written(one.courses) for one in self.equivalences.of(case.host.id, case.home.id)]
        return list(dict.fromkeys([*known, *(courses_written([agreed_course(one, case.home)]) for one in case.agreed)]))

    def staff(self) -> list[str]:
        """The names on the office's list."""
        return [one.text("name") for one in self._store.records(Query("staff"))]

    @cached_property
    def mapping(self) -> MappingCourses:
        return MappingCourses(self._parts)

    @cached_property
    def deciding(self) -> Deciding:
        return Deciding(self._parts, self._reading)

    @cached_property
    def equivalences(self) -> Equivalences:
        return Equivalences(self._store)
